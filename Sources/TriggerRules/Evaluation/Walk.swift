import EventLog
import Foundation

/// One walk through a condition: it answers, and tells its evidence what it read.
struct Walk<Listener: Evidence> {
  let rules: RuleSet
  var facts: Facts
  var evidence: Listener
  /// What is known from another page, and what is for the next; only for a listener to how long answers last.
  var recollection = Recollection()

  init(_ rules: RuleSet, _ facts: Facts, _ evidence: Listener) {
    self.rules = rules
    self.facts = facts
    self.evidence = evidence
  }

  /// Answers a condition; `event` is the one whose properties it may ask for.
  mutating func verdict(of condition: Condition, event: Event?) -> Verdict {
    if let number = condition.number, let known = evidence.recall(Int(number)) { return known }
    switch condition.form {
    case .all(let parts):
      var result = Verdict.matched
      for part in parts {
        result = result.and(verdict(of: part, event: event))
        if result == .unmatched, !Listener.isThorough { break }
      }
      return result
    case .any(let parts):
      var result = Verdict.unmatched
      for part in parts {
        result = result.or(verdict(of: part, event: event))
        if result == .matched, !Listener.isThorough { break }
      }
      return result
    case .not(let part): return verdict(of: part, event: event).negated
    case .segment(let id):
      guard let segment = rules.compiled.segments[id] else { return .unknown }
      return verdict(of: segment, event: event)
    case .property(let name, let comparison):
      let value = event?.properties[name]
      let verdict = comparison.verdict(of: value, at: facts.now)
      evidence.turns(at: comparison.turningPoints(of: value))
      evidence.read(condition, .value(value), verdict)
      return verdict
    default: return answer(condition)
    }
  }

  /// Answers a leaf and notes what was found for it.
  private mutating func answer(_ condition: Condition) -> Verdict {
    switch condition.form {
    case .attribute(let key, let comparison):
      let value =
        if let number = condition.number {
          facts.attribute(key, number: rules.compiled.numbers.attributes[Int(number)])
        } else {
          facts.attribute(key)
        }
      let verdict = comparison.verdict(of: value, at: facts.now)
      evidence.turns(at: comparison.turningPoints(of: value))
      return note(condition, .value(value), verdict)
    case .event(let count): return answer(count, condition)
    case .sequence(let sequence): return answer(sequence, condition)
    case .content(let question): return answer(question, condition)
    case .score(let question): return answer(question, condition)
    case .lifecycleDay(let day): return answer(day, condition)
    case .tier(let tier): return answer(tier, condition)
    case .page(let pattern):
      let page = facts.page
      return note(condition, page, page.map { Verdict(pattern.matches($0)) })
    case .locale(let range):
      let locale = facts.occasion.locale
      return note(condition, locale, locale.map { Verdict($0.isLanguage(in: range)) })
    case .device(let name):
      let device = facts.occasion.device
      return note(condition, device, device.map { Verdict($0 == name) })
    case .localTime(let part):
      evidence.turns(at: part.turningPoints(after: facts.now, by: facts.clock), .again)
      let time = facts.localNow.time
      return note(condition, "\(time)", Verdict(part.contains(time)))
    case .weekday(let days):
      evidence.turns(at: facts.clock.turns(of: facts.localNow.date.adding(days: 1)), .again)
      let today = facts.localNow.date.weekday
      return note(condition, .text(today.rawValue), Verdict(days.contains(today)))
    case .percentage(let share):
      let place = Percentage.place(of: facts.occasion.origin, salt: share.salt)
      return note(condition, "place \(place) of 10000", Verdict(share.includes(facts.occasion.origin)))
    case .variant(let name, let experiment):
      let variant = rules.experiments[experiment]?.variant(of: facts.occasion.origin)
      return note(condition, .text(variant?.rawValue ?? "holdout"), Verdict(variant == name))
    case .all, .any, .not, .segment, .property: return .unknown
    }
  }

  /// Notes an answer and gives it back.
  mutating func note(_ condition: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) -> Verdict {
    evidence.read(condition, found(), verdict)
    return verdict
  }

  /// Notes the answer to a question about something that may be missing.
  private mutating func note(_ condition: Condition, _ found: String?, _ verdict: Verdict?) -> Verdict {
    note(condition, .quoted(found), verdict ?? .unknown)
  }
}

extension Comparison {
  /// What a proof says was found.
  func found(_ value: Value?, _ verdict: Verdict) -> String {
    guard let value else { return "missing" }
    return verdict == .unknown ? "\(value), a \(value.typeName), where \(wantedType) is wanted" : "\(value)"
  }
}

extension String {
  /// Basic filtering of RFC 4647 §3.3.1: the range is the tag, or its beginning up to a hyphen, or `*`.
  func isLanguage(in range: String) -> Bool {
    let (tag, range) = (languageForm, range.languageForm)
    return range == "*" || tag == range || tag.hasPrefix(range + "-")
  }

  private var languageForm: String { lowercased().replacing("_", with: "-") }
}
