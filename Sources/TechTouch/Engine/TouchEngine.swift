/// The few calls that a host makes: what to show, what was done, what happened, what has come due, and why.
///
/// The engine holds nothing that the log does not: several servers over one store agree, and any of them can die at any
/// time. Time is a parameter of every call, so a test can live through a year at once.
public struct TouchEngine: Sendable {
  /// The content and the rules.
  public var catalog: Catalog { parts.catalog }
  /// Where events are kept.
  public var store: any EventStore { parts.store }
  /// How pages are rendered and histories kept.
  public var settings: Settings { parts.settings }
  /// The files that pages link to; the host serves them below the endpoint.
  public var assets: PageAssets { parts.assets }
  /// The messages that rules have decided to send.
  public var outbox: Outbox { parts.outbox }

  let parts: EngineParts

  /// How an engine renders pages and keeps histories.
  public struct Settings: Hashable, Sendable {
    /// The path that forms are posted to, and below which the assets are served.
    public var endpoint: String
    /// How many accounts' histories are kept in memory, and of how many people what pages made of theirs: for each of
    /// them also the decisions of up to 16 kinds of pages, of a few hundred bytes each, and at most some ten thousand
    /// bytes of what deciding these found out.
    public var cachedAccounts: Int
    /// The host's own words for `Phrase`s, by key.
    public var phrases: [String: LocalizedText]

    /// Makes settings.
    public init(endpoint: String = "/touch", cachedAccounts: Int = 10_000, phrases: [String: LocalizedText] = [:]) {
      self.endpoint = endpoint
      self.cachedAccounts = cachedAccounts
      self.phrases = phrases
    }
  }

  /// Makes an engine over a catalogue and a store.
  public init(catalog: Catalog, store: any EventStore, settings: Settings = Settings()) {
    self.init(
      catalog: catalog, store: store, settings: settings, assets: PageAssets(anchorRules: catalog.anchorRules))
  }

  /// Makes an engine with the assets of another one of the same catalogue.
  init(catalog: Catalog, store: any EventStore, settings: Settings = Settings(), assets: PageAssets) {
    parts = EngineParts(catalog, store: store, settings: settings, assets: assets)
  }

  /// The same engine with another catalogue: how content and rules are taken over without a restart.
  ///
  /// An engine is a value. The new one shares with the old one what both keep in memory, and requests that are under way
  /// finish with the old one. The host keeps the present engine where its handlers find it, such as in a `Mutex`.
  public func replacingCatalog(with catalog: Catalog) -> TouchEngine {
    TouchEngine(EngineParts(parts, with: catalog))
  }

  private init(_ parts: EngineParts) {
    self.parts = parts
  }

  /// Links to the style sheets and the script, for the head of a page.
  public var head: HTML { assets.head(endpoint: settings.endpoint) }

  /// ``head`` for a host whose Content-Security-Policy names a nonce for each answer: every link and the script carry it.
  public func head(nonce: String) -> HTML { assets.head(endpoint: settings.endpoint, nonce: nonce) }
}

extension TouchEngine {
  var reader: HistoryReader { parts.reader }
  var appender: Appender { parts.appender }
  var log: LogFollower<EngineLog> { parts.log }
  var reactions: Reactions { parts.reactions }
  var guideLog: LogFollower<GuideLog> { parts.guideLog }
  var publications: StreamFollower<PublicationLog> { parts.publications }
  var acquaintances: Acquaintances { parts.acquaintances }
}
