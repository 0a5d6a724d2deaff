/// One of the independently ordered parts of a store, from 0 to `StoreLimits.partitions` − 1.
public struct Partition: Hashable, Sendable {
  /// The number of the partition.
  public let index: Int

  /// Names a partition.
  public init(_ index: Int) {
    self.index = index
  }

  /// The partition of a subject in a store of `count` partitions.
  ///
  /// All subjects of one account share a partition, so that an account's events have one order. The hash is FNV-1a
  /// over the product and the account (else the user), each followed by a zero byte.
  public init(of subject: Subject, product: String, count: Int) {
    var hash = StableHash()
    hash.combine(product)
    hash.combine(subject.account?.rawValue ?? subject.user?.rawValue ?? "")
    self.init(Int(hash.value % UInt64(max(1, count))))
  }
}
