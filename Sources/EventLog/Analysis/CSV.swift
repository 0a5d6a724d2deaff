/// Tables as comma-separated text (RFC 4180, UTF-8, lines end in CR LF) that reads back equal.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which the reader takes off again.
/// Source: OWASP, "CSV Injection". Numbers such as `-20` are no formulas and stay as they are.
public enum CSV {
  /// Writes a table.
  /// - Parameter byteOrderMark: Whether to begin with U+FEFF, without which some spreadsheets misread Japanese.
  public static func text(of rows: [[String]], byteOrderMark: Bool = false) -> String {
    (byteOrderMark ? "\u{FEFF}" : "") + rows.map { line($0) }.joined()
  }

  /// Reads a table.
  /// - Returns: Nil when a quote is not closed or stands where none may stand.
  public static func rows(of text: String) -> [[String]]? {
    var scalars = Substring(text).unicodeScalars
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var rows: [[String]] = []
    while !scalars.isEmpty {
      guard let row = row(&scalars) else { return nil }
      rows.append(row)
    }
    return rows
  }

  private static func line(_ row: [String]) -> String {
    // One empty cell is a quoted nothing, so that it differs from a line without cells.
    if row.count == 1, row[0].isEmpty { return "\"\"\r\n" }
    return row.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let harmless = isFormula(text) && !isNumber(text) ? "'" + text : text
    let scalars = harmless.unicodeScalars
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n", "\u{FEFF}"]
    guard scalars.contains(where: special.contains) || scalars.first == " " || scalars.last == " " else {
      return harmless
    }
    var quoted = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return "\"" + String(quoted) + "\""
  }

  /// Whether a cell, after any apostrophes, begins with what makes a formula.
  private static func isFormula(_ text: String) -> Bool {
    let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    return text.unicodeScalars.first { $0 != "'" }.map(starts.contains) ?? false
  }

  private static func isNumber(_ text: String) -> Bool {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func row(_ scalars: inout Substring.UnicodeScalarView) -> [String]? {
    var row: [String] = []
    if takeLineEnd(&scalars) { return [] }
    while true {
      guard let cell = scalars.first == "\"" ? quoted(&scalars) : plain(&scalars) else { return nil }
      let text = String(cell)
      row.append(text.unicodeScalars.first == "'" && isFormula(text) ? String(text.unicodeScalars.dropFirst()) : text)
      if scalars.isEmpty || takeLineEnd(&scalars) { return row }
      guard scalars.popFirst() == "," else { return nil }
    }
  }

  private static func takeLineEnd(_ scalars: inout Substring.UnicodeScalarView) -> Bool {
    if scalars.first == "\r", scalars.dropFirst().first == "\n" {
      scalars.removeFirst(2)
      return true
    }
    guard scalars.first == "\n" else { return false }
    scalars.removeFirst()
    return true
  }

  private static func plain(_ scalars: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
    let stops: Set<Unicode.Scalar> = [",", "\r", "\n"]
    let cell = scalars.prefix { !stops.contains($0) }
    guard !cell.contains("\"") else { return nil }
    scalars.removeFirst(cell.count)
    return String.UnicodeScalarView(cell)
  }

  private static func quoted(_ scalars: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
    scalars.removeFirst()
    var cell = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      guard scalar == "\"" else {
        cell.append(scalar)
        continue
      }
      guard scalars.first == "\"" else { return cell }
      scalars.removeFirst()
      cell.append(scalar)
    }
    return nil
  }
}
