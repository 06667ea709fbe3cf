import DealPage
import DealText
import Foundation
import Testing

/// Names, titles, notes and sources that try to command a terminal, a browser or a spreadsheet, in
/// every format that answers are written in.
struct HostileNamesTests {
  static let names = [
    "<script>alert(1)</script>", "</title></svg><SCRIPT>alert(2)</SCRIPT>",
    "\u{1B}[2J\u{1B}]0;x\u{7}",
    "\u{9B}31m\u{90}", "\u{202E}desrever\u{202C}\u{2066}", "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1", "\" onload=\"alert(3)", "' or ''='",
    "back\\slash \\u{41}", "two\nlines\r\nthree\u{2028}four", "]]> --> {{7*7}} ${x} `id`",
    "| a | b |", "[link](javascript:alert(4))", "\u{1}\u{FEFF}\u{200B}", "&lt;script&gt;",
    String(repeating: "long ", count: 40), String(repeating: "兆", count: 200),
  ]

  /// A text as the language writes it.
  private func literal(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": written += "\\u{\(String(scalar.value, radix: 16))}"
      case _ where isHidden(scalar): written += "\\u{\(String(scalar.value, radix: 16))}"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }

  /// Deals in which everything that can be a text is a hostile one.
  private var script: String {
    var lines: [String] = []
    for (number, name) in Self.names.enumerated() {
      let text = literal(name)
      let month = number % 12 + 1
      lines += [
        "source s\(number) title \(text) url \(text) date 2025-01-01",
        "party p\(number) name \(text) kind lab source \(text) note \(text)",
        "deal p\(number) aws value $\(number + 1)B to $\(number + 2)B over 3 years "
          + "from 2026-\(month < 10 ? "0" : "")\(month)-01 announced 2025-12-01 "
          + "with 100k to 200k gpus source \(text) note \(text) as d\(number)",
        "milestone m\(number) on 2026-06-01 source s\(number) note \(text)",
        "claim \(text) d\(number).value > $3B source \(text)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let pictures = ["svg", "vega-lite"]

  @Test(arguments: FileFormat.all.map(\.name))
  func noFormatLetsThemOut(name: String) throws {
    let format = try #require(FileFormat.named(name))
    let end = try #require(format.extensions.first)
    let shell = try Shell()
    try shell.make("hostile.deal", script)
    let title = literal(Self.names.joined(separator: " "))
    let drawings = [
      "timeline titled \(title)", "timeline p0, p4, aws", "flows", "tornado d0.value + d1.value",
      "plot d0.value titled \(title)", "plot d0.spend, d1.spend titled \(literal(Self.names[1]))",
    ]
    let tables = [
      "list deals", "list parties", "list sources", "list milestones", "list claims", "claims",
      "conflicts", "show d0", "show p2", "show s4", "explain d5.value", "why d5.value",
    ]
    let isPicture = Self.pictures.contains(name)
    // Rows of different columns fit into no such file.
    let exported = ["csv", "tsv"].contains(name) ? "deals" : "deals, parties, d0, d5.spend by year"
    // Each answer in a file of its own, as far as the verb writes files.
    var questions = drawings.enumerated().map { "\($1) to \"drawn\($0)\(end)\"" }
    if !isPicture {
      questions += tables.prefix(3).enumerated().map { "\($1) to \"listed\($0)\(end)\"" }
      questions.append("export \(exported) to \"exported\(end)\"")
    }
    if name == "html" || name == "markdown" {
      questions.append("report \(title) to \"report\(end)\"")
    }
    try shell.make("files.deal", questions.joined(separator: "\n") + "\n")
    let files = try shell.run("deal --quiet --no-history hostile.deal files.deal")
    #expect(files.status == 0, "\(files.errors)")
    // All answers together, as what goes to a pipe and to a file.
    let asked =
      isPicture || name == "csv" || name == "tsv" ? ["timeline"] : tables + drawings
    try shell.make("asked.deal", asked.joined(separator: "\n") + "\n")
    let together = try shell.run(
      "deal --quiet --no-history -O \(name) hostile.deal asked.deal >together.out; "
        + "deal --quiet --no-history -o together\(end) hostile.deal asked.deal")
    for text in [files.output, files.errors, together.output, together.errors] {
      expectPlain(text, "what is said")
    }
    let written = shell.home.names.filter { $0.hasSuffix(end) || $0 == "together.out" }
    #expect(written.count >= questions.count)
    for file in written {
      let bytes = FileManager.default.contents(atPath: shell.home.file(file)) ?? Data()
      check(Array(bytes), format, file)
    }
  }

  // MARK: Checks

  private func check(_ bytes: [UInt8], _ format: FileFormat, _ file: String) {
    guard format.isText else {
      let parts = storedFiles(of: bytes)
      #expect(parts.count > 5, "\(file)")
      for part in parts {
        expectPlain(part.text, "\(part.name) of \(file)", allowed: ["\n", "\r"])
        expectNoScript(part.text, "\(part.name) of \(file)")
        #expect(!part.text.contains("<f>"), "\(file)")
      }
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(String(validating: bytes, as: UTF8.self) != nil, "\(file)")
    expectPlain(text, file, allowed: format.name == "tsv" ? ["\n", "\t"] : ["\n", "\r"])
    switch format.name {
    case "html", "svg": expectNoScript(text, file)
    case "markdown":
      expectNoScript(outsideFences(text), file)
    case "csv", "tsv":
      for cell in cells(text, separator: format.name == "csv" ? "," : "\t") {
        guard let first = cell.unicodeScalars.first(where: { !$0.properties.isWhitespace }),
          ["=", "+", "-", "@", "＝"].contains(first)
        else { continue }
        #expect(first == "-" && Double(cell) != nil, "\(file): \(cell)")
      }
    case "json", "vega-lite": expectJSON(text, file)
    case "jsonl":
      for line in text.split(separator: "\n") { expectJSON(String(line), file) }
    default: break
    }
  }

  /// Nothing in a text commands whatever shows it.
  private func expectPlain(
    _ text: String, _ place: String, allowed: Set<Unicode.Scalar> = ["\n"]
  ) {
    let hidden = text.unicodeScalars.filter { isHidden($0) && !allowed.contains($0) }
    #expect(hidden.isEmpty, "\(place): \(Set(hidden.map(\.value)))")
  }

  private func expectNoScript(_ text: String, _ place: String) {
    #expect(!text.lowercased().contains("<script"), "\(place)")
    #expect(text.firstMatch(of: /<[a-z]+ [^>]*\son[a-z]+="/) == nil, "\(place)")
    #expect(text.firstMatch(of: /href="javascript:/) == nil, "\(place)")
  }

  /// Markdown without its blocks of code, in which nothing is markup.
  private func outsideFences(_ text: String) -> String {
    var fence: Substring?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if ticks.count >= open.count, line.count == ticks.count { fence = nil }
      } else if ticks.count >= 3 {
        fence = ticks
      } else {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func expectJSON(_ text: String, _ place: String) {
    #expect(throws: Never.self, "\(place)") {
      try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }
  }

  /// The cells of rows with a separator, out of their quotes.
  private func cells(_ text: String, separator: Unicode.Scalar) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == separator || scalar == "\n" || scalar == "\r" {
        cells.append(String(cell))
        cell = String.UnicodeScalarView()
      } else {
        cell.append(scalar)
      }
    }
    return cells + [String(cell)]
  }

  /// The files of a ZIP archive that are kept as they are.
  private func storedFiles(of bytes: [UInt8]) -> [(name: String, text: String)] {
    func number(_ place: Int, _ length: Int) -> Int {
      (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var files: [(name: String, text: String)] = []
    var place = 0
    while place + 30 <= bytes.count, number(place, 4) == 0x0403_4B50, number(place + 8, 2) == 0 {
      let name = place + 30..<place + 30 + number(place + 26, 2)
      let start = name.upperBound + number(place + 28, 2)
      let end = start + number(place + 18, 4)
      guard end <= bytes.count else { break }
      files.append(
        (
          String(decoding: bytes[name], as: UTF8.self),
          String(decoding: bytes[start..<end], as: UTF8.self)
        ))
      place = end
    }
    return files
  }
}
