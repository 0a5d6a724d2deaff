import EventLog
import Foundation

/// Lays out an index: the tables of ``Sieve``, as arrays that grow.
struct SieveTables {
  private let columns: [SieveBuilder.Column]
  private let builder: SieveBuilder
  private let words: Int
  private(set) var maskedColumns = 0

  private var names = Sieve.Names()
  private var layouts: [Sieve.Column] = []
  private var attributes: [Sieve.Attribute] = []
  private var attributeTexts: [AttributeTexts] = []
  private var streams: [[Int32]] = []
  private var constants: [Double] = []
  private var classes: [Int32] = []
  private var texts = TextTable()
  private var bases: [Int32] = []
  private var masks: [UInt64] = []
  private var members: [UInt64]
  private var bits: [UInt64] = []
  private var program = SieveProgram()
  private var alone: [Sieve.Alone] = []
  /// For each of these questions, in how many of a hundred places of its column it holds.
  private var shares: [Int] = []

  init(_ builder: SieveBuilder) {
    self.builder = builder
    // The column first that most rules ask for: it rules out the most.
    let masked = builder.columns.indices.filter { !builder.columns[$0].alone.isEmpty }
      .sorted { builder.columns[$0].alone.count > builder.columns[$1].alone.count }
    let order = masked + builder.columns.indices.filter { builder.columns[$0].alone.isEmpty }
    columns = order.map { builder.columns[$0] }
    maskedColumns = masked.count
    // A multiple of four, and one at least.
    words = max((builder.members.count + 255) / 256 * 4, 4)
    members = Array(repeating: 0, count: words)
    for (rule, isMember) in builder.members.enumerated() where isMember { members.insertBit(rule) }
    program.columns = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  }

  mutating func sieve(_ questions: [Condition]) -> Sieve {
    names.walked = builder.walked
    for index in columns.indices { add(columns[index], index) }
    let starts = builder.residuals.map { $0.map { program.add($0) } ?? Sieve.Step.matches }
    // What cannot match whatever is asked, such as one part that is an empty "any".
    for (rule, start) in starts.enumerated() where start == Sieve.Step.fails { members.removeBit(rule) }
    let probes = builder.residuals.map { $0.map { program.probes(of: $0) } ?? [] }
    // Last, as deciding does not look at them.
    let answers = questions.map { program.answer(to: builder.leaf(of: $0)) }
    names.timedQuestions = answers.indices.filter { names.timed.contains(Int(answers[$0].column)) }
    return laidOut(starts: starts, probes: probes, answers: answers)
  }

  private mutating func add(_ column: SieveBuilder.Column, _ index: Int) {
    let classes = Classes(column.key, leaves: column.leaves)
    var layout = Sieve.Column()
    layout.count = Int32(classes.numbers.count + classes.steps.count)
    layout.constants = add(classes.numbers + classes.steps)
    layout.dateCount = Int32(classes.dates.count)
    layout.dates = add(classes.dates)
    program.leaves.append(names.leaves.count)
    names.leaves += column.leaves
    let places = Places(column.leaves.map(classes.verdicts(of:)), count: classes.count)
    layout.classes = Int32(self.classes.count)
    if case .count = column.key {
      layout.deepest = Int32(clamping: Int(classes.steps.last ?? 0))
      layout.count = layout.deepest <= 64 ? 0 : layout.count
    }
    self.classes += layout.deepest > 0 && layout.count == 0 ? places.byCount(classes.steps) : places.byClass
    addTexts(classes, places, index, &layout)
    register(column, index, &layout)
    fill(column, index, places, &layout)
    layouts.append(layout)
  }

  private mutating func add(_ constants: [Double]) -> Int32 {
    let start = self.constants.count
    self.constants += constants
    self.constants += Array(repeating: .infinity, count: 7)
    return Int32(start)
  }

  /// The places of the classes: classes that give every leaf the same verdict share one.
  private struct Places {
    var byClass: [Int32] = []
    /// The verdict of each leaf in each place.
    var verdicts: [[Verdict]] = []

    init(_ leaves: [[Verdict]], count: Int) {
      var known: [[Verdict]: Int32] = [:]
      for index in 0..<count {
        let answers = leaves.map { $0[index] }
        if index != Classes.asked, let place = known[answers] {
          byClass.append(place)
          continue
        }
        byClass.append(Int32(verdicts.count))
        if index != Classes.asked { known[answers] = Int32(verdicts.count) }
        verdicts.append(answers)
      }
    }

    /// The places of the numbers from 0 to the last step.
    func byCount(_ steps: [Double]) -> [Int32] {
      (0...Int(steps.last ?? 0)).map { number in
        let reached = steps.count { $0 <= Double(number) }
        return byClass[reached == 0 ? Classes.missing : Classes.asked + reached]
      }
    }
  }

  private mutating func addTexts(_ classes: Classes, _ places: Places, _ index: Int, _ layout: inout Sieve.Column) {
    switch classes.key {
    case .value:
      let numbers = classes.texts.indices.map { places.byClass[classes.firstText + $0] }
      layout.texts = texts.add(Array(zip(classes.texts, numbers).map { (text: $0, number: $1) }))
      layout.otherText = places.byClass[classes.firstText + classes.texts.count]
    case .prefix(let key):
      layout.otherText = places.byClass[Classes.first]
      let slot = slot(of: key)
      attributeTexts[slot].prefixes = classes.texts.enumerated().map { ($1, places.byClass[Classes.first + 1 + $0]) }
    case .search(let key, let comparison):
      attributeTexts[slot(of: key)].add(comparison, Int32(index))
    default: break
    }
  }

  /// Notes at the attribute or the stream that the column reads it.
  private mutating func register(_ column: SieveBuilder.Column, _ index: Int, _ layout: inout Sieve.Column) {
    switch column.key {
    case .value(let key): attributes[slot(of: key)].value = Int32(index)
    case .age(let key): attributes[slot(of: key)].age = Int32(index)
    case .prefix(let key): attributes[slot(of: key)].prefix = Int32(index)
    case .count(let stream, let span):
      if let span { layout.span = span.interval }
      streams[slot(of: stream)].append(Int32(index))
    case .page(let pattern): names.patterns.append((pattern, index))
    case .search: break
    }
    switch column.key {
    case .value(let key), .age(let key), .prefix(let key), .search(let key, _):
      layout.source = .attribute(Int32(slot(of: key)))
    case .count(let stream, _): layout.source = .stream(Int32(slot(of: stream)))
    case .page: layout.source = .pattern(Int32(names.patterns.count - 1))
    }
    switch column.key {
    case .age, .count: names.timed.append(index)
    default: break
    }
  }

  private mutating func fill(
    _ column: SieveBuilder.Column, _ index: Int, _ places: Places, _ layout: inout Sieve.Column
  ) {
    program.bits.append(SieveProgram.Bits(verdicts: places.verdicts))
    layout.questions.start = Int32(alone.count)
    for (bit, question) in column.alone {
      alone.append(Sieve.Alone(bit: Int32(bit), start: program.add(question)))
    }
    layout.questions.end = Int32(alone.count)
    guard !column.alone.isEmpty else { return }
    bases.append(Int32(masks.count / words))
    var held = Array(repeating: 0, count: column.alone.count)
    for (place, verdicts) in places.verdicts.enumerated() {
      var mask = members
      // Where the class does not say, the rule stays; it is asked when that class occurs.
      for (number, (rule, question)) in column.alone.enumerated() where place != Classes.asked {
        if question.holds({ verdicts[$0] }) { held[number] += 1 } else { mask.removeBit(rule) }
      }
      masks += mask
    }
    shares += held.map { $0 * 100 / places.verdicts.count }
  }

  private mutating func slot(of key: AttributeKey) -> Int {
    if let slot = names.attributes.firstIndex(of: key) { return slot }
    names.attributes.append(key)
    attributes.append(Sieve.Attribute())
    attributeTexts.append(AttributeTexts())
    return names.attributes.count - 1
  }

  private mutating func slot(of stream: ColumnKey.Stream) -> Int {
    if let slot = names.streams.firstIndex(of: stream) { return slot }
    names.streams.append(stream)
    streams.append([])
    return names.streams.count - 1
  }

  // MARK: Memory

  private mutating func laidOut(starts: [Int32], probes: [[Sieve.Probe]?], answers: [Sieve.Answer]) -> Sieve {
    var (memory, layout) = (SieveMemory(), Sieve.Layout())
    var texts = SieveTexts()
    for slot in attributes.indices { texts.add(attributeTexts[slot], to: &attributes[slot]) }
    var lists = texts.asked
    let parts = streams.map { columns in
      lists += columns
      return Sieve.Part(start: Int32(lists.count - columns.count), end: Int32(lists.count))
    }
    addNames()
    layout.bases = memory.add(bases)
    layout.masks = memory.add(masks)
    layout.heads = memory.add(stride(from: 0, to: masks.count, by: words).map { masks[$0] })
    layout.members = memory.add(members)
    layout.columns = memory.add(layouts)
    layout.attributes = memory.add(attributes)
    layout.streams = memory.add(parts)
    layout.lists = memory.add(lists)
    layout.constants = memory.add(constants)
    layout.classes = memory.add(classes)
    layout.texts = memory.add(texts.texts)
    layout.firsts = memory.add(texts.firsts)
    layout.skips = memory.add(texts.skips)
    layout.bytes = memory.add(texts.bytes)
    layout.entries = memory.add(self.texts.entries)
    layout.pool = memory.add(self.texts.pool)
    layout.bits = memory.add(program.words)
    layout.steps = memory.add(program.steps)
    layout.starts = memory.add(starts)
    let rules = builder.rules.map { Int32($0) }
    layout.rules = memory.add(rules)
    layout.leasts = memory.add(
      stride(from: 0, to: words * 64, by: 64).map { $0 < rules.count ? rules[$0] : Int32.max })
    layout.alone = memory.add(alone)
    add(needs(), to: &memory, &layout.needParts, &layout.needs)
    add(probes, to: &memory, &layout.probeParts, &layout.probes)
    layout.answers = memory.add(answers)
    return Sieve(
      memory: memory.words(with: layout), names: names, columns: columns.count, maskedColumns: maskedColumns,
      words: words, questions: answers.count, isInOrder: builder.rules == Array(builder.rules.indices))
  }

  /// What each rule asks of single columns: of attributes first, which cost less to read than events, and first what
  /// holds in the fewest places.
  private func needs() -> [[Sieve.Need]?] {
    var needs: [[(need: Sieve.Need, rank: Int)]] = Array(repeating: [], count: builder.members.count)
    for column in 0..<maskedColumns {
      for place in layouts[column].questions.places {
        let need = Sieve.Need(column: Int32(column), start: alone[place].start)
        needs[Int(alone[place].bit)].append((need, shares[place] + (layouts[column].isOfEvents ? 100 : 0)))
      }
    }
    return needs.map { $0.sorted { $0.rank < $1.rank }.map(\.need) }
  }

  /// Adds the lists of all rules one behind the other; where there is none, its part ends before it begins.
  private func add<Element: BitwiseCopyable>(
    _ lists: [[Element]?], to memory: inout SieveMemory, _ parts: inout Int, _ elements: inout Int
  ) {
    var end: Int32 = 0
    parts = memory.add(
      lists.map { list in
        guard let list else { return Sieve.Part(start: 0, end: -1) }
        defer { end += Int32(list.count) }
        return Sieve.Part(start: end, end: end + Int32(list.count))
      })
    elements = memory.add(lists.flatMap { $0 ?? [] })
  }

  private mutating func addNames() {
    func part(_ side: Side, _ list: [(name: String, side: Side)]) -> TextTable.Part {
      texts.add(list.enumerated().filter { $1.side == side }.map { (text: $1.name, number: Int32($0)) })
    }
    let attributes = names.attributes.map { (name: $0.name.rawValue, side: $0.side) }
    let streams = names.streams.map { (name: $0.name.rawValue, side: $0.side) }
    names.attributeTables = (part(.user, attributes), part(.account, attributes))
    names.streamTables = (part(.user, streams), part(.account, streams))
  }
}

extension [UInt64] {
  fileprivate mutating func insertBit(_ place: Int) { self[place / 64] |= 1 << UInt64(place % 64) }
  fileprivate mutating func removeBit(_ place: Int) { self[place / 64] &= ~(1 << UInt64(place % 64)) }
}
