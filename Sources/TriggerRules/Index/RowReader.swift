import EventLog
import Foundation

/// Places the values of a row one by one, as they are asked for.
///
/// It holds nothing whose references are counted: it is handed on for every value (`Benchmarks/compare decide`).
struct RowReader: SieveAsker {
  let values: RowValues
  let filler: TraitFiller
  let page: UnsafePointer<String?>

  /// A column that is not read yet has the place of one that has to be asked: it is looked at again then.
  @inline(__always)
  init(_ values: RowValues, _ filler: TraitFiller, page: UnsafePointer<String?>, of sieve: Sieve) {
    self.values = values
    self.filler = filler
    self.page = page
    filler.places.initialize(repeating: Int32(Classes.asked), count: sieve.columns)
  }

  func read(_ column: Int, of sieve: Sieve) {
    switch filler.view.columns[column].source {
    case .attribute(let slot):
      let place = Int(values.attributePlaces[Int(slot)])
      if place < 0 {
        _ = filler.set(nil, Int(slot))
      } else {
        _ = filler.set(values.attributes[place], Int(slot), only: column)
      }
    case .stream(let slot):
      let place = Int(values.streamPlaces[Int(slot)])
      if place < 0 { return filler.clear(stream: Int(slot)) }
      let times = values.times(place)
      filler.set(times, Int(slot), until: filler.end(of: times))
    case .pattern(let number):
      filler.set(page: page.pointee, of: CollectionOfOne(sieve.names.patterns[Int(number)]))
    }
  }

  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict {
    values.verdict(of: condition, source)
  }
}
