import DealText

/// Writes answers as a workbook (Office Open XML, ECMA-376): a sheet for each table, and one that tells
/// how the workbook came to be.
struct SpreadsheetWriter: Sendable {
  /// The bytes of a workbook; refused where no answer has a table or a value.
  func write(_ document: Document) throws(FormatRefusal) -> [UInt8] {
    var sheets: [Sheet] = []
    var names = SheetNames()
    let about = names.name("about")
    for (number, answer) in document.answers.enumerated() {
      let sources = PlainSource.sources(of: answer)
      let sections = answer.page.blocks.tablePlaces
      for (place, source) in sources.enumerated() {
        let table = PlainTable(source, formatsShares: true)
        guard table.rows.count < Sheet.mostRows, table.columns.count <= Sheet.mostColumns else {
          throw FormatRefusal(
            "a sheet has at most 1,048,576 rows and 16,384 columns: write it as csv or jsonl")
        }
        let isOnly = document.answers.count == 1 && sources.count == 1
        let section = sources.count > 1 && place < sections.count ? sections[place] : nil
        sheets.append(
          Sheet(
            names.name(
              section ?? answer.title ?? answer.name
                ?? (isOnly ? document.title : "answer \(number + 1)")),
            table))
      }
    }
    guard !sheets.isEmpty else {
      throw FormatRefusal("there is no table and no value for a sheet: html holds every answer")
    }
    sheets.append(Sheet(about, document.about))
    guard let bytes = archive(sheets).bytes else {
      throw FormatRefusal("this is more than fits into a workbook: write it as csv or jsonl")
    }
    return bytes
  }

  private func archive(_ sheets: [Sheet]) -> ZipArchive {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let packaged = "http://schemas.openxmlformats.org/package/2006"
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let numbers = Array(1...max(1, sheets.count))
    var archive = ZipArchive()
    func add(_ path: String, _ body: String) {
      let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      archive.add(path, Array((head + body + "\n").utf8))
    }
    func link(_ number: Int, _ kind: String, _ target: String) -> String {
      "<Relationship Id=\"rId\(number)\" Type=\"\(links)/\(kind)\" Target=\"\(target)\"/>"
    }
    let parts = numbers.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>"
    }
    add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(packaged)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
        + parts.joined() + "</Types>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(packaged)/relationships\">"
        + link(1, "officeDocument", "xl/workbook.xml") + "</Relationships>")
    let entries = zip(numbers, sheets).map {
      "<sheet name=\"\(markup($1.name))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
    }
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><sheets>\(entries.joined())</sheets></workbook>"
    )
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(packaged)/relationships\">"
        + numbers.map { link($0, "worksheet", "worksheets/sheet\($0).xml") }.joined()
        + link(sheets.count + 1, "styles", "styles.xml") + "</Relationships>")
    add("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(Sheet.Style.sheet)</styleSheet>")
    for (number, sheet) in zip(numbers, sheets) {
      add(
        "xl/worksheets/sheet\(number).xml",
        "<worksheet xmlns=\"\(main)\">\(sheet.markup(isFirst: number == 1))</worksheet>")
    }
    return archive
  }
}

extension Document {
  /// How the document came to be, as rows.
  fileprivate var about: PlainTable {
    let facts: [[Datum]] = [
      [.text("title"), .text(title)], [.text("deal"), .text(colophon.version)],
      [.text("today"), .date(colophon.today)], [.text("seed"), .text("\(colophon.seed)")],
      [.text("samples"), .text("\(colophon.samples)")],
    ]
    let script = colophon.script.isEmpty ? [] : colophon.script.lines
    let lines = script.enumerated().map { number, line -> [Datum] in
      [.text(number == 0 ? "script" : ""), .text(line)]
    }
    return PlainTable(PlainSource(columns: ["what", "value"], rows: facts + lines))
  }
}

extension [Block] {
  /// For each table that a sheet is made of, the title of the innermost section that it is in.
  fileprivate var tablePlaces: [String?] { places(in: nil) }

  private func places(in section: String?) -> [String?] {
    flatMap { block -> [String?] in
      switch block {
      case .table(let table): table.rows.isEmpty ? [] : [section]
      case .section(let inner): inner.blocks.places(in: inner.title)
      case .line, .paragraph, .entries, .chart, .tree, .facts, .script, .examples, .blank: []
      }
    }
  }
}
