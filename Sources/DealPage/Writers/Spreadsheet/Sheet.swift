import DealText

/// A sheet of a workbook.
struct Sheet {
  var name: String
  private var table: PlainTable

  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  /// The longest text of a cell, in units of UTF-16.
  private static let longestText = 32_767

  init(_ name: String, _ table: PlainTable) {
    self.name = name
    self.table = table
  }

  /// How a cell looks, by its place in the style sheet.
  enum Style: Int {
    case usual, head, whole, decimal, share, date, wrapped, headOfNumbers

    /// The style sheet, with its looks in the order of the cases.
    static let sheet =
      "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
      + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      + "<border><left/><right/><top/><bottom style=\"thin\"/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      + "</cellStyleXfs><cellXfs count=\"8\">" + look(0)
      + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" "
      + "applyBorder=\"1\"/>" + look(3) + look(4) + look(164) + look(165)
      + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      + "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
      + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" "
      + "applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\"/></xf>"
      + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
      + "</cellStyles>"

    /// The look of numbers by the number of their format.
    private static func look(_ format: Int) -> String {
      "<xf numFmtId=\"\(format)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
        + (format == 0 ? "/>" : " applyNumberFormat=\"1\"/>")
    }
  }

  /// What stands inside of `worksheet`.
  func markup(isFirst: Bool) -> String {
    let looks = table.columns.indices.map { place in
      Self.look(of: table.rows.map { place < $0.count ? $0[place] : .empty })
    }
    var text = "<sheetViews><sheetView \(isFirst ? "tabSelected=\"1\" " : "")workbookViewId=\"0\">"
    text += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    text += "</sheetView></sheetViews><cols>"
    for (place, name) in table.columns.enumerated() {
      let width = Self.width(
        [.text(name)] + table.rows.map { place < $0.count ? $0[place] : .empty })
      text +=
        "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    text += "</cols><sheetData>"
    let heads = table.columns.map { PlainTable.Cell.text($0) }
    let headLooks = table.columns.indices.map { place -> Style in
      table.rows.contains { place < $0.count && $0[place].isNumber } ? .headOfNumbers : .head
    }
    text += row(1, heads, headLooks)
    for (number, cells) in table.rows.enumerated() { text += row(number + 2, cells, looks) }
    return text + "</sheetData>"
  }

  private func row(_ number: Int, _ cells: [PlainTable.Cell], _ looks: [Style]) -> String {
    var text = "<row r=\"\(number)\">"
    for (place, (cell, look)) in zip(cells, looks).enumerated() {
      text += self.cell(cell, look, at: Self.letters(place) + "\(number)")
    }
    return text + "</row>"
  }

  private func cell(_ cell: PlainTable.Cell, _ look: Style, at place: String) -> String {
    switch cell {
    case .empty: return ""
    case .number(let value, let unit):
      let isShare = unit == "%"
      guard let number = plainNumber(isShare ? value / 100 : value) else { return "" }
      return "<c r=\"\(place)\" s=\"\((isShare ? .share : look).rawValue)\"><v>\(number)</v></c>"
    case .date(let text):
      guard let serial = Self.serial(text) else { return self.cell(.text(text), look, at: place) }
      return "<c r=\"\(place)\" s=\"\(Style.date.rawValue)\"><v>\(serial)</v></c>"
    case .truth(let truth):
      return "<c r=\"\(place)\" t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
    case .text(let text):
      let style: Style =
        look == .head ? .head : text.unicodeScalars.contains("\n") ? .wrapped : .usual
      return "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is>"
        + "<t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
    }
  }

  /// The look of the numbers of a column: whole ones without decimals, small ones as they are.
  private static func look(of cells: [PlainTable.Cell]) -> Style {
    var areWhole = true
    var largest = 0.0
    for case .number(let value, let unit) in cells where unit != "%" {
      areWhole = areWhole && value == value.rounded()
      largest = max(largest, abs(value))
    }
    return areWhole ? .whole : largest < 0.1 ? .usual : .decimal
  }

  /// The width of a column in signs.
  private static func width(_ cells: [PlainTable.Cell]) -> Int {
    var widest = 8
    for cell in cells {
      let length =
        switch cell {
        case .empty, .truth: 5
        case .date: 10
        case .number(let value, _):
          // With three decimals at most, and a sign between each three digits.
          min(plainNumber(value.rounded())?.utf8.count ?? 0, 20) * 4 / 3 + 3
        case .text(let text): text.lines.map { columns(of: visible($0)) }.max() ?? 0
        }
      widest = max(widest, length)
    }
    return min(widest, 60) + 2
  }

  /// A day as spreadsheets count them; nil before 1900, where they do not. They take 1900 for a leap
  /// year, so that up to its February a day has one less.
  static func serial(_ text: String) -> Int? {
    guard let day = CivilDay(text), day.number >= -25_567 else { return nil }
    return day.number + (day.number < -25_508 ? 25_568 : 25_569)
  }

  /// The name of a column: A to Z, AA and so on.
  private static func letters(_ place: Int) -> String {
    var text = ""
    var rest = place
    repeat {
      let letter = Character(Unicode.Scalar(UInt8(0x41 + rest % 26)))
      text = String(letter) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return text
  }

  /// A text, cut where a cell ends. What looks like `_x0041_` would be read as the letter A, so its
  /// first sign is written so itself.
  private static func escaped(_ text: String) -> String {
    var kept = ""
    var length = 0
    let shown = text.lines.map { visible($0) }.joined(separator: "\n")
    for scalar in shown.unicodeScalars {
      length += UTF16.width(scalar)
      if length > longestText { break }
      kept.unicodeScalars.append(scalar)
    }
    let pieces = kept.unicodeScalars.split(
      separator: "_", maxSplits: .max, omittingEmptySubsequences: false)
    var result = ""
    for (number, piece) in pieces.enumerated() {
      if number > 0 {
        let isLast = number == pieces.count - 1
        let looksEscaped =
          !isLast && piece.count == 5 && piece.first == "x"
          && piece.dropFirst().allSatisfy(\.properties.isASCIIHexDigit)
        result += looksEscaped ? "_x005F_" : "_"
      }
      result += piece.split(separator: "\n", omittingEmptySubsequences: false)
        .map { DealText.markup(String($0)) }.joined(separator: "\n")
    }
    return result
  }
}

extension PlainTable.Cell {
  /// Whether it stands at the right, as numbers and days do.
  fileprivate var isNumber: Bool {
    switch self {
    case .number: true
    case .date(let text): Sheet.serial(text) != nil
    case .empty, .truth, .text: false
    }
  }
}
