import ChecklistEngine

/// A second opinion on two items in two levels, written without looking at the fold: `a` is ticked, `b` in the level
/// above is ticked and then verified. It answers by reading the whole word of events again for every question.
struct Oracle {
  enum Letter: String, CaseIterable {
    case tickA, untickA, tickB, untickB, verifyB, otherTickB, ownVerifyB
  }

  let word: [Letter]
  let isStrict: Bool

  /// Level 1 is complete from the first tick of `a` on; nothing undoes that.
  var levelOneIndex: Int? { word.firstIndex(of: .tickA) }

  var isADone: Bool {
    word.last { $0 == .tickA || $0 == .untickA } == .tickA
  }

  /// Who ticked `b` when, whether that was verified, and whether a verified tick was taken back.
  var b: (ticker: String?, isVerified: Bool, isDisputed: Bool, doneAt: Int?) {
    var ticker: String?
    var isVerified = false
    var isDisputed = false
    var firstDone: Int?
    for (index, letter) in word.enumerated() {
      let isUnlocked = levelOneIndex.map { $0 < index } ?? false
      switch letter {
      case .tickA, .untickA: continue
      case .tickB, .otherTickB:
        if ticker == nil, isUnlocked || !isStrict {
          ticker = letter == .tickB ? "sato" : "suzuki"
          isDisputed = false
        }
      case .untickB:
        if isVerified { isDisputed = true }
        ticker = nil
        isVerified = false
      case .verifyB, .ownVerifyB:
        let checker = letter == .verifyB ? "cs-takahashi" : "sato"
        if let who = ticker, who != checker, isUnlocked, !isVerified {
          isVerified = true
          isDisputed = false
          if firstDone == nil { firstDone = index }
        }
      }
    }
    return (ticker, isVerified, isDisputed, firstDone)
  }

  var stateOfB: ItemState {
    if b.isVerified { return .done }
    if b.isDisputed { return .disputed }
    let isUnlocked = levelOneIndex != nil
    if b.ticker != nil { return isUnlocked ? .waiting : .early }
    return isUnlocked ? .open : .blocked
  }

  var percent: Int { (isADone ? 50 : 0) + (b.isVerified ? 50 : 0) }

  /// The highest percentage over all beginnings of the word.
  var shown: Int {
    (0...word.count).map { Oracle(word: Array(word.prefix($0)), isStrict: isStrict).percent }.max() ?? 0
  }
}
