import EventLog
import Foundation

/// Places the values of a row one by one, as they are asked for.
struct RowReader: SieveAsker {
  let values: RowValues
  let filler: TraitFiller
  let page: String?
  let sieve: Sieve
  let hasAttributes: Bool
  let latest: Double

  /// A column that is not read yet has the place of one that has to be asked: it is looked at again then.
  @inline(__always)
  init(_ values: RowValues, _ filler: TraitFiller, page: String?, of sieve: Sieve) {
    self.values = values
    self.filler = filler
    self.page = page
    self.sieve = sieve
    hasAttributes = values.hasAttributes
    latest = values.latest
    filler.places.initialize(repeating: Int32(Classes.asked), count: sieve.columns)
  }

  func read(_ column: Int) {
    switch filler.view.columns[column].source {
    case .attribute(let slot):
      let place = Int(values.attributePlaces[Int(slot)])
      _ = place < 0 || !hasAttributes ? filler.set(nil, Int(slot)) : filler.set(values.attributes[place], Int(slot))
    case .stream(let slot):
      let place = Int(values.streamPlaces[Int(slot)])
      if place < 0 || latest == -.infinity { return filler.clear(stream: Int(slot)) }
      values.events[place].withUnsafeBufferPointer {
        filler.set($0, Int(slot), until: latest > filler.now ? filler.end(of: $0) : $0.count)
      }
    case .pattern(let number):
      filler.set(page: page, of: CollectionOfOne(sieve.names.patterns[Int(number)]))
    }
  }

  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict {
    values.verdict(of: condition, source)
  }
}
