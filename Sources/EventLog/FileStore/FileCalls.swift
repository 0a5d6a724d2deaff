/// The file-system calls of the file store: the seam at which tests cut the power.
///
/// All of them block, and throw ``FileCallError``. A path is inside the store's directory.
protocol FileCalls: Sendable {
  /// Makes the directory if it is missing, with the mode 0700.
  func makeDirectory(_ path: String) throws
  /// The names in the directory, in no order.
  func names(in directory: String) throws -> [String]
  /// Takes the lock file for this process; its content becomes the owner.
  /// - Throws: ``StoreError`` with the code `locked` when another store holds it.
  func lock(_ path: String, owner: String) throws -> FileHandleToken
  /// Opens an existing file for reading and writing, or makes an empty one with the mode 0600. Never follows a link.
  func open(_ path: String, create: Bool) throws -> FileHandleToken
  func close(_ file: FileHandleToken)
  /// All bytes of a file.
  func contents(of path: String) throws -> [UInt8]
  /// Writes all bytes at the offset.
  func write(_ bytes: [UInt8], to file: FileHandleToken, at offset: Int64) throws
  func truncate(_ file: FileHandleToken, to length: Int64) throws
  /// Returns when content and length of the file are on the medium.
  func synchronize(_ file: FileHandleToken) throws
  func rename(_ source: String, to target: String) throws
  func remove(_ path: String) throws
  /// Returns when the names in the directory are on the medium.
  func synchronizeDirectory(_ path: String) throws
  /// Random bytes from the system.
  func randomBytes(_ count: Int) throws -> [UInt8]
}

/// A file that is open: the descriptor, or whatever a test takes for one.
struct FileHandleToken: Hashable, Sendable {
  var number: Int32
}

/// A call that failed, with its error number.
struct FileCallError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the call.
  var call: String
  /// The file's name without its directory.
  var name: String
  /// The error number, and what the system says about it.
  var number: Int32
  var text: String
  /// Whether it says that no space is left.
  var isFull: Bool

  var description: String { "\(call) of \"\(name)\" failed: \(text) (\(number))" }
}

/// An open file that is closed when nobody holds it any more.
final class OpenFile: Sendable {
  let token: FileHandleToken
  private let calls: any FileCalls

  init(_ token: FileHandleToken, calls: any FileCalls) {
    self.token = token
    self.calls = calls
  }

  deinit {
    calls.close(token)
  }
}
