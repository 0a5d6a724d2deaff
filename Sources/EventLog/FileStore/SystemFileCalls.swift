import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The calls of the operating system.
struct SystemFileCalls: FileCalls {
  func makeDirectory(_ path: String) throws {
    guard mkdir(path, 0o700) != 0 else { return }
    if errno == ENOENT {
      // The directories above are the host's: made with its usual mode.
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      guard mkdir(path, 0o700) != 0 else { return }
    }
    guard errno == EEXIST else { throw error("mkdir", path) }
  }

  func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory)
  }

  func lock(_ path: String, owner: String) throws -> FileHandleToken {
    let token = try open(path, create: true)
    guard flock(token.number, LOCK_EX | LOCK_NB) == 0 else {
      let failure = error("flock", path)
      close(token)
      guard failure.number == EWOULDBLOCK else { throw failure }
      let found = String(decoding: (try? contents(of: path)) ?? [], as: UTF8.self)
      let other = found.isEmpty ? "another process" : found
      throw StoreError(
        .locked(owner: other),
        "the store is open already in \(other); a directory can be open once, so close it there or use another one")
    }
    do {
      try truncate(token, to: 0)
      try write(Array(owner.utf8), to: token, at: 0)
      return token
    } catch {
      close(token)
      throw error
    }
  }

  func open(_ path: String, create: Bool) throws -> FileHandleToken {
    let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (create ? O_CREAT : 0)
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, flags, 0o600)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, flags, 0o600)
    #else
      let descriptor = Glibc.open(path, flags, 0o600)
    #endif
    guard descriptor >= 0 else { throw error("open", path) }
    return FileHandleToken(number: descriptor)
  }

  func close(_ file: FileHandleToken) {
    #if canImport(Darwin)
      _ = Darwin.close(file.number)
    #elseif canImport(Musl)
      _ = Musl.close(file.number)
    #else
      _ = Glibc.close(file.number)
    #endif
  }

  func contents(of path: String) throws -> [UInt8] {
    let file = OpenFile(try open(path, create: false), calls: self)
    let length = lseek(file.token.number, 0, SEEK_END)
    guard length >= 0 else { throw error("lseek", path) }
    var done = 0
    var failure: FileCallError?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      while done < buffer.count, failure == nil {
        let read = pread(file.token.number, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(done))
        if read > 0 {
          done += read
        } else if read == 0 {
          break
        } else if errno != EINTR {
          failure = error("pread", path)
        }
      }
      count = done
    }
    if let failure { throw failure }
    return bytes
  }

  func write(_ bytes: [UInt8], to file: FileHandleToken, at offset: Int64) throws {
    var done = 0
    try bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = pwrite(file.number, rest.baseAddress, rest.count, off_t(offset + Int64(done)))
        if written > 0 {
          done += written
        } else if written == 0 || errno != EINTR {
          throw error("pwrite", "")
        }
      }
    }
  }

  func truncate(_ file: FileHandleToken, to length: Int64) throws {
    while ftruncate(file.number, off_t(length)) != 0 {
      guard errno == EINTR else { throw error("ftruncate", "") }
    }
  }

  func synchronize(_ file: FileHandleToken) throws {
    // Never tried again: after a failure the kernel may count the lost pages as clean.
    #if canImport(Darwin)
      guard fcntl(file.number, F_FULLFSYNC) != -1 else { throw error("fcntl(F_FULLFSYNC)", "") }
    #else
      guard fdatasync(file.number) == 0 else { throw error("fdatasync", "") }
    #endif
  }

  func rename(_ source: String, to target: String) throws {
    #if canImport(Darwin)
      let result = Darwin.rename(source, target)
    #elseif canImport(Musl)
      let result = Musl.rename(source, target)
    #else
      let result = Glibc.rename(source, target)
    #endif
    guard result == 0 else { throw error("rename", target) }
  }

  func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw error("unlink", path) }
  }

  func synchronizeDirectory(_ path: String) throws {
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    #else
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    #endif
    guard descriptor >= 0 else { throw error("open", path) }
    let directory = OpenFile(FileHandleToken(number: descriptor), calls: self)
    guard fsync(directory.token.number) == 0 else { throw error("fsync", path) }
  }

  func randomBytes(_ count: Int) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: "/dev/urandom"), let data = try file.read(upToCount: count),
      data.count == count
    else { throw FileCallError(call: "read", name: "urandom", number: EIO, text: "too few bytes", isFull: false) }
    return Array(data)
  }

  private func error(_ call: String, _ path: String) -> FileCallError {
    let number = errno
    return FileCallError(
      call: call, name: URL(fileURLWithPath: path).lastPathComponent, number: number,
      text: String(cString: strerror(number)), isFull: number == ENOSPC || number == EDQUOT)
  }
}
