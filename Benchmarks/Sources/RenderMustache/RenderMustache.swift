import Foundation
import Measuring
import Mustache
import TourStep

/// A Swift peer in workload `render`, with its data as dictionaries: the fastest of the forms that it takes.
@main
struct RenderMustache {
  static func main() throws {
    let data = try RenderData(contentsOf: URL(filePath: CommandLine.arguments[1]))
    let templates = try data.templates.mapValues { try MustacheTemplate(string: $0) }
    let contexts = data.contexts.map(dictionary)
    let pairs = try zip(contexts, data.contexts).map { context, step in
      guard let template = templates[step.locale] else { throw CocoaError(.coderValueNotFound) }
      return (template, context)
    }
    let wrong = data.wrong(pairs.map { $0.render($1) })
    var bytes = 0
    Measurement("swift-mustache 2.1.1", count: pairs.count, wrong: wrong) {
      for (template, context) in pairs {
        bytes &+= template.render(context).utf8.count
      }
    }.report()
    guard bytes > 0 else { throw CocoaError(.coderInvalidValue) }
  }

  private static func dictionary(_ step: TourStep) -> [String: Any] {
    [
      "locale": step.locale, "step": step.step, "total": step.total,
      "user": ["firstName": step.user.firstName, "company": step.user.company, "plan": step.user.plan],
      "media": ["url": step.media.url, "alt": step.media.alt],
      "buttons": step.buttons.map { ["kind": $0.kind, "action": $0.action, "label": $0.label] },
    ]
  }
}
