public import EventLog
public import Foundation

extension SurveyReport {
  /// The report by week, Monday to Sunday as the time zone counts days; weeks without anything are left out.
  ///
  /// A response belongs to the week it was given in. An asking belongs to the week it began in, whenever it was answered,
  /// so that the response rate of a week can still rise.
  public func weeks(in zone: TimeZone) -> [SurveySlice] {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    let monday = { (date: Date) -> String in
      let start = calendar.dateInterval(of: .weekOfYear, for: date)?.start ?? date
      return start.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    }
    return slices(response: { monday($0.time) }, asking: { monday($0.time) }) { $0 < $1 }
  }

  /// The report by version, oldest first.
  public var byVersion: [SurveySlice] {
    slices(response: { "\($0.sheet.survey.version)" }, asking: { "\($0.version)" }) {
      (Int($0) ?? 0) < (Int($1) ?? 0)
    }
  }

  /// The report by segment, by name; `segment` names that of a subject, such as its plan.
  public func segments(by segment: (Subject) -> String) -> [SurveySlice] {
    let delivered = Dictionary(grouping: delivered) { segment($0) }
    return slices(response: { segment($0.subject) }, asking: { segment($0.subject) }, delivered: delivered) { $0 < $1 }
  }

  /// - Parameter delivered: Whom a message reached, by key; empty when messages cannot be told apart.
  private func slices(
    response: (SurveyResponse) -> String, asking: (SurveyAsking) -> String, delivered: [String: [Subject]] = [:],
    by areInOrder: (String, String) -> Bool
  ) -> [SurveySlice] {
    let responses = Dictionary(grouping: responses, by: response)
    let askings = Dictionary(grouping: askings, by: asking)
    let keys = Set(responses.keys).union(askings.keys).union(delivered.keys)
    return keys.sorted(by: areInOrder).map { key in
      let report = SurveyReport(
        survey: survey, earlier: earlier, asOf: asOf, quarantined: quarantined, responses: responses[key] ?? [],
        askings: askings[key] ?? [],
        delivered: Set(delivered[key] ?? []))
      return SurveySlice(key: key, report: report)
    }
  }
}
