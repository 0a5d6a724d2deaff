/// What a milestone mail says: "25 %, next 50 %".
enum Milestones {
  /// What the names of the merge fields begin with that only a milestone gives values to.
  static let mergePrefix = "checklist."

  /// The merge values `checklist.percent` and `checklist.nextPercent` of a milestone event.
  static func mergeValues(of cause: Event?, catalog: Catalog) -> [PropertyName: Value] {
    guard let cause, cause.name == .milestone, let percent = cause.properties[.percent]?.integer else { return [:] }
    var values: [PropertyName: Value] = ["checklist.percent": .integer(percent)]
    if let reference = cause.content, case .checklist(let checklist) = catalog.content(reference),
      let next = checklist.milestones.filter({ $0 > percent }).min()
    {
      values["checklist.nextPercent"] = .integer(next)
    }
    return values
  }
}
