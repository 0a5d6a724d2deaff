public import EventLog

/// Variants that are compared with each other, and those who get none of them.
///
/// Users are spread by ``Percentage/place(of:salt:)`` with the experiment's id as salt: the first variant takes the
/// lowest places, and so on in order. Whoever is left over is the holdout. A variant at the end can be made larger
/// without anybody changing sides.
public struct Experiment: Hashable, Sendable, Codable {
  /// One variant and its share.
  public struct Variant: Hashable, Sendable, Codable {
    /// The name that conditions use.
    public var name: VariantName
    /// The share of all users in percent.
    public var percent: Double

    /// Makes a variant.
    public init(_ name: VariantName, percent: Double) {
      self.name = name
      self.percent = percent
    }
  }

  /// The id, and the salt.
  public var id: ExperimentID
  /// The variants in order; together at most 100 percent.
  public var variants: [Variant]

  /// Makes an experiment.
  public init(_ id: ExperimentID, variants: [Variant]) {
    self.id = id
    self.variants = variants
  }

  /// The variant of a subject; nil for the holdout.
  public func variant(of subject: Subject) -> VariantName? {
    let place = Double(Percentage.place(of: subject, salt: id.rawValue))
    var end = 0.0
    for variant in variants {
      end += variant.percent * 100
      if place < end.rounded() { return variant.name }
    }
    return nil
  }
}
