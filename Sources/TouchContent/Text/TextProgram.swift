/// What a text says, ready to be written: one pool of escaped bytes, and the fields with the places where they stand in
/// it. Made once when the text is read; `Benchmarks/compare render` asks for this.
struct TextProgram: Sendable {
  /// Everything but the values.
  private let pool: [UInt8]
  private let slots: [Slot]

  /// A field, and the place in the pool before which it stands.
  fileprivate struct Slot {
    var place: Int
    var field: MergeField
    var hash: UInt64
  }

  /// Reads what the closure writes.
  init(_ write: (inout Builder) -> Void) {
    var builder = Builder()
    write(&builder)
    pool = builder.html.bytes
    slots = builder.slots
  }

  /// Writes the text with its values, escaped.
  func write(_ values: MergeValues, to writer: inout HTMLWriter) {
    write(to: &writer) { slot, writer in
      if let value = values.value(of: slots[slot].field.name, hash: slots[slot].hash) {
        writer.text(value)
      } else if let fallback = slots[slot].field.fallback {
        writer.text(fallback)
      }
    }
  }

  /// Writes the text with numbers for its fields.
  func write(_ number: (_ name: String) -> Int?, to writer: inout HTMLWriter) {
    write(to: &writer) { slot, writer in
      if let number = number(slots[slot].field.name) {
        writer.number(number)
      } else if let fallback = slots[slot].field.fallback {
        writer.text(fallback)
      }
    }
  }

  /// `value` writes what stands in the slot at that place.
  @inline(__always)
  private func write(to writer: inout HTMLWriter, value: (Int, inout HTMLWriter) -> Void) {
    pool.withUnsafeBytes { pool in
      var start = 0
      for index in slots.indices {
        let place = slots[index].place
        writer.append(finished: pool, start..<place)
        start = place
        value(index, &writer)
      }
      writer.append(finished: pool, start..<pool.count)
    }
  }

  /// Takes down a text.
  struct Builder: ~Copyable {
    /// Everything but the values.
    var html = HTMLWriter()
    fileprivate var slots: [Slot] = []

    /// Takes down a field.
    mutating func field(_ field: MergeField) {
      slots.append(Slot(place: html.count, field: field, hash: MergeValues.hash(of: field.name)))
    }
  }
}
