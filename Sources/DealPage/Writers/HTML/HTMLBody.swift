import DealText

/// The main part of a page while it is written.
struct HTMLBody {
  /// A heading as the list of contents has it.
  struct Heading: Hashable {
    var id: String
    var title: String
    var level: Int
    /// What the section is about, for those who look for it.
    var gist: String
  }

  private(set) var text = ""
  private(set) var headings: [Heading] = []
  /// The words that tables in sections with an anchor explain; their level is 0.
  private(set) var words: [Heading] = []
  /// The anchor of the section that is written.
  private var anchor: String?
  /// What tables are named after: the last heading.
  private var place: String
  private var tablesHere = 0
  private var pictures = 0
  private var ids: Set<String> = ["main", "contents"]

  init(title: String) {
    place = title
  }

  mutating func add(_ answer: Answer, isOneOfSeveral: Bool) {
    if isOneOfSeveral { text += "<div class=\"answer\">\n" }
    if isOneOfSeveral, let title = answer.title {
      add(Section(title, answer.blocksWithPicture), level: 2)
    } else {
      add(answer.blocksWithPicture, level: 2)
    }
    if isOneOfSeveral { text += "</div>\n" }
  }

  /// Blocks; lines that follow each other are one paragraph.
  private mutating func add(_ blocks: [Block], level: Int) {
    var isInLines = false
    for block in blocks {
      var isLine = false
      if case .line(let line) = block { isLine = !line.text.isEmpty }
      if isLine != isInLines { text += isLine ? "<div class=\"lines\">\n" : "</div>\n" }
      isInLines = isLine
      add(block, level: level)
    }
    if isInLines { text += "</div>\n" }
  }

  /// A block, in which sections have headings of a level.
  mutating func add(_ block: Block, level: Int) {
    switch block {
    case .line(let line):
      if !line.text.isEmpty { text += "<p>\(html(line))</p>\n" }
    case .paragraph(let paragraph): text += "<p>\(html(paragraph))</p>\n"
    case .entries(let entries):
      text += "<ul>\n"
      for entry in entries { text += "<li>\(html(entry))</li>\n" }
      text += "</ul>\n"
    case .table(let table): add(table)
    case .tree(let branch):
      text += "<ul class=\"tree\">\n"
      add(branch)
      text += "</ul>\n"
    case .chart(let chart): add(chart)
    case .section(let section): add(section, level: level)
    case .facts(let facts): add(facts)
    case .script(let script):
      let lines = script.lines.map { markup($0) }.joined(separator: "\n")
      text += "<pre tabindex=\"0\"><code>\(lines)</code></pre>\n"
    case .examples(let examples): add(examples)
    case .blank: break
    }
  }

  /// Statements with their answers, as at the prompt.
  private mutating func add(_ examples: [Example]) {
    guard !examples.isEmpty else { return }
    text += "<pre tabindex=\"0\"><code>"
    for example in examples {
      for line in example.typed { text += "<span class=\"name\">\(markup(line))</span>\n" }
      var lines = example.answer.lines
      if lines.last == "" { lines.removeLast() }
      for line in lines { text += markup(line) + "\n" }
    }
    text += "</code></pre>\n"
  }

  private mutating func add(_ section: Section, level: Int) {
    if section.isFolded {
      text += "<details>\n<summary>\(markup(section.title))</summary>\n"
      add(section.blocks, level: level)
      text += "</details>\n"
      return
    }
    let id =
      section.anchor.flatMap { ids.insert($0).inserted ? $0 : nil }
      ?? self.id("part", for: section.title)
    headings.append(Heading(id: id, title: section.title, level: level, gist: section.gist))
    place = section.title
    tablesHere = 0
    anchor = section.anchor
    let tag = "h\(min(level, 6))"
    text += "<section aria-labelledby=\"\(id)\">\n"
    text += "<\(tag) id=\"\(id)\">\(markup(section.title))</\(tag)>\n"
    add(section.blocks, level: level + 1)
    text += "</section>\n"
  }

  private mutating func add(_ facts: [Fact]) {
    guard !facts.isEmpty else { return }
    text += "<dl class=\"facts\">\n"
    for fact in facts {
      text += "<div class=\"fact\"><dt>\(breakable(fact.label))</dt>"
      text += "<dd class=\"figure\">\(breakable(fact.value))</dd>"
      if !fact.note.isEmpty { text += "<dd class=\"note\">\(markup(fact.note))</dd>" }
      text += "</div>\n"
    }
    text += "</dl>\n"
  }

  /// A text whose long words may go on in the next line behind their signs.
  private func breakable(_ text: String) -> String {
    var broken = ""
    for character in text {
      broken += markup(String(character))
      if "._/".contains(character) { broken += "<wbr>" }
    }
    return broken
  }

  private mutating func add(_ chart: Chart) {
    pictures += 1
    text += "<figure>\n<div class=\"picture\" role=\"group\" tabindex=\"0\" "
    let picture = SVGWriter(prefix: "picture-\(pictures)").inline(chart)
    text += "aria-label=\"Picture \(pictures)\">\n\(picture)</div>\n"
    text += "<figcaption>\(markup(chart.description))</figcaption>\n</figure>\n"
  }

  private mutating func add(_ branch: Branch) {
    text += "<li><span>\(html(branch.title))</span>"
    if !branch.branches.isEmpty {
      text += "\n<ul>\n"
      for below in branch.branches { add(below) }
      text += "</ul>\n"
    }
    text += "</li>\n"
  }

  // MARK: Tables

  private mutating func add(_ table: Table) {
    if !table.rows.isEmpty {
      tablesHere += 1
      let name = markup(tablesHere == 1 ? place : "\(place), table \(tablesHere)")
      text += "<div class=\"scroll\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">\n"
      text += "<table>\n<caption class=\"hidden\">\(name)</caption>\n"
      if !table.columns.isEmpty {
        text += "<thead>\n<tr>\(table.columns.map(head).joined())</tr>\n</thead>\n"
      }
      text += "<tbody>\n"
      for row in table.rows { text += "<tr\(mark(row))>\(cells(row, table.columns))</tr>\n" }
      text += "</tbody>\n</table>\n</div>\n"
    }
    if let footer = table.footer { text += "<p class=\"under\">\(markup(footer))</p>\n" }
  }

  /// What links find a row by, where it explains a word.
  private mutating func mark(_ row: [Table.Cell]) -> String {
    guard let anchor, let cell = row.first, cell.role == .name, row.count > 1 else { return "" }
    let word = cell.text.drop { $0 == " " }
    let id = id(anchor, for: String(word))
    words.append(
      Heading(
        id: id, title: String(word), level: 0, gist: "\(place): \(row[row.count - 1].text)"))
    return " id=\"\(id)\""
  }

  private func head(_ column: Table.Column) -> String {
    let unit = column.unit.map { " <span class=\"unit\">(\(markup($0)))</span>" } ?? ""
    return "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" : "")>"
      + markup(column.name) + unit + "</th>"
  }

  /// The cells of a row, as many as there are columns; a text in the first one is what the row is of.
  private func cells(_ row: [Table.Cell], _ columns: [Table.Column]) -> String {
    let count = columns.isEmpty ? row.count : columns.count
    return (0..<count).map { place in
      let cell = place < row.count ? row[place] : Table.Cell("")
      let isNumber = place < columns.count && columns[place].isNumber
      var content = html(StyledText(cell.text, cell.role))
      if cell.text.unicodeScalars.contains(where: \.isBlock) {
        // To those who hear the page a drawing says nothing; a number beside it does.
        let isHidden = cell.text.isBar ? " aria-hidden=\"true\"" : ""
        content = "<span class=\"bar\"\(isHidden)>\(content)</span>"
      }
      var look = isNumber ? " class=\"number\"" : ""
      if case .date = cell.datum, !isNumber { look = " class=\"date\"" }
      if place == 0, !isNumber, !columns.isEmpty {
        return "<th scope=\"row\"\(look)>\(content)</th>"
      }
      return "<td\(look)>\(content)</td>"
    }.joined()
  }

  // MARK: Texts

  /// Pieces; a role that judges has a sign before it and a word for those who hear the page, so that
  /// nothing is said by a colour alone.
  private func html(_ line: StyledText) -> String {
    line.pieces.map { piece in
      guard let look = piece.role.look else { return markup(piece.text) }
      let isBlank = piece.text.allSatisfy { $0 == " " }
      let sign =
        isBlank || look.sign.isEmpty
        ? ""
        : "<span aria-hidden=\"true\">\(look.sign)\u{A0}</span>"
          + "<span class=\"hidden\">\(look.name): </span>"
      let space = piece.text.prefix { $0 == " " }
      return space + "<span class=\"\(look.name)\">\(sign)"
        + markup(String(piece.text.dropFirst(space.count))) + "</span>"
    }.joined()
  }

  /// An id that nothing else on the page has, made of the letters of a title.
  private mutating func id(_ kind: String, for title: String) -> String {
    var slug = kind
    var isGap = true
    for byte in title.lowercased().utf8.prefix(60) {
      let isKept = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      if isKept {
        if isGap { slug += "-" }
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      }
      isGap = !isKept
    }
    var tried = slug
    var number = 2
    while !ids.insert(tried).inserted {
      tried = "\(slug)-\(number)"
      number += 1
    }
    return tried
  }
}

extension String {
  /// Whether there is nothing but a drawing made of blocks.
  fileprivate var isBar: Bool {
    unicodeScalars.allSatisfy { $0.isBlock || $0 == " " || $0 == "│" || $0 == "|" }
  }
}

extension Unicode.Scalar {
  /// Whether it is a block that bars are made of.
  fileprivate var isBlock: Bool { (0x2580...0x2595).contains(value) }
}

extension Role {
  /// The class of the style sheet, and the sign before it.
  fileprivate var look: (name: String, sign: String)? {
    switch self {
    case .plain, .first, .second, .third, .fourth, .fifth, .sixth: nil
    case .strong: ("strong", "")
    case .faint: ("faint", "")
    case .name: ("name", "")
    case .value: ("value", "")
    case .verb: ("verb", "")
    case .good: ("good", "✓")
    case .bad: ("bad", "✗")
    case .caution: ("caution", "△")
    }
  }
}
