/// What a catalogue holds: one object, so that copies of the catalogue cost nothing. Every page is handed one.
final class CatalogShelf: Sendable {
  let product: Product
  let rules: RuleSet
  let contents: [ContentRef: Content]
  let all: [Content]
  let guides: [Guide]
  let checklists: [Checklist]
  let programmes: [Programme]
  let surveys: [Survey]
  let scenarios: [Scenario]
  let resources: [Resource]

  init(_ product: Product, _ contents: [Content], _ rules: RuleSet) {
    self.product = product
    self.rules = rules
    self.contents = Dictionary(contents.map { ($0.ref.unversioned, $0) }) { first, _ in first }
    all = self.contents.values.sorted { ($0.ref.kind, $0.ref.id) < ($1.ref.kind, $1.ref.id) }
    guides = all.compactMap { if case .guide(let guide) = $0 { guide } else { nil } }
    checklists = all.compactMap { if case .checklist(let checklist) = $0 { checklist } else { nil } }
    programmes = all.compactMap { if case .programme(let programme) = $0 { programme } else { nil } }
    surveys = all.compactMap { if case .survey(let survey) = $0 { survey } else { nil } }
    scenarios = all.compactMap { if case .scenario(let scenario) = $0 { scenario } else { nil } }
    resources = all.compactMap { if case .resource(let resource) = $0 { resource } else { nil } }
  }
}
