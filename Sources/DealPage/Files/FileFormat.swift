/// A way of writing documents: one entry per format.
package struct FileFormat: Sendable {
  package let name: String
  /// Other names that it goes by.
  package let otherNames: [String]
  /// How the names of its files end, in small letters; the first is the usual one.
  package let extensions: [String]
  /// What it is for, in a line.
  package let summary: String
  /// Whether it is text, which a terminal can show.
  package let isText: Bool
  /// Whether answers can be written one by one, as they come.
  package let isStreamed: Bool
  /// The bytes of a document; refused where the format has no place for it.
  package let write: @Sendable (Document) throws(FormatRefusal) -> [UInt8]

  /// A format whose files are bytes.
  init(
    bytes name: String, extensions: [String], _ summary: String,
    _ write: @escaping @Sendable (Document) throws(FormatRefusal) -> [UInt8]
  ) {
    self.name = name
    otherNames = []
    self.extensions = extensions
    self.summary = summary
    isText = false
    isStreamed = false
    self.write = write
  }

  /// A format whose files are text.
  init(
    text name: String, or otherNames: [String] = [], extensions: [String],
    isStreamed: Bool = false, _ summary: String,
    _ write: @escaping @Sendable (Document) throws(FormatRefusal) -> String
  ) {
    self.name = name
    self.otherNames = otherNames
    self.extensions = extensions
    self.summary = summary
    isText = true
    self.isStreamed = isStreamed
    self.write = { (document: Document) throws(FormatRefusal) in Array(try write(document).utf8) }
  }
}

/// Why a document cannot be written in a format, in words for people.
package struct FormatRefusal: Error, Hashable, Sendable {
  package var message: String
  init(_ message: String) { self.message = message }
}

extension FileFormat {
  package static let all: [FileFormat] = [
    txt, csv, tsv, json, jsonl, markdown, html, svg, xlsx, vegaLite,
  ]

  static let txt = FileFormat(
    text: "txt", or: ["text"], extensions: [".txt", ".text"], isStreamed: true,
    "text, as a terminal shows it"
  ) { document in
    document.answers.map { TextWriter().write($0.page) }.joined()
  }

  static let csv = FileFormat(
    text: "csv", extensions: [".csv"], "rows with commas, for spreadsheets and programs"
  ) { (document: Document) throws(FormatRefusal) in
    try DelimitedWriter.csv.write(document)
  }

  static let tsv = FileFormat(
    text: "tsv", extensions: [".tsv", ".tab"], "rows with tabs"
  ) { (document: Document) throws(FormatRefusal) in
    try DelimitedWriter.tsv.write(document)
  }

  static let json = FileFormat(
    text: "json", extensions: [".json"], "one object with all answers, for programs"
  ) { document in
    JSONWriter().write(document)
  }

  static let jsonl = FileFormat(
    text: "jsonl", or: ["ndjson"], extensions: [".jsonl", ".ndjson"], isStreamed: true,
    "an object per answer, each on a line"
  ) { document in
    document.answers
      .map { JSONWriter(colophon: document.colophon).write($0) + "\n" }.joined()
  }
}

extension FileFormat {
  static let markdown = FileFormat(
    text: "markdown", or: ["md"], extensions: [".md", ".markdown"],
    "headings, tables and lists, for notes and repositories"
  ) { document in
    MarkdownWriter().write(document)
  }

  static let html = FileFormat(
    text: "html", or: ["htm"], extensions: [".html", ".htm"],
    "one page with tables and pictures, for browsers and print"
  ) { document in
    HTMLWriter().write(document)
  }

  static let svg = FileFormat(
    text: "svg", extensions: [".svg"], "a picture, for the web and for print"
  ) { (document: Document) throws(FormatRefusal) in
    SVGWriter().write(try document.chart())
  }

  static let xlsx = FileFormat(
    bytes: "xlsx", extensions: [".xlsx"], "a workbook with a sheet for each answer"
  ) { (document: Document) throws(FormatRefusal) in
    try SpreadsheetWriter().write(document)
  }

  static let vegaLite = FileFormat(
    text: "vega-lite", or: ["vega", "vl"], extensions: [".vl.json"],
    "a picture as data, for notebooks and newsrooms"
  ) { (document: Document) throws(FormatRefusal) in
    VegaLiteWriter().write(try document.chart())
  }
}

extension FileFormat {
  /// The format of a name, in small or capital letters.
  package static func named(_ name: String) -> FileFormat? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.otherNames.contains(name) }
  }

  /// The format of a file by how its name ends: the longest end that fits, so that `.vl.json` is not
  /// taken for `.json`.
  package static func forFile(_ path: String) -> FileFormat? {
    let path = path.lowercased()
    var best: (length: Int, format: FileFormat)?
    for format in all {
      for end in format.extensions where path.hasSuffix(end) && end.utf8.count > best?.length ?? 0 {
        best = (end.utf8.count, format)
      }
    }
    return best?.format
  }
}
