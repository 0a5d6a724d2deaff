import EventLog
import Foundation

/// Builds the index of a rule set.
struct SieveBuilder {
  private var sieve = Sieve()
  private var columnIndex: [ColumnKey: Int] = [:]
  private var keys: [ColumnKey] = []
  private var leaves: [[Condition]] = []
  private var leafIndex: [[Condition: Int]] = []
  private var segments: [SegmentID: Condition]
  private var alone: [[(rule: Int, node: Int)]] = []

  /// The index of these rules; `conditions` has what a rule asks, or nil for a rule that is not in the index.
  static func build(_ conditions: [Condition?], segments: [SegmentID: Condition]) -> Sieve {
    var builder = SieveBuilder(segments: segments)
    builder.add(conditions)
    builder.finish()
    return builder.sieve
  }

  private init(segments: [SegmentID: Condition]) {
    self.segments = segments
  }

  private mutating func add(_ conditions: [Condition?]) {
    sieve.words = (conditions.count + 63) / 64
    sieve.members = Array(repeating: 0, count: sieve.words)
    for (rule, condition) in conditions.enumerated() {
      guard let condition else {
        sieve.residuals.append(-1)
        continue
      }
      sieve.members[rule / 64] |= 1 << UInt64(rule % 64)
      var rest: [Int32] = []
      for part in conjuncts(of: condition) {
        let (node, columns) = add(part)
        if let column = columns, column >= 0 {
          alone[column].append((rule, node))
        } else {
          rest.append(Int32(node))
        }
      }
      sieve.residuals.append(rest.isEmpty ? -1 : Int32(group(.all, rest)))
    }
  }

  /// The parts of nested "all"s, segments opened.
  private func conjuncts(of condition: Condition) -> [Condition] {
    switch condition.form {
    case .all(let parts): parts.flatMap(conjuncts)
    case .segment(let id): segments[id].map(conjuncts) ?? [condition]
    default: [condition]
    }
  }

  /// Adds a question; its column is the one that all of its leaves read, -1 when they read several, nil when none.
  private mutating func add(_ condition: Condition) -> (node: Int, column: Int?) {
    switch condition.form {
    case .all(let parts): return add(parts, .all)
    case .any(let parts): return add(parts, .any)
    case .not(let part):
      let (node, column) = add(part)
      return (append(.not, Int32(node), 0), column)
    case .segment(let id):
      if let segment = segments[id] { return add(segment) }
    default: break
    }
    guard let key = condition.column else {
      sieve.walked.append(condition)
      return (append(.walked, Int32(sieve.walked.count - 1), 0), -1)
    }
    let column = self.column(key)
    let leaf = leafIndex[column][condition] ?? leaves[column].count
    if leaf == leaves[column].count {
      leaves[column].append(condition)
      leafIndex[column][condition] = leaf
    }
    return (append(.leaf, Int32(column), Int32(leaf)), column)
  }

  private mutating func add(_ parts: [Condition], _ kind: Sieve.Node.Kind) -> (node: Int, column: Int?) {
    var column: Int?
    var nodes: [Int32] = []
    for part in parts {
      let (node, itsColumn) = add(part)
      nodes.append(Int32(node))
      column = column == nil || column == itsColumn ? itsColumn : -1
    }
    return (group(kind, nodes), column ?? -1)
  }

  private mutating func group(_ kind: Sieve.Node.Kind, _ nodes: [Int32]) -> Int {
    let first = sieve.children.count
    sieve.children += nodes
    return append(kind, Int32(first), Int32(nodes.count))
  }

  private mutating func append(_ kind: Sieve.Node.Kind, _ first: Int32, _ second: Int32) -> Int {
    sieve.nodes.append(Sieve.Node(kind: kind, first: first, second: second))
    return sieve.nodes.count - 1
  }

  private mutating func column(_ key: ColumnKey) -> Int {
    if let known = columnIndex[key] { return known }
    columnIndex[key] = keys.count
    keys.append(key)
    leaves.append([])
    leafIndex.append([:])
    alone.append([])
    return keys.count - 1
  }

  // MARK: Classes, answers and masks

  private mutating func finish() {
    let classes = zip(keys, leaves).map { Classes($0, leaves: $1) }
    let texts = Array(Set(classes.flatMap { $0.texts.map(PropertyName.init) })).sorted().map(\.rawValue)
    sieve.texts = TextTable(texts)
    sieve.columns = keys.indices.map { column(at: $0, classes[$0], texts) }
    for index in keys.indices { fill(index, classes[index]) }
    sieve.groups = sieve.textGroups()
  }

  private mutating func column(at index: Int, _ classes: Classes, _ texts: [String]) -> Sieve.Column {
    var column: Sieve.Column
    switch keys[index] {
    case .value(let key):
      column = Sieve.Column(reads: .value, slot: slot(of: key))
      column.numbers = add(classes.numbers)
      column.dates = add(classes.dates)
      column.textBase = Int32(sieve.textClasses.count)
      let places = Dictionary(uniqueKeysWithValues: classes.texts.enumerated().map { (PropertyName($1), $0) })
      sieve.textClasses += texts.map {
        UInt16(classes.firstText + (places[PropertyName($0)] ?? classes.texts.count))
      }
      // The class of a text that no rule asks for stands behind those of all that some rule does.
      sieve.textClasses.append(UInt16(classes.firstText + classes.texts.count))
    case .age(let key):
      column = Sieve.Column(reads: .age, slot: slot(of: key))
      column.numbers = add(classes.steps.map(Double.init))
    case .count(let stream, let span):
      column = Sieve.Column(reads: .count, slot: slot(of: stream))
      column.numbers = add(classes.steps.map(Double.init))
      let deepest = Int(classes.steps.last ?? 0)
      sieve.depths[Int(column.slot)] = max(sieve.depths[Int(column.slot)], deepest)
      if let span { column.span = Int64(clamping: span.seconds) &* 1_000_000 }
    case .text(let key, let comparison):
      column = Sieve.Column(reads: .text, slot: slot(of: key))
      column.textBase = Int32(sieve.textTests.count)
      let (place, text) = TextTest.parts(of: comparison)
      let start = sieve.bytes.count
      sieve.bytes += text.utf8
      sieve.textTests.append(TextTest(place: place, bytes: start..<sieve.bytes.count))
    case .page(let pattern):
      column = Sieve.Column(reads: .page, slot: Int32(sieve.patterns.count))
      sieve.patterns.append(pattern)
    }
    return column
  }

  private mutating func fill(_ index: Int, _ classes: Classes) {
    let itsLeaves = leaves[index]
    sieve.columns[index].leafBase = Int32(sieve.answers.count)
    sieve.columns[index].leafCount = Int32(itsLeaves.count)
    sieve.columns[index].maskBase = Int32(sieve.masks.count)
    let base = sieve.answers.count
    for value in 0..<classes.count {
      sieve.answers += itsLeaves.map { classes.verdict(of: $0, in: value)?.code ?? Sieve.unanswered }
      var mask = sieve.members
      for (rule, node) in alone[index] {
        let answer = sieve.answer(node, at: base + value * itsLeaves.count)
        // Where the class does not say, the rule stays; it is asked when that class occurs.
        if answer != Verdict.matched.code, answer != Sieve.unanswered { mask[rule / 64] &= ~(1 << UInt64(rule % 64)) }
      }
      sieve.masks += mask
    }
    let start = sieve.conjuncts.count
    sieve.conjuncts += alone[index].map { (Int32($0.rule), Int32($0.node)) }
    sieve.columns[index].conjuncts = Int32(start)..<Int32(sieve.conjuncts.count)
    sieve.leafStarts.append(sieve.leaves.count)
    sieve.leaves += itsLeaves
  }

  private mutating func add(_ constants: [Double]) -> Range<Int32> {
    let start = sieve.constants.count
    sieve.constants += constants
    return Int32(start)..<Int32(sieve.constants.count)
  }

  private mutating func slot(of key: AttributeKey) -> Int32 {
    if let slot = sieve.attributes.firstIndex(of: key) { return Int32(slot) }
    sieve.attributes.append(key)
    return Int32(sieve.attributes.count - 1)
  }

  private mutating func slot(of stream: ColumnKey.Stream) -> Int32 {
    if let slot = sieve.streams.firstIndex(of: stream) { return Int32(slot) }
    sieve.streams.append(stream)
    sieve.depths.append(0)
    return Int32(sieve.streams.count - 1)
  }
}
