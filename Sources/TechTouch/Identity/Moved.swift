/// A stream turned out to be another person's: what was to be decided for it is to be decided for them.
struct Moved: Error {
  /// The stream that is closed.
  var stream: Subject
}
