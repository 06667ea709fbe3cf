package import DealFormula
package import DealPage
package import DealQuantities

/// Which inputs move an answer: each goes from its 5% to its 95% end while the others stay at their
/// medians.
extension Viewpoint {
  /// How many columns of the terminal the longest bar takes.
  private static let barWidth = 24

  /// A row for each range that an answer rests on, the one that moves it most first.
  package func tornado(_ range: Uncertain, titled title: String) throws(Refusal) -> Answer {
    let sampling = environment.sampling
    let swings = try sampling.swings(of: range)
    let middle = try sampling.values(of: range, atQuantile: 0.5)
    for number in swings.flatMap({ [$0.atLow, $0.atHigh] }) + [middle] where !number.isFinite {
      throw Refusal(
        "no-number", "at an end of one of its ranges \(title) is not a number",
        notes: ["something is divided by zero there, or is the root of a negative number"])
    }
    let scale = Scale(swings.flatMap { [$0.atLow, $0.atHigh] } + [middle], width: Self.barWidth)
    var rows: [[Table.Cell]] = []
    var data: [[Table.Cell]] = []
    for swing in swings {
      let (low, high) = (end(swing.input, swing.low), end(swing.input, swing.high))
      let (atLow, atHigh) = (end(range, swing.atLow), end(range, swing.atHigh))
      let name = label(swing.input)
      rows.append([
        Table.Cell(name, role: .name), Table.Cell(stretch(low, high)),
        Table.Cell(stretch(atLow, atHigh), role: .value),
        Table.Cell(scale.bar(low: swing.atLow, high: swing.atHigh, middle: middle)),
      ])
      let describer = Describer(environment)
      let size = range.isDate ? Quantity(swing.size, .day) : Quantity(swing.size, range.unit)
      data.append(
        [Table.Cell(name)]
          + [low, high, atLow, atHigh, .quantity(size)].map(describer.cell))
    }
    let heads = ["input", "from 5% to 95%", "the answer there", ""].map { Table.Column($0) }
    let base = Describer(environment).text(end(range, middle))
    let page = Page([
      .line(
        StyledText(title, .name) + StyledText(" = ") + StyledText(base, .value)
          + StyledText(" with every range at its median")),
      .table(Table(columns: heads, rows: rows)),
      .line(
        StyledText(
          "█ towards the 95% end, ▒ towards the 5% end, the others at their medians", .faint)),
    ])
    let columns = ["input", "low", "high", "at_low", "at_high", "swing"]
    return Answer(
      page, .table(Table(columns: columns.map { Table.Column($0) }, rows: data)),
      chart: chart(of: swings, around: middle, range, titled: title))
  }

  /// What an input is called: by its declaration, and where that states more, by its own words.
  func label(_ node: Uncertain) -> String {
    guard let input = node.input else { return "" }
    let written = words(input.formula).split(separator: " ").joined(separator: " ")
    guard let title = input.title else { return written }
    return input.isWhole || written.isEmpty ? title : "\(title): \(written)"
  }

  /// A number of a node as a value.
  private func end(_ node: Uncertain, _ number: Double) -> Value {
    (try? node.value(number)) ?? .number(number)
  }

  /// Two values as a stretch: `200k to 900k gpus`.
  private func stretch(_ low: Value, _ high: Value) -> String {
    if case .quantity(let a) = low, case .quantity(let b) = high {
      return Quantity.rangeText(a, b, digits: environment.digits)
    }
    let describer = Describer(environment)
    return "\(describer.text(low)) to \(describer.text(high))"
  }
}

/// Where numbers lie on a line of the terminal.
private struct Scale {
  private let low: Double
  private let high: Double
  private let width: Int

  init(_ numbers: [Double], width: Int) {
    low = numbers.min() ?? 0
    high = numbers.max() ?? 0
    self.width = width
  }

  /// The column of a number, from 0.
  private func column(_ number: Double) -> Int {
    let share = (number - low) / (high - low)
    guard share.isFinite else { return 0 }
    return Int((min(1, max(0, share)) * Double(width - 1)).rounded())
  }

  /// A bar from where the low end leads to where the high end leads, with a line in the middle.
  func bar(low atLow: Double, high atHigh: Double, middle: Double) -> String {
    let centre = column(middle)
    let ends = [("▒", column(atLow)), ("█", column(atHigh))]
      .sorted { abs($0.1 - centre) > abs($1.1 - centre) }
    var cells = [String](repeating: " ", count: width)
    // Where both ends lead to the same side, the shorter bar is drawn over the longer one.
    for (sign, end) in ends where end != centre {
      for place in min(end, centre)...max(end, centre) { cells[place] = sign }
    }
    cells[centre] = "│"
    while cells.last == " " { cells.removeLast() }
    return cells.joined()
  }
}
