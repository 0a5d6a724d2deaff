import TechTouch

/// The reports of the staff page. Each number comes from the log as it is when the page is made.
extension StaffPage {
  func writeTutorials(to html: inout HTMLWriter) {
    for guide in catalog.guides {
      let report = TutorialReport(of: guide, in: events, asOf: now)
      section("tour-\(guide.id)", "ツアー：\(title(guide.title))", to: &html) { html in
        html.markup("<p>表示 <strong>")
        html.number(report.displayed)
        html.markup("</strong>　完了 <strong>")
        html.number(report.completed)
        html.markup("</strong>　完遂率 <strong>")
        html.text(percent(report.completionRate.value))
        html.markup("</strong>　<span class=\"note\">")
        html.text(interval(report.completionRate))
        html.markup("</span></p>")
        table(["ステップ", "到達", "ここで止まった人", "離脱率"], to: &html) { html in
          for step in report.steps {
            html.markup("<tr>")
            cell(guide.steps.first { $0.id == step.step }.map { title($0.title) } ?? step.step.rawValue, to: &html)
            cell("\(step.reached)", to: &html)
            cell("\(step.stopped)", to: &html)
            cell(percent(step.dropOff.value), to: &html)
            html.markup("</tr>")
          }
        }
      }
    }
  }

  func writeChecklists(to html: inout HTMLWriter) {
    for checklist in catalog.checklists {
      let report = ChecklistReport(of: checklist, in: events, asOf: now)
      section("list-\(checklist.id)", "チェックリスト：\(title(checklist.title))", to: &html) { html in
        table(["企業", "完了", "進捗", "レベル", "視覚チェック待ち"], to: &html) { html in
          for row in report.rows { write(row, to: &html) }
        }
        for embedded in checks {
          html.markup("<h3>")
          html.text("視覚チェック：\(embedded.company)")
          html.markup("</h3>")
          html.append(embedded.html)
        }
      }
    }
  }

  private func write(_ row: ChecklistReport.Row, to html: inout HTMLWriter) {
    html.markup("<tr>")
    cell(row.owner.account.map { directory.name(of: $0) } ?? name(of: row.owner), to: &html)
    cell("\(row.done)／\(row.visible)", to: &html)
    html.markup("<td><progress class=\"meter\" max=\"100\"")
    html.attribute("value", "\(row.percent)")
    html.attribute("aria-label", "進捗")
    html.markup("></progress> ")
    html.text("\(row.percent) %")
    html.markup("</td>")
    cell(row.completedAt == nil ? row.level?.rawValue.uppercased() ?? "–" : "完了", to: &html)
    cell("\(row.waiting)", to: &html)
    html.markup("</tr>")
  }

  func writeSurveys(to html: inout HTMLWriter) {
    for survey in catalog.surveys {
      let report = SurveyReport(of: survey, in: events, asOf: now)
      section("survey-\(survey.id)", "アンケート：\(title(survey.title))", to: &html) { html in
        html.markup("<p>回答 <strong>")
        html.number(report.responses.count)
        html.markup("</strong>　回答率（表示あたり） <strong>")
        html.text(percent(report.responseRate.value))
        html.markup("</strong></p>")
        if let nps = report.nps() { write(nps, to: &html) }
      }
    }
  }

  private func write(_ nps: NPSScore, to html: inout HTMLWriter) {
    html.markup("<p>NPS <strong class=\"figure\">")
    html.text(nps.score.map { "\(Int($0.rounded()))" } ?? "–")
    html.markup("</strong>　<span class=\"note\">")
    if let interval = nps.interval {
      html.text("95 % 信頼区間 \(Int(interval.lowerBound.rounded()))〜\(Int(interval.upperBound.rounded()))")
    } else {
      html.text("回答がまだありません")
    }
    html.text("　推奨者 \(nps.promoters)・中立者 \(nps.passives)・批判者 \(nps.detractors)")
    html.markup("</span></p>")
  }

  private func interval(_ rate: Rate) -> String {
    guard let interval = rate.interval() else { return "まだ表示がありません" }
    return "95 % 信頼区間 \(percent(interval.lowerBound))〜\(percent(interval.upperBound))"
  }

  private func title(_ text: LocalizedText) -> String {
    text.resolve(for: LanguagePreference(person.user.languages, source: "ja")).text.plain([:])
  }
}
