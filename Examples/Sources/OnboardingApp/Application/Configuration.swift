/// Where the server listens and keeps its data, from the environment.
public struct Configuration: Sendable {
  /// The port on 127.0.0.1; `PORT`, else 8080.
  public var port: Int
  /// The folder of the event log and the session key; `DATA_DIRECTORY`, else `data` in the current folder.
  public var dataDirectory: String
  /// A content folder of an author's own that the gallery shows too; `GALLERY_CONTENT`.
  public var galleryContent: String?

  /// Makes a configuration.
  public init(port: Int = 8080, dataDirectory: String = "data", galleryContent: String? = nil) {
    self.port = port
    self.dataDirectory = dataDirectory
    self.galleryContent = galleryContent
  }

  /// Reads the environment.
  /// - Throws: ``ConfigurationError`` when `PORT` is not a port.
  public init(environment: [String: String]) throws {
    self.init()
    if let text = environment["PORT"] {
      guard let port = Int(text), (0...65535).contains(port) else {
        throw ConfigurationError(message: "PORT must be a number from 0 to 65535, found \"\(text)\"")
      }
      self.port = port
    }
    if let directory = environment["DATA_DIRECTORY"], !directory.isEmpty { dataDirectory = directory }
    if let folder = environment["GALLERY_CONTENT"], !folder.isEmpty { galleryContent = folder }
  }
}

/// A setting that cannot be used.
public struct ConfigurationError: Error, CustomStringConvertible {
  /// What was found and what was wanted.
  public var message: String
  public var description: String { message }
}
