/// The few calls that a host makes: what to show, what was done, what happened, what has come due, and why.
///
/// The engine holds nothing that the log does not: several servers over one store agree, and any of them can die at any
/// time. Time is a parameter of every call, so a test can live through a year at once.
public struct TouchEngine: Sendable {
  /// The content and the rules.
  public let catalog: Catalog
  /// Where events are kept.
  public let store: any EventStore
  /// How pages are rendered and histories kept.
  public let settings: Settings
  /// The files that pages link to; the host serves them below the endpoint.
  public let assets: PageAssets
  /// The messages that rules have decided to send.
  public let outbox: Outbox

  let reader: HistoryReader
  let appender: Appender
  let log: LogFollower<EngineLog>
  let reactions: Reactions
  let anchorLog: LogFollower<AnchorLog>
  let publications: StreamFollower<PublicationLog>

  /// How an engine renders pages and keeps histories.
  public struct Settings: Hashable, Sendable {
    /// The path that forms are posted to, and below which the assets are served.
    public var endpoint: String
    /// How many accounts' histories are kept in memory.
    public var cachedAccounts: Int
    /// The host's own words for ``Phrase``s, by key.
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
    self.catalog = catalog
    self.store = store
    self.settings = settings
    reader = HistoryReader(store: store, capacity: settings.cachedAccounts)
    appender = Appender(store: store, reader: reader)
    self.assets = assets
    reactions = Reactions(catalog)
    log = LogFollower(store: store, projection: EngineLog(reactions))
    outbox = Outbox(catalog: catalog, store: store, reader: reader, log: log)
    anchorLog = LogFollower(store: store)
    publications = StreamFollower(of: PublicationLog.subject, in: store)
  }

  /// The same engine with another catalogue: how content and rules are taken over without a restart.
  ///
  /// An engine is a value. The new one shares with the old one what both keep in memory, and requests that are under way
  /// finish with the old one. The host keeps the present engine where its handlers find it, such as in a `Mutex`.
  public func replacingCatalog(with catalog: Catalog) -> TouchEngine {
    TouchEngine(self, with: catalog)
  }

  private init(_ other: TouchEngine, with catalog: Catalog) {
    self.catalog = catalog
    store = other.store
    settings = other.settings
    reader = other.reader
    appender = other.appender
    assets = PageAssets(anchorRules: catalog.anchorRules)
    reactions = Reactions(catalog)
    log = LogFollower(store: other.store, projection: EngineLog(reactions))
    outbox = Outbox(catalog: catalog, store: other.store, reader: other.reader, log: log)
    anchorLog = other.anchorLog
    publications = other.publications
  }

  /// Links to the style sheets and the script, for the head of a page.
  public var head: HTML { assets.head(endpoint: settings.endpoint) }

  /// ``head`` for a host whose Content-Security-Policy names a nonce for each answer: every link and the script carry it.
  public func head(nonce: String) -> HTML { assets.head(endpoint: settings.endpoint, nonce: nonce) }
}
