/// What an engine works with: one object, so that copies of the engine cost nothing. Every page is handed one.
final class EngineParts: Sendable {
  let catalog: Catalog
  let store: any EventStore
  let settings: TouchEngine.Settings
  let assets: PageAssets
  let outbox: Outbox
  let reader: HistoryReader
  let appender: Appender
  let log: LogFollower<EngineLog>
  let reactions: Reactions
  let guideLog: LogFollower<GuideLog>
  let publications: StreamFollower<PublicationLog>
  let acquaintances: Acquaintances
  let pages: ViewedPages

  init(_ catalog: Catalog, store: any EventStore, settings: TouchEngine.Settings, assets: PageAssets) {
    self.catalog = catalog
    self.store = store
    self.settings = settings
    self.assets = assets
    reader = HistoryReader(store: store, capacity: settings.cachedAccounts)
    appender = Appender(store: store, reader: reader)
    reactions = Reactions(catalog)
    log = EngineLog.follower(of: store, reactions)
    outbox = Outbox(catalog: catalog, store: store, reader: reader, log: log)
    guideLog = LogFollower(store: store)
    publications = StreamFollower(of: PublicationLog.subject, in: store)
    acquaintances = Acquaintances(capacity: settings.cachedAccounts)
    pages = ViewedPages(catalog.rules.pages)
  }

  /// Those of an engine with another catalogue, which share what both keep in memory.
  init(_ other: EngineParts, with catalog: Catalog) {
    self.catalog = catalog
    store = other.store
    settings = other.settings
    assets = PageAssets(anchorRules: catalog.anchorRules)
    reader = other.reader
    appender = other.appender
    reactions = Reactions(catalog)
    log = EngineLog.follower(of: other.store, reactions)
    outbox = Outbox(catalog: catalog, store: other.store, reader: other.reader, log: log)
    guideLog = other.guideLog
    publications = other.publications
    acquaintances = Acquaintances(capacity: other.settings.cachedAccounts)
    pages = ViewedPages(catalog.rules.pages)
  }
}
