/// What makes a directory a store of one product: written once, read first.
struct StoreIdentity: Hashable, Sendable {
  static let fileName = "store"
  private static let magic = Array("TTSTORE\0".utf8)

  /// The product whose events are kept.
  var product: String
  /// Random bytes that key the marks of erased subjects and the checksums of frames.
  var salt: [UInt8]

  static let saltBytes = 16

  var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.append(contentsOf: Self.magic)
    writer.append32(LogFormat.version)
    writer.append(contentsOf: salt)
    writer.append(text: product)
    writer.append32(CRC32C.of(writer.bytes))
    return writer.bytes
  }

  init(product: String, salt: [UInt8]) {
    self.product = product
    self.salt = salt
  }

  /// Reads an identity.
  /// - Throws: ``StoreError`` with the code `corrupt` or `schema`.
  init(_ bytes: [UInt8]) throws {
    let corrupt = StoreError(
      .corrupt(file: Self.fileName, offset: 0), "the file \"\(Self.fileName)\" is not the identity of a store")
    var reader = ByteReader(bytes[...])
    guard let magic = reader.slice(8), magic.elementsEqual(Self.magic), let version = reader.number32() else {
      throw corrupt
    }
    guard version == LogFormat.version else { throw StoreError.schema(found: Int(version)) }
    guard let salt = reader.slice(Self.saltBytes), let product = reader.text(), let checksum = reader.number32(),
      reader.isAtEnd, checksum == CRC32C.of(bytes.dropLast(4))
    else { throw corrupt }
    self.init(product: product, salt: Array(salt))
  }
}

extension StoreError {
  /// The directory was written in another version of the recorded format.
  static func schema(found: Int) -> StoreError {
    let needed = Int(LogFormat.version)
    return StoreError(
      .schema(found: found, needed: needed), "the store has the format \(found); this library reads \(needed)")
  }

  /// A file that holds what was never written.
  static func corrupt(_ file: String, at offset: Int) -> StoreError {
    StoreError(
      .corrupt(file: file, offset: Int64(offset)),
      "\"\(file)\" is damaged at offset \(offset); nothing was changed, so that it can be restored from a copy")
  }
}
