import DealSyntax
import SeededNumbers
import Testing

/// Rows and cells of CSV files, in order and out of order.
@Suite struct CSVReaderTests {
  /// A text as a source.
  private func source(_ text: String) -> Source { Source(id: 1, name: "t.csv", text: text) }

  /// The rows of a text, each with its number, its cells, and its mistake.
  private func rows(
    _ text: String, limits: CSVReader.Limits = CSVReader.Limits()
  ) -> [String] {
    let source = source(text)
    var reader = CSVReader(source: source, limits: limits)
    var row = CSVRow()
    var found: [String] = []
    while reader.next(into: &row) {
      let cells = row.cells.map { $0.text(in: source) }.joined(separator: "|")
      found.append("\(row.number):\(row.problem.map { "!\($0.code)" } ?? cells)")
    }
    return found
  }

  @Test func cellsAndRows() {
    #expect(rows("a,b\n1,2\n") == ["1:a|b", "2:1|2"])
    #expect(rows("a,b\r\n1,2\r\n3,4") == ["1:a|b", "2:1|2", "3:3|4"])
    #expect(rows("a,b\r1,2\r") == ["1:a|b", "2:1|2"])
    #expect(rows(" a , b \n1\n,2\n\u{A0}x\u{A0},\n") == ["1:a|b", "2:1", "3:|2", "4:x|"])
    #expect(rows("") == [])
    #expect(rows("\n \n,,\n") == [])
    #expect(rows("a\n1\n\n2\n") == ["1:a", "2:1", "4:2"])
  }

  @Test func quotes() {
    #expect(rows("a,b\n\"1,2\",\"x\ny\"\n3,4\n") == ["1:a|b", "2:1,2|x\ny", "3:3|4"])
    #expect(rows("a\n\"say \"\"hi\"\"\"\n") == ["1:a", "2:say \"hi\""])
    #expect(rows("a\n\"\"\"\"\n\"\"\"\"\"\"\n") == ["1:a", "2:\"", "3:\"\""])
    #expect(rows("a,b\n \"1\" ,\" 2 \"\n") == ["1:a|b", "2:1|2"])
    #expect(rows("a,b\n\"\",x\n") == ["1:a|b", "2:|x"])
  }

  @Test func separators() {
    #expect(rows("a;b\n1,5;2\n") == ["1:a|b", "2:1,5|2"])
    #expect(rows("a\tb\n1, 5\t2\n\t3\n") == ["1:a|b", "2:1, 5|2", "3:|3"])
    #expect(rows("\"a;b;c\",d\n1,2\n") == ["1:a;b;c|d", "2:1|2"])
    #expect(rows("\n\na;b\n1;2\n") == ["3:a|b", "4:1|2"])
  }

  @Test func mistakes() {
    #expect(rows("a,b\n\"1,2\n3,4\n") == ["1:a|b", "2:!cell-quote"])
    #expect(rows("a,b\n\"1\"x,2\n3,4\n") == ["1:a|b", "2:!cell-quote", "3:3|4"])
    #expect(rows("a,b\n1 \"x\",2\n3,4\n") == ["1:a|b", "2:!cell-quote", "3:3|4"])
    #expect(rows("a,b\n1,2,3\n3,4\n") == ["1:a|b", "2:!row-too-long", "3:3|4"])
    let few = CSVReader.Limits(rows: 2, cellBytes: 3)
    #expect(rows("a\n1\n2\n3\n4\n", limits: few) == ["1:a", "2:1", "3:2", "4:!sheet-too-large"])
    #expect(rows("a\n1234\n2\n", limits: few) == ["1:a", "2:!sheet-too-large", "3:2"])
    #expect(CSVReader.Limits().rows == 1_000_000)
  }

  /// A million rows and one more are one too many.
  @Test func manyRows() {
    let text = "a\n" + String(repeating: "1\n", count: 1_000_001)
    var reader = CSVReader(source: source(text))
    var row = CSVRow()
    var count = 0
    while reader.next(into: &row) { count += 1 }
    #expect(count == 1_000_002)
    #expect(row.problem?.code == "sheet-too-large")
  }

  @Test func markAndBytes() {
    let marked = Source.make(id: 1, name: "t", bytes: [0xEF, 0xBB, 0xBF] + Array("a,b".utf8))
    var reader = CSVReader(source: marked.source)
    var row = CSVRow()
    let isThere = reader.next(into: &row)
    #expect(isThere)
    #expect(row.cells.map { $0.text(in: marked.source) } == ["a", "b"])
  }

  /// Cells come back as they were, however they are written.
  @Test func writtenCellsComeBack() {
    var generator = SeededGenerator(seed: 11)
    let pieces = ["a", "1", "\"", ",", ";", "\t", "\n", "{", "\\", "é", " x", "\u{202E}"]
    for _ in 0..<500 {
      let separator = generator.pick([",", ";", "\t"])
      let width = Int.random(in: 2...5, using: &generator)
      let table = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<width).map { _ in
          "z"
            + (0..<Int.random(in: 0...4, using: &generator)).map { _ in generator.pick(pieces) }
            .joined() + "z"
        }
      }
      let header = (0..<width).map { "c\($0)" }
      let end = generator.pick(["\n", "\r\n"])
      let text = ([header] + table).map { cells in
        cells.map {
          "\""
            + $0.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        }
        .joined(separator: separator) + end
      }.joined()
      let source = source(text)
      var reader = CSVReader(source: source)
      var row = CSVRow()
      var found: [[String]] = []
      while reader.next(into: &row) {
        #expect(row.problem == nil)
        found.append(row.cells.map { $0.text(in: source) })
      }
      #expect(found == [header] + table)
    }
  }

  /// Whatever the bytes are, reading comes to an end, and places lie within the text.
  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 12)
    let likely = Array("\",;\t\r\n ab\u{A0}".utf8)
    for round in 0..<4_000 {
      let count = Int.random(in: 0...80, using: &generator)
      let bytes = (0..<count).map { _ in
        round % 2 == 0 ? generator.pick(likely) : UInt8.random(in: 0...255, using: &generator)
      }
      let source = Source.make(id: 1, name: "t", bytes: bytes).source
      var reader = CSVReader(source: source)
      var row = CSVRow()
      var last = 0
      while reader.next(into: &row) {
        #expect(row.number > last)
        last = row.number
        for cell in row.cells {
          #expect(cell.inner.upper <= cell.outer.upper && cell.inner.lower >= cell.outer.lower)
          #expect(cell.outer.upper <= UInt32(source.bytes.count))
          _ = cell.text(in: source)
        }
        for label in row.problem?.labels ?? [] {
          #expect(label.place.span.upper <= UInt32(source.bytes.count))
        }
      }
    }
  }
}
