import DealPage
import DealText
import Foundation
import Testing

/// Answers as workbooks, read by other readers.
struct SpreadsheetWriterTests {
  private func written(_ document: Document) throws -> [UInt8] {
    try #require(FileFormat.named("xlsx")).write(document)
  }

  @Test func checksumsAreThoseOfTheNorm() {
    #expect(ZipArchive.checksum([]) == 0)
    #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func anArchiveIsOneForAnyReader() throws {
    var archive = ZipArchive()
    archive.add("a.txt", Array("abc".utf8))
    archive.add("b/c.txt", [])
    let program = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      print(z.testzip(), [(i.filename, i.file_size, i.date_time[0]) for i in z.infolist()],
        z.read("a.txt"), end="")
      """
    let read = try Python.run(program, on: try #require(archive.bytes), named: "a.zip")
    #expect(
      read == nil || read == "None [('a.txt', 3, 1980), ('b/c.txt', 0, 1980)] b'abc'")
  }

  /// Prints every part of a workbook, after a look at whether each is well-formed.
  private static let parts = """
    import sys, zipfile
    import xml.dom.minidom
    z = zipfile.ZipFile(sys.argv[1])
    assert z.testzip() is None
    for name in z.namelist():
        print("==", name)
        print(xml.dom.minidom.parseString(z.read(name)).toprettyxml(indent=" "))
    """

  @Test func aWorkbookIsAsItWas() throws {
    let document = SampleDocument.document(SampleDocument.tableAnswer, SampleDocument.value)
    if let parts = try Python.run(Self.parts, on: try written(document), named: "a.xlsx") {
      try expectGolden("workbook.txt", parts)
    }
  }

  @Test func openpyxlReadsWhatWasWritten() throws {
    let document = SampleDocument.document(
      SampleDocument.tableAnswer, SampleDocument.value, SampleDocument.record)
    let program = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      print(book.sheetnames)
      for sheet in book:
          print(sheet.title, sheet.freeze_panes)
          for row in sheet.iter_rows():
              print([(c.value if not hasattr(c.value, "date") else c.value.date().isoformat())
                for c in row])
      first = book.worksheets[0]
      print([c.number_format for c in first[2]], first["A1"].font.b)
      """
    let read = try Python.run(
      program, on: try written(document), named: "a.xlsx", needs: ["openpyxl"])
    if let read { try expectGolden("openpyxl.txt", read) }
  }

  @Test func pandasReadsWhatWasWritten() throws {
    let document = SampleDocument.document(SampleDocument.tableAnswer)
    let program = """
      import sys, pandas
      table = pandas.read_excel(sys.argv[1], sheet_name=0)
      print(list(table.columns)[:3], table["value"].sum(), table["gpus"][0], table["share"][0],
        table["firm"].tolist(), end="")
      """
    let read = try Python.run(
      program, on: try written(document), named: "a.xlsx", needs: ["pandas", "openpyxl"])
    #expect(
      read == nil
        || read
          == "['name', 'value', 'value_unit'] 238000000000 200000.0 0.125 [True, False]"
    )
  }

  @Test(arguments: [
    ("1899-12-31", nil), ("1900-01-01", "1"), ("1900-02-28", "59"), ("1900-03-01", "61"),
    ("2026-12-31", "46387"), ("2026-02-30", nil), ("2026-Q1", nil),
  ])
  func daysAreCountedAsSpreadsheetsDo(day: String, serial: String?) throws {
    let bytes = try written(SampleDocument.document(Answer(Page(), .date(day))))
    let text = String(decoding: bytes, as: UTF8.self)
    if let serial {
      #expect(text.contains("<c r=\"A2\" s=\"5\"><v>\(serial)</v></c>"))
    } else {
      #expect(text.contains("<t xml:space=\"preserve\">\(day)</t>"))
    }
  }

  @Test func sheetsHaveNamesThatAreAllowedAndDiffer() throws {
    let long = String(repeating: "n", count: 40)
    let answers = ["a/b", "A b", "about", "History", "'quoted'", "", long, long].map { name in
      Answer(Page(), .truth(true), name: name)
    }
    let bytes = try written(Document("t", answers, SampleDocument.colophon))
    let text = String(decoding: bytes, as: UTF8.self)
    let names = text.matches(of: /<sheet name="([^"]*)"/).map { String($0.output.1) }
    let cut = String(repeating: "n", count: 29)
    #expect(
      names == [
        "a b", "A b 2", "about 2", "History 2", "quoted", "sheet", cut + "nn", cut + " 2", "about",
      ])
  }

  @Test func whatIsNoTableIsRefused() {
    #expect(throws: FormatRefusal.self) {
      try written(SampleDocument.document(SampleDocument.words))
    }
  }

  @Test func sectionsWithTablesAreSheets() throws {
    let text = String(decoding: try written(SampleDocument.report), as: UTF8.self)
    let names = text.matches(of: /<sheet name="([^"]*)"/).map { String($0.output.1) }
    #expect(names == ["Deals", "Cash &amp; carry", "Cash &amp; carry 2", "about"])
  }

  @Test func hostileTextIsHarmless() throws {
    let bytes = try written(SampleDocument.allHostile)
    let all = String(decoding: bytes, as: UTF8.self)
    #expect(!all.contains("<f>") && !all.contains("<script"))
    #expect(try Python.run(Self.parts, on: bytes, named: "hostile.xlsx") != "")
    let program = """
      import sys, json, openpyxl
      cells = [sheet["A2"] for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets[:-1]]
      assert all(c.data_type in ("s", "inlineStr") for c in cells)
      print(json.dumps([c.value for c in cells]), end="")
      """
    let read = try Python.run(program, on: bytes, named: "hostile.xlsx", needs: ["openpyxl"])
    guard let read else { return }
    let shown = SampleDocument.hostile.map { text in
      text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { visible(String($0)) }.joined(separator: "\n")
    }
    #expect(try JSONDecoder().decode([String].self, from: Data(read.utf8)) == shown)
  }

  @Test(arguments: [
    ("_x0041_", "_x005F_x0041_"), ("__x0041_x0042_", "__x005F_x0041_x005F_x0042_"),
    ("_x004_ _x00412_ _y0041_ _", "_x004_ _x00412_ _y0041_ _"),
  ])
  func textThatLooksEscapedIsEscaped(text: String, written: String) throws {
    let bytes = try self.written(SampleDocument.document(Answer(Page(), .text(text))))
    #expect(String(decoding: bytes, as: UTF8.self).contains(">\(written)</t>"))
  }
}
