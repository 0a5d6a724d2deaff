public import EventLog
public import TouchContent

extension ChecklistProgress {
  /// Writes the list for one reader.
  ///
  /// Whoever holds the role of a second check sees a button for it, and none for ticking those items.
  /// - Parameters:
  ///   - writer: What is written to.
  ///   - viewer: The reader: a member of the company, or staff acting in the customer's company.
  ///   - roles: The roles that the host's session gives the reader.
  ///   - names: What people are called; nobody else is named.
  ///   - calendar: The zone and the business days for what was done when and is due when; without one no days are shown.
  ///   - inline: True on a page of its own; else the list floats above the page and can be put away.
  ///   - context: The language, the values of merge fields, the endpoint and the page.
  public func write(
    to writer: inout HTMLWriter, viewer: Subject, roles: Set<String> = [], names: [UserID: String] = [:],
    calendar: BusinessCalendar? = nil, inline: Bool = false, context: RenderContext
  ) {
    ChecklistPage(
      progress: self, viewer: viewer, roles: roles, names: names, calendar: calendar, isInline: inline,
      context: context
    ).write(to: &writer)
  }

  /// The list for one reader, as HTML.
  public func html(
    viewer: Subject, roles: Set<String> = [], names: [UserID: String] = [:], calendar: BusinessCalendar? = nil,
    inline: Bool = false, context: RenderContext
  ) -> HTML {
    HTML { writer in
      write(
        to: &writer, viewer: viewer, roles: roles, names: names, calendar: calendar, inline: inline, context: context)
    }
  }
}
