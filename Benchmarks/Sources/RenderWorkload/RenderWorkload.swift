import Foundation
import Measuring
import TouchContent
import TourStep

/// Ours in workload `render`: every context once a pass, into one buffer that is used again, and into a new `String`.
@main
struct RenderWorkload {
  static func main() throws {
    let data = try RenderData(contentsOf: URL(filePath: CommandLine.arguments[1]))
    let widget = TourStepWidget()
    let values: [MergeValues] = data.contexts.map { step in
      ["user.firstName": step.user.firstName, "user.company": step.user.company, "user.plan": step.user.plan]
    }
    try measure("TechTouch, author's texts", data) { index, html in
      widget.write(data.contexts[index], values[index], to: &html)
    }
    try measure("TechTouch, texts in code", data) { index, html in
      FixedTourStepWidget.write(data.contexts[index], to: &html)
    }
    Widgets().measure()
  }

  private static func measure(
    _ engine: String, _ data: RenderData, write: (Int, inout HTMLWriter) -> Void
  ) throws {
    let texts = data.contexts.indices.map { index in HTML { write(index, &$0) }.string }
    let wrong = data.wrong(texts)
    var buffer = HTMLWriter()
    var bytes = 0
    Measurement("\(engine), to bytes", count: data.contexts.count, wrong: wrong) {
      for index in data.contexts.indices {
        buffer.removeAll()
        write(index, &buffer)
        bytes &+= buffer.count
      }
    }.report()
    Measurement("\(engine), to String", count: data.contexts.count, wrong: wrong) {
      for index in data.contexts.indices {
        bytes &+= HTML { write(index, &$0) }.string.utf8.count
      }
    }.report()
    guard bytes > 0 else { throw CocoaError(.coderInvalidValue) }
  }
}
