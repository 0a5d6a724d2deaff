import EventLog
import Foundation

/// The tables of a sieve as the hot loop reads them.
///
/// Unsafe pointers, because reference counts and bounds checks took over nine tenths of the time of a decision
/// (`Benchmarks/compare decide`). Every index in the tables was computed by ``SieveBuilder``, none comes from outside.
struct SieveView {
  /// Where the memory begins, with the list of the tables. One pointer, as a view is handed on for each value that is
  /// read.
  private let base: UnsafeRawPointer

  @inline(__always)
  fileprivate init(_ base: UnsafeRawPointer) {
    self.base = base
  }

  @inline(__always) var columns: UnsafePointer<Sieve.Column> { table(layout.pointee.columns) }
  @inline(__always) var attributes: UnsafePointer<Sieve.Attribute> { table(layout.pointee.attributes) }
  @inline(__always) var streams: UnsafePointer<Sieve.Part> { table(layout.pointee.streams) }
  @inline(__always) var lists: UnsafePointer<Int32> { table(layout.pointee.lists) }
  @inline(__always) var constants: UnsafePointer<Double> { table(layout.pointee.constants) }
  @inline(__always) var classes: UnsafePointer<Int32> { table(layout.pointee.classes) }
  @inline(__always) var texts: UnsafePointer<Sieve.Text> { table(layout.pointee.texts) }
  @inline(__always) var firsts: UnsafePointer<Int32> { table(layout.pointee.firsts) }
  @inline(__always) var skips: UnsafePointer<UInt8> { table(layout.pointee.skips) }
  @inline(__always) var bytes: UnsafePointer<UInt8> { table(layout.pointee.bytes) }
  @inline(__always) var names: TextView {
    TextView(entries: table(layout.pointee.entries), pool: table(layout.pointee.pool))
  }
  @inline(__always) var bases: UnsafePointer<Int32> { table(layout.pointee.bases) }
  @inline(__always) var masks: UnsafePointer<UInt64> { table(layout.pointee.masks) }
  @inline(__always) var heads: UnsafePointer<UInt64> { table(layout.pointee.heads) }
  @inline(__always) var members: UnsafePointer<UInt64> { table(layout.pointee.members) }
  @inline(__always) var bits: UnsafePointer<UInt64> { table(layout.pointee.bits) }
  @inline(__always) var steps: UnsafePointer<Sieve.Step> { table(layout.pointee.steps) }
  @inline(__always) var starts: UnsafePointer<Int32> { table(layout.pointee.starts) }
  @inline(__always) var probeParts: UnsafePointer<Sieve.Part> { table(layout.pointee.probeParts) }
  @inline(__always) var probes: UnsafePointer<Sieve.Probe> { table(layout.pointee.probes) }
  @inline(__always) var rules: UnsafePointer<Int32> { table(layout.pointee.rules) }
  @inline(__always) var leasts: UnsafePointer<Int32> { table(layout.pointee.leasts) }
  @inline(__always) var alone: UnsafePointer<Sieve.Alone> { table(layout.pointee.alone) }
  @inline(__always) var needParts: UnsafePointer<Sieve.Part> { table(layout.pointee.needParts) }
  @inline(__always) var needs: UnsafePointer<Sieve.Need> { table(layout.pointee.needs) }
  @inline(__always) var answers: UnsafePointer<Sieve.Answer> { table(layout.pointee.answers) }

  @inline(__always) private var layout: UnsafePointer<Sieve.Layout> {
    base.assumingMemoryBound(to: Sieve.Layout.self)
  }

  /// Whether a leaf, of which `bits` says for each place whether it has a verdict, has it in a place.
  @inline(__always)
  func isSet(_ place: Int, _ bits: Int32) -> Bool {
    self.bits[Int(bits) &+ place >> 6] >> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
  }

  @inline(__always)
  private func table<Element>(_ offset: Int) -> UnsafePointer<Element> {
    (base + offset).assumingMemoryBound(to: Element.self)
  }
}

extension Sieve {
  @inline(__always)
  func withView<Result>(_ body: (SieveView) -> Result) -> Result {
    memory.withUnsafeBytes { memory in
      guard let base = memory.baseAddress else { preconditionFailure("an index without memory") }
      return body(SieveView(base))
    }
  }
}
