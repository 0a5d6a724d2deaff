public import TouchContent

/// The widget of workload `render`, as a module of the library is written: the markup stands in the code, the author's
/// texts are templates, and every value is escaped by the writer.
public struct TourStepWidget: Sendable {
  private let english = Texts(
    title: TextTemplate(source: "Create your first project, {{user.firstName}}"),
    lead: TextTemplate(
      source: "Projects keep everything {{user.company}} works on in one place. "
        + "On the {{user.plan}} plan you can invite your team "),
    hint: TextTemplate(source: " any time to open this list again."))
  private let japanese = Texts(
    title: TextTemplate(source: "{{user.firstName}}さん、最初のプロジェクトを作成しましょう"),
    lead: TextTemplate(
      source: "プロジェクトには{{user.company}}の作業をまとめて保存できます。"
        + "{{user.plan}}プランではチームメンバーを招待できます。"),
    hint: TextTemplate(source: "キーでいつでもこの一覧を開けます。"))

  /// The author's texts in one language.
  private struct Texts: Sendable {
    var title: TextTemplate
    var lead: TextTemplate
    var hint: TextTemplate
  }

  /// Reads the author's texts.
  public init() {}

  /// Writes the widget.
  /// - Parameter values: The values of the merge fields, as a host gives them once a request.
  public func write(_ step: TourStep, _ values: MergeValues, to html: inout HTMLWriter) {
    let isEnglish = step.locale == "en"
    let texts = isEnglish ? english : japanese
    html.openTourStep(step)
    html.markup("<h3 id=\"tt-title\">")
    texts.title.write(values, to: &html)
    html.markup("</h3>\n<p class=\"tt-body\">")
    texts.lead.write(values, to: &html)
    html.markup(isEnglish ? "&mdash; press <kbd>P</kbd>" : "<kbd>P</kbd>")
    texts.hint.write(values, to: &html)
    html.markup("</p>\n<p class=\"tt-progress\" aria-live=\"polite\">")
    html.tourProgress(step, isEnglish: isEnglish)
    html.closeTourStep(step)
  }
}

/// The same widget with its texts in the code too, as a host writes one that has no author.
public enum FixedTourStepWidget {
  /// Writes the widget.
  public static func write(_ step: TourStep, to html: inout HTMLWriter) {
    let isEnglish = step.locale == "en"
    html.openTourStep(step)
    if isEnglish {
      html.markup("<h3 id=\"tt-title\">Create your first project, ")
      html.text(step.user.firstName)
      html.markup("</h3>\n<p class=\"tt-body\">Projects keep everything ")
      html.text(step.user.company)
      html.markup(" works on in one place. On the ")
      html.text(step.user.plan)
      html.markup(
        """
         plan you can invite your team &mdash; press <kbd>P</kbd> any time to open this list again.</p>
        <p class="tt-progress" aria-live="polite">
        """)
    } else {
      html.markup("<h3 id=\"tt-title\">")
      html.text(step.user.firstName)
      html.markup("さん、最初のプロジェクトを作成しましょう</h3>\n<p class=\"tt-body\">プロジェクトには")
      html.text(step.user.company)
      html.markup("の作業をまとめて保存できます。")
      html.text(step.user.plan)
      html.markup(
        """
        プランではチームメンバーを招待できます。<kbd>P</kbd>キーでいつでもこの一覧を開けます。</p>
        <p class="tt-progress" aria-live="polite">
        """)
    }
    html.tourProgress(step, isEnglish: isEnglish)
    html.closeTourStep(step)
  }
}

extension HTMLWriter {
  fileprivate mutating func openTourStep(_ step: TourStep) {
    markup("<section class=\"tt-step\" data-tour=\"onboarding\" data-step=\"")
    number(step.step)
    markup("\"")
    attribute("lang", step.locale)
    markup(" role=\"dialog\" aria-labelledby=\"tt-title\">\n<figure class=\"tt-media\"><img")
    attribute("src", step.media.url)
    attribute("alt", step.media.alt)
    markup(" loading=\"lazy\"></figure>\n")
  }

  fileprivate mutating func tourProgress(_ step: TourStep, isEnglish: Bool) {
    if isEnglish {
      markup("Step ")
      number(step.step)
      markup(" of ")
      number(step.total)
    } else {
      number(step.total)
      markup("ステップ中")
      number(step.step)
    }
  }

  fileprivate mutating func closeTourStep(_ step: TourStep) {
    markup("</p>\n<footer class=\"tt-actions\">")
    for button in step.buttons {
      markup("<button type=\"button\" class=\"tt-btn tt-btn--")
      text(button.kind)
      markup("\"")
      attribute("data-do", button.action)
      markup(">")
      text(button.label)
      markup("</button>")
    }
    markup("</footer>\n</section>\n")
  }
}
