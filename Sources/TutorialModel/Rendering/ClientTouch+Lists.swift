public import EventLog
public import TouchContent

extension ClientTouch {
  /// A question of a survey. Its answer is posted under ``field``, a multiple choice once for each choice taken.
  public struct Question: Hashable, Sendable, Codable {
    /// The stable id.
    public var id: ItemID
    /// The name of the field to post.
    public var field: String
    /// What it asks for: `nps`, `single`, `text` …
    public var kind: String
    /// The question.
    public var text: String
    /// The language of the question, where that is a fallback; nil for the reader's own.
    public var language: LanguageTag?
    /// True when an answer must be given, as long as the question is asked.
    public var isRequired: Bool
    /// What the lowest and the highest number of a scale mean.
    public var low: String?
    public var high: String?
    /// The languages of these, where they are fallbacks.
    public var lowLanguage: LanguageTag?
    public var highLanguage: LanguageTag?
    /// The least and the greatest answer.
    public var least: Value?
    public var most: Value?
    /// The most characters of a text, in UTF-16.
    public var maxLength: Int?
    /// The choices in order.
    public var choices: [Choice]
    /// When it is asked; nil for always.
    public var when: Condition?

    package init(
      id: ItemID, field: String, kind: String, text: LocalizedText, isRequired: Bool, in context: RenderContext
    ) {
      self.id = id
      self.field = field
      self.kind = kind
      self.text = context.plain(text)
      language = context.fallbackLanguage(of: text)
      self.isRequired = isRequired
      choices = []
    }
  }

  /// A choice of a question.
  public struct Choice: Hashable, Sendable, Codable {
    /// The value to post.
    public var value: String
    /// What it says.
    public var label: String
    /// The language of what it says, where that is a fallback; nil for the reader's own.
    public var language: LanguageTag?

    package init(value: String, label: LocalizedText, in context: RenderContext) {
      self.value = value
      self.label = context.plain(label)
      language = context.fallbackLanguage(of: label)
    }
  }

  /// When a question is asked.
  public struct Condition: Hashable, Sendable, Codable {
    /// `all` when every comparison must hold, `any` when one of them must.
    public var match: String
    /// The comparisons with other answers.
    public var comparisons: [Comparison]

    /// A comparison with the answer to another question.
    public struct Comparison: Hashable, Sendable, Codable {
      /// The other question.
      public var question: ItemID
      /// `=`, `!=`, `<`, `<=`, `>`, `>=` or `exists`.
      public var `is`: String
      /// With what.
      public var value: Value

      package init(question: ItemID, is operation: String, value: Value) {
        self.question = question
        self.is = operation
        self.value = value
      }
    }

    package init(match: String, comparisons: [Comparison]) {
      self.match = match
      self.comparisons = comparisons
    }
  }

  /// A level of a checklist.
  public struct Level: Hashable, Sendable, Codable {
    /// The stable id.
    public var id: ItemID
    /// What it is called.
    public var title: String
    /// The language of the title, where that is a fallback; nil for the reader's own.
    public var language: LanguageTag?
    /// `locked`, `open` or `completed`.
    public var state: String
    /// How many of its items are done, and how many there are.
    public var done: Int
    public var count: Int
    /// The items; empty while the level is locked.
    public var items: [Item]

    package init(
      id: ItemID, title: LocalizedText, state: String, done: Int, count: Int, items: [Item], in context: RenderContext
    ) {
      self.id = id
      self.title = context.plain(title)
      language = context.fallbackLanguage(of: title)
      self.state = state
      self.done = done
      self.count = count
      self.items = items
    }
  }

  /// An item of a checklist; what is done with it is posted with its own nonce.
  public struct Item: Hashable, Sendable, Codable {
    /// The stable id, to post as `item`.
    public var id: ItemID
    /// The nonce to send back.
    public var nonce: EventID
    /// What is to be done.
    public var text: String
    /// The language of that text, where it is a fallback; nil for the reader's own.
    public var language: LanguageTag?
    /// `open`, `waiting`, `done` …
    public var state: String
    /// The page where it is done.
    public var path: URLReference?
    /// What helps with it.
    public var resources: [Link]
    /// What the reader may do.
    public var buttons: [Button]

    package init(
      id: ItemID, nonce: EventID, text: LocalizedText, state: String, path: URLReference?, resources: [Link],
      buttons: [Button], in context: RenderContext
    ) {
      self.id = id
      self.nonce = nonce
      self.text = context.plain(text)
      language = context.fallbackLanguage(of: text)
      self.state = state
      self.path = path
      self.resources = resources
      self.buttons = buttons
    }
  }

  /// A link with what it says.
  public struct Link: Hashable, Sendable, Codable {
    /// What it says.
    public var label: String
    /// The language of what it says, where that is a fallback; nil for the reader's own.
    public var language: LanguageTag?
    /// Where it leads.
    public var url: URLReference

    package init(label: String, language: LanguageTag?, url: URLReference) {
      self.label = label
      self.language = language
      self.url = url
    }
  }
}
