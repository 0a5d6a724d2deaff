import EventLog
import Foundation

/// Finds the place of each value in the columns that read it.
///
/// Unsafe pointers for the same reason as in ``SieveView`` (`Benchmarks/compare decide`).
struct TraitFiller {
  let view: SieveView
  /// One place for each column; zero where nothing is known.
  let places: UnsafeMutablePointer<Int32>
  /// Now, in seconds since the reference date, as dates compare.
  let now: Double

  /// Places the value of an attribute, nil for a missing one. It is borrowed, so that no references to texts are counted
  /// (`Benchmarks/compare decide`).
  /// - Parameter column: The only column that has to be placed, of those of a text; all of them by default.
  /// - Returns: True when a column has no class for it, and has to ask for the value itself.
  @inline(__always)
  func set(_ value: borrowing Value?, _ slot: Int, only column: Int? = nil) -> Bool {
    let attribute = view.attributes + slot
    switch value {
    case nil:
      return clear(attribute)
    case .string(let text)?:
      return text.utf8.withContiguousStorageIfAvailable { place(UnsafeRawBufferPointer($0), attribute, only: column) }
        ?? placeCopy(of: text, attribute)
    case .integer(let number)?:
      // A greater one is no longer told apart as a decimal number.
      guard number.magnitude < 1 << 53 else { return ask(attribute) }
      return place(Double(number), attribute)
    case .decimal(let number)?:
      return number.isNaN ? ask(attribute) : place(number, attribute)
    case .boolean(let flag)?:
      return place(raw: flag ? Classes.isTrue : Classes.isFalse, attribute)
    case .date(let date)?:
      return place(date, attribute)
    case .strings?:
      return ask(attribute)
    }
  }

  private func clear(_ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    forEachColumn(of: attribute) { places[$0] = Int32(Classes.missing) }
    return false
  }

  private func ask(_ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    forEachColumn(of: attribute) { places[$0] = Int32(Classes.asked) }
    return true
  }

  private func forEachColumn(of attribute: UnsafePointer<Sieve.Attribute>, _ body: (Int) -> Void) {
    for column in [attribute.pointee.value, attribute.pointee.age, attribute.pointee.prefix] where column >= 0 {
      body(Int(column))
    }
    for part in [attribute.pointee.searches, attribute.pointee.endings] {
      for index in part.places { body(Int(view.texts[index].target)) }
    }
    for index in attribute.pointee.asked.places { body(Int(view.lists[index])) }
  }

  // MARK: Numbers, dates and truth values

  @inline(__always)
  private func place(_ number: Double, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    guard attribute.pointee.value >= 0 else { return place(raw: Classes.firstNumber, attribute) }
    let column = view.columns + Int(attribute.pointee.value)
    let raw = Classes.firstNumber &+ rank(number, Int(column.pointee.constants), Int(column.pointee.count))
    return place(raw: raw, attribute)
  }

  @inline(__always)
  private func place(_ date: Date, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    let seconds = date.timeIntervalSinceReferenceDate
    var isAsked = false
    if attribute.pointee.value >= 0 || attribute.pointee.isText {
      isAsked = placeValue(of: seconds, attribute)
    }
    if attribute.pointee.age >= 0 {
      let column = view.columns + Int(attribute.pointee.age)
      let raw = Classes.first &+ 1 &+ ageRank(seconds, Int(column.pointee.constants), Int(column.pointee.count))
      places[Int(attribute.pointee.age)] = view.classes[Int(column.pointee.classes) &+ raw]
    }
    return isAsked
  }

  private func placeValue(of seconds: Double, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    guard attribute.pointee.value >= 0 else { return place(raw: Classes.firstNumber, attribute) }
    let column = view.columns + Int(attribute.pointee.value)
    let rank = rank(seconds, Int(column.pointee.dates), Int(column.pointee.dateCount))
    let raw = Classes.firstNumber &+ Int(column.pointee.count) &* 2 &+ 1 &+ rank
    return place(raw: raw, attribute)
  }

  /// Places what is no text; columns that look at texts are asked.
  @inline(__always)
  private func place(raw: Int, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    if attribute.pointee.isText { _ = ask(attribute) }
    if attribute.pointee.age >= 0 { placeNoInstant(attribute) }
    if attribute.pointee.value >= 0 {
      let column = Int(attribute.pointee.value)
      places[column] = view.classes[Int(view.columns[column].classes) &+ raw]
    }
    return attribute.pointee.isText
  }

  @inline(__always)
  private func placeNoInstant(_ attribute: UnsafePointer<Sieve.Attribute>) {
    let column = Int(attribute.pointee.age)
    places[column] = view.classes[Int(view.columns[column].classes) &+ Classes.first]
  }

  /// Twice the number of constants below the value, and one more when it is one of them.
  ///
  /// The last few are all compared, eight at a time, because a branch that is guessed wrong costs more than they do.
  @inline(__always)
  private func rank(_ value: Double, _ start: Int, _ count: Int) -> Int {
    var low = start
    var left = count
    while left > Self.few {
      let half = left >> 1
      if view.constants[low &+ half &- 1] < value { low &+= half }
      left &-= half
    }
    var below = SIMD8<Int64>.zero
    let wanted = SIMD8(repeating: value)
    let end = low &+ left
    var index = low
    while index < end {
      let constants = UnsafeRawPointer(view.constants + index).loadUnaligned(as: SIMD8<Double>.self)
      below &-= unsafeBitCast(constants .< wanted, to: SIMD8<Int64>.self)
      index &+= 8
    }
    return place(low &- start &+ Int(below.wrappedSum()), start, count) { view.constants[$0] == value }
  }

  /// The same for ages, of the instants that lie so long before now: the walk compares instants, too.
  @inline(__always)
  private func ageRank(_ instant: Double, _ start: Int, _ count: Int) -> Int {
    var low = start
    var left = count
    while left > Self.few {
      let half = left >> 1
      if now - view.constants[low &+ half &- 1] > instant { low &+= half }
      left &-= half
    }
    var below = SIMD8<Int64>.zero
    let wanted = SIMD8(repeating: instant)
    let nows = SIMD8(repeating: now)
    let end = low &+ left
    var index = low
    while index < end {
      let ages = UnsafeRawPointer(view.constants + index).loadUnaligned(as: SIMD8<Double>.self)
      below &-= unsafeBitCast(nows - ages .> wanted, to: SIMD8<Int64>.self)
      index &+= 8
    }
    return place(low &- start &+ Int(below.wrappedSum()), start, count) { now - view.constants[$0] == instant }
  }

  /// The first instant from now on at which the instant in an attribute comes into another class of ages.
  func turn(of date: Date, _ slot: Int) -> Date {
    let attribute = view.attributes + slot
    guard attribute.pointee.age >= 0 else { return .distantFuture }
    let column = view.columns + Int(attribute.pointee.age)
    let ages = UnsafeBufferPointer(
      start: view.constants + Int(column.pointee.constants), count: Int(column.pointee.count))
    return ages.map(date.addingTimeInterval).filter { $0.timeIntervalSinceReferenceDate > now - FirstTurn.margin }.min()
      ?? .distantFuture
  }

  @inline(__always)
  private func place(_ found: Int, _ start: Int, _ count: Int, _ isOn: (Int) -> Bool) -> Int {
    found &* 2 &+ (found < count && isOn(start &+ found) ? 1 : 0)
  }

  static var few: Int { 48 }

  // MARK: Events

  /// How many events happened up to now, of those of a stream in order.
  @inline(__always)
  func end(of times: UnsafeBufferPointer<Date>) -> Int {
    var count = times.count
    while count > 0, times[count &- 1].timeIntervalSinceReferenceDate > now { count &-= 1 }
    return count
  }

  /// Places the counts of a stream, of which the first `count` events happened up to now.
  ///
  /// Two windows at a time over the last events, as many as rules ask for.
  @inline(__always)
  func set(_ times: UnsafeBufferPointer<Date>, _ stream: Int, until count: Int) {
    let part = view.streams[stream]
    var index = Int(part.start)
    while index < Int(part.end) {
      let one = Int(view.lists[index])
      let other = Int(view.lists[min(index &+ 1, Int(part.end) &- 1)])
      let deepest = Int(max(view.columns[one].deepest, view.columns[other].deepest))
      let starts = SIMD2(now - view.columns[one].span, now - view.columns[other].span)
      var found = SIMD2<Int64>.zero
      // A few are all gone through, even if fewer happened: a jump that depends on how many did is often guessed wrong.
      let steps = count == 0 ? 0 : deepest > 8 ? min(deepest, count) : deepest
      var step = 1
      while step <= steps {
        let time = SIMD2(repeating: times[max(count &- step, 0)].timeIntervalSinceReferenceDate)
        // All bits where there is no such event.
        let isNone = SIMD2(repeating: Int64(count &- step) >> 63)
        found &-= unsafeBitCast(time .> starts, to: SIMD2<Int64>.self) & ~isNone
        step &+= 1
      }
      places[one] = place(ofCount: Int(found[0]), one)
      places[other] = place(ofCount: Int(found[1]), other)
      index &+= 2
    }
  }

  /// Forgets the counts of a stream.
  func clear(stream: Int) {
    for index in view.streams[stream].places { places[Int(view.lists[index])] = Int32(Classes.missing) }
  }

  /// The same, given how many happened after an instant.
  func set(_ stream: Int, count: (_ after: Date, _ column: Int) -> Int) {
    for index in view.streams[stream].places {
      let column = Int(view.lists[index])
      let span = view.columns[column].span
      let start = span == .infinity ? Date.distantPast : Date(timeIntervalSinceReferenceDate: now - span)
      places[column] = place(ofCount: count(start, column), column)
    }
  }

  @inline(__always)
  private func place(ofCount count: Int, _ column: Int) -> Int32 {
    let column = view.columns + column
    if column.pointee.count == 0 {
      return view.classes[Int(column.pointee.classes) &+ min(count, Int(column.pointee.deepest))]
    }
    let steps = view.constants + Int(column.pointee.constants)
    let reached = (0..<Int(column.pointee.count)).count { steps[$0] <= Double(count) }
    return view.classes[Int(column.pointee.classes) &+ (reached == 0 ? Classes.missing : Classes.asked &+ reached)]
  }
}
