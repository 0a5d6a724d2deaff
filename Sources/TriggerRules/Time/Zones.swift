public import Foundation

/// The time zones that are known for a subject, as identifiers of the tz database.
///
/// The first one that exists is used: the user's, the account's, the product's, then UTC. A zone that does not exist
/// never drops anybody; the proof names it and the fallback used instead.
public struct Zones: Hashable, Sendable, Codable {
  /// The user's own.
  public var user: String?
  /// The company's.
  public var account: String?
  /// The product's.
  public var product: String?

  /// Names the zones that are known.
  public init(user: String? = nil, account: String? = nil, product: String? = nil) {
    self.user = user
    self.account = account
    self.product = product
  }

  /// The zone that is used, and why.
  public func resolved() -> ResolvedZone {
    var passed: [String] = []
    for (source, identifier) in [(ResolvedZone.Source.user, user), (.account, account), (.product, product)] {
      guard let identifier else { continue }
      if let zone = TimeZone(named: identifier) {
        return ResolvedZone(zone: zone, identifier: identifier, source: source, passedOver: passed)
      }
      passed.append(identifier)
    }
    return ResolvedZone(zone: .gmt, identifier: "UTC", source: .utc, passedOver: passed)
  }
}

extension Zones {
  /// The zone by which what all users of a company share is counted: the account's or the product's, so that it is the same
  /// for each of them, and the user's own only where neither is known.
  public func shared() -> ResolvedZone {
    let common = Zones(account: account, product: product).resolved()
    return common.source == .utc ? resolved() : common
  }

  /// An instant as the subject's own clock shows it, such as `2026-04-29 09:00 +09:00`.
  func text(of instant: Date) -> String { resolved().clock.text(of: instant) }
}

/// The time zone that a decision used, and where it came from.
public struct ResolvedZone: Hashable, Sendable, Codable {
  /// Where a zone came from.
  public enum Source: String, Hashable, Sendable, Codable {
    case user, account, product, utc
  }

  /// The zone itself.
  public var zone: TimeZone
  /// Its identifier, as it was given.
  public var identifier: String
  /// Where it came from.
  public var source: Source
  /// Identifiers that were given and name no zone.
  public var passedOver: [String]

  /// The clock of this zone.
  public var clock: ZonedClock { ZonedClock(zone) }

  /// What a support person should know, when anything but the user's own zone was used.
  public var fallback: String? {
    let bad = passedOver.map { "\"\($0)\" is not a time zone" }
    let used: String? =
      source == .user ? nil : "used \(source == .utc ? "UTC" : "the \(source.rawValue)'s zone \(identifier)")"
    let parts = bad + (used.map { [$0] } ?? [])
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension TimeZone {
  /// The zone of that identifier; nil when the tz database has none.
  ///
  /// Foundation also takes abbreviations and offsets, such as `BST`, which it reads as Bangladesh's time, and `GMT+9`. They
  /// are no identifiers, and most mean more than one zone.
  init?(named identifier: String) {
    guard identifier.utf8.contains(UInt8(ascii: "/")) || Self.undividedNames.contains(identifier),
      let zone = TimeZone(identifier: identifier)
    else { return nil }
    self = zone
  }

  /// The identifiers of the tz database that name no area: those of the files `etcetera` and `backward`.
  private static let undividedNames: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0",
    "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya",
    "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK",
    "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
  ]
}
