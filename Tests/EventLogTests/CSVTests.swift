import Testing

@testable import EventLog

struct CSVTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("橋口", "橋口"), ("", "\"\""),
    ("=1+1", "'=1+1"), ("+81 3", "'+81 3"), ("-cmd", "'-cmd"), ("@SUM(A1)", "'@SUM(A1)"), ("-20", "-20"),
    ("-2.5", "-2.5"), ("-2.5.1", "'-2.5.1"), ("--2", "'--2"), ("'=1", "''=1"), ("'quoted'", "'quoted'"),
    ("\t=1", "'\t=1"), ("a\nb", "\"a\nb\""), ("＝1", "'＝1"), (" a", "\" a\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
  ]) func writesCellsHarmless(cell: String, written: String) {
    #expect(CSV.text(of: [[cell]]) == written + "\r\n")
    #expect(CSV.rows(of: CSV.text(of: [[cell]])) == [[cell]])
  }

  @Test func keepsTheShapeOfATable() {
    for rows in [[], [[]], [[""]], [["", ""]], [["a"], [], ["b", ""]], [["\u{FEFF}a"]], [["\r\n", "\r"]]]
      as [[[String]]]
    {
      #expect(CSV.rows(of: CSV.text(of: rows)) == rows)
      #expect(CSV.rows(of: CSV.text(of: rows, byteOrderMark: true)) == rows)
    }
  }

  @Test func readsLinesOfOtherPrograms() {
    #expect(CSV.rows(of: "a,b\nc,d") == [["a", "b"], ["c", "d"]])
    #expect(CSV.rows(of: "a,\"b\"\"\"") == [["a", "b\""]])
    for wrong in ["\"a", "a\"b", "\"a\"b", "\"a\" ,b"] { #expect(CSV.rows(of: wrong) == nil) }
  }

  @Test func readsBackEqualWhateverIsInTheCells() {
    let pieces = [
      "=", "+", "-", "@", "'", "\"", ",", "\r", "\n", "\r\n", "\t", " ", "a", "1", ".", "橋口", "e\u{301}", "\u{301}",
      "\u{FEFF}", "👨‍👩‍👧", "＝", "\u{0}", "\u{2028}",
    ]
    for seed in 0..<3_000 {
      var random = SeededRandom(seed: seed)
      let rows = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let read = CSV.rows(of: CSV.text(of: rows, byteOrderMark: seed % 2 == 0))
      #expect(read?.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }
  }
}
