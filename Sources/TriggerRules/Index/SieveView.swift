import EventLog
import Foundation

/// The tables of a sieve as the hot loop reads them.
///
/// Unsafe pointers, because reference counts and bounds checks took over nine tenths of the time of a decision
/// (`Benchmarks/compare decide`). Every index in the tables was computed by ``SieveBuilder``, none comes from outside.
struct SieveView {
  let columns: UnsafePointer<Sieve.Column>
  let attributes: UnsafePointer<Sieve.Attribute>
  let streams: UnsafePointer<Sieve.Part>
  let lists: UnsafePointer<Int32>
  let constants: UnsafePointer<Double>
  let classes: UnsafePointer<Int32>
  let texts: UnsafePointer<Sieve.Text>
  let firsts: UnsafePointer<Int32>
  let skips: UnsafePointer<UInt8>
  let bytes: UnsafePointer<UInt8>
  let names: TextView
  let bases: UnsafePointer<Int32>
  let masks: UnsafePointer<UInt64>
  let members: UnsafePointer<UInt64>
  let bits: UnsafePointer<UInt64>
  let steps: UnsafePointer<Sieve.Step>
  let starts: UnsafePointer<Int32>
  let probeParts: UnsafePointer<Sieve.Part>
  let probes: UnsafePointer<Sieve.Probe>
  let rules: UnsafePointer<Int32>
  let leasts: UnsafePointer<Int32>
  let alone: UnsafePointer<Sieve.Alone>
  let needParts: UnsafePointer<Sieve.Part>
  let needs: UnsafePointer<Sieve.Need>

  @inline(__always)
  fileprivate init(_ base: UnsafeRawPointer, _ layout: Sieve.Layout) {
    @inline(__always) func table<Element>(_ offset: Int) -> UnsafePointer<Element> {
      (base + offset).assumingMemoryBound(to: Element.self)
    }
    columns = table(layout.columns)
    attributes = table(layout.attributes)
    streams = table(layout.streams)
    lists = table(layout.lists)
    constants = table(layout.constants)
    classes = table(layout.classes)
    texts = table(layout.texts)
    firsts = table(layout.firsts)
    skips = table(layout.skips)
    bytes = table(layout.bytes)
    names = TextView(entries: table(layout.entries), pool: table(layout.pool))
    bases = table(layout.bases)
    masks = table(layout.masks)
    members = table(layout.members)
    bits = table(layout.bits)
    steps = table(layout.steps)
    starts = table(layout.starts)
    probeParts = table(layout.probeParts)
    probes = table(layout.probes)
    rules = table(layout.rules)
    leasts = table(layout.leasts)
    alone = table(layout.alone)
    needParts = table(layout.needParts)
    needs = table(layout.needs)
  }
}

extension Sieve {
  @inline(__always)
  func withView<Result>(_ body: (SieveView) -> Result) -> Result {
    memory.withUnsafeBytes { memory in
      guard let base = memory.baseAddress else { preconditionFailure("an index without memory") }
      return body(SieveView(base, layout))
    }
  }
}
