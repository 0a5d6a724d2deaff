extension Catalog {
  /// The JSON Schema of every document of a catalogue, draft 2020-12, as text.
  ///
  /// Editors complete and check content by it. A host writes it beside its content, and each document names it:
  /// `"$schema": "content.schema.json"`. ``init(directory:)`` passes over files whose names end in `.schema.json`.
  public static var schema: String { String(decoding: PackageResources.content_schema_json, as: UTF8.self) }
}
