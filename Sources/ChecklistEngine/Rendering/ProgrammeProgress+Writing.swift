public import EventLog
public import Foundation
public import TouchContent

extension ProgrammeProgress {
  /// Writes the programme for one reader, with the markup of a checklist.
  /// - Parameters:
  ///   - writer: What is written to.
  ///   - viewer: The reader: a member of the company, or staff acting in the customer's company.
  ///   - time: The instant as of which a step is overdue.
  ///   - names: What people are called; nobody else is named.
  ///   - inline: True on a page of its own; else the list floats above the page.
  ///   - context: The language, the values of merge fields, the endpoint and the page.
  public func write(
    to writer: inout HTMLWriter, viewer: Subject, at time: Date, names: [UserID: String] = [:], inline: Bool = false,
    context: RenderContext
  ) {
    ProgrammePage(progress: self, viewer: viewer, time: time, names: names, isInline: inline, context: context)
      .write(to: &writer)
  }

  /// The programme for one reader, as HTML.
  public func html(
    viewer: Subject, at time: Date, names: [UserID: String] = [:], inline: Bool = false, context: RenderContext
  ) -> HTML {
    HTML { write(to: &$0, viewer: viewer, at: time, names: names, inline: inline, context: context) }
  }
}
