package import DealFormula
package import DealPage
package import DealQuantities

/// What was asked of the book and under scenarios, on the same draws.
package struct Comparison {
  /// One world with its answers.
  package struct Case {
    /// The scenario; nil for the book itself.
    package var scenario: String?
    package var answers: [Value]
    /// For each answer how far it is from that of the book; nil where there is no distance.
    package var differences: [Value?]
    package init(scenario: String?, answers: [Value], differences: [Value?]) {
      self.scenario = scenario
      self.answers = answers
      self.differences = differences
    }

    /// What it is called in a table.
    var name: String { scenario ?? "the book" }
  }

  /// What was asked, as written.
  package var questions: [String]
  /// The book first.
  package var cases: [Case]

  package init(questions: [String], cases: [Case]) {
    self.questions = questions
    self.cases = cases
  }
}

extension Viewpoint {
  /// For each question a table with a row for each world: the answer, how far it is from that of the
  /// book, and the chance that it is higher.
  package func table(_ comparison: Comparison) throws(Refusal) -> Answer {
    var higher: [[Value?]] = []
    for entry in comparison.cases {
      var row: [Value?] = []
      for difference in entry.differences { row.append(try isHigher(difference)) }
      higher.append(row)
    }
    let all = comparison.cases.flatMap { $0.answers + $0.differences.compactMap { $0 } }
    let describer = try Describer(environment).drawing(
      all + higher.flatMap { $0.compactMap { $0 } }, with: environment.sampling)
    var page = Page()
    let names = comparison.cases.map { Table.Cell($0.name, role: .name) }
    var columns = [Describer.CaseColumn(head: Table.Column("scenario"), cells: names)]
    for (index, question) in comparison.questions.enumerated() {
      let answers = comparison.cases.map { $0.answers[index] }
      let differences = comparison.cases.map { $0.differences[index] }
      let chances = higher.map { $0[index] }
      if !page.blocks.isEmpty { page.blocks.append(.blank) }
      page.blocks.append(
        .table(
          Table(
            [Describer.CaseColumn(head: Table.Column("scenario"), cells: names)]
              + describer.shownColumns(question, answers)
              + describer.distances(differences) + describer.chances(chances, differences))))
      columns += [
        describer.datumColumn(question, answers),
        describer.optionalColumn("\(question), difference", differences),
        describer.optionalColumn("\(question), chance of more", chances),
      ]
    }
    return Answer(page, .table(Table(columns)), chart: chart(of: comparison, describer))
  }

  /// Whether a difference is above zero, draw by draw; nil unless it is a range.
  private func isHigher(_ difference: Value?) throws(Refusal) -> Value? {
    guard case .uncertain(let range)? = difference else { return nil }
    return .uncertain(
      try Uncertain(
        .comparison(.greater, Operand(range), Operand(0)), unit: .none, meaning: .truth))
  }
}

extension Describer {
  /// Differences with their sign, and beside them their 90% intervals.
  fileprivate func distances(_ values: [Value?]) -> [CaseColumn] {
    guard values.contains(where: { $0 != nil }) else { return [] }
    var ends: [Table.Cell] = []
    let cells = values.map { value -> Table.Cell in
      var interval = ""
      defer { ends.append(Table.Cell(interval, role: .faint)) }
      switch value {
      case nil: return Table.Cell("")
      case .uncertain(let range)?:
        guard let known = known[ObjectIdentifier(range)] else {
          return Table.Cell("?", role: .caution)
        }
        interval = known.ends ?? ""
        return Table.Cell(signed(known.median, known.middle), role: .value)
      case .quantity(let quantity)?:
        return Table.Cell(signed(quantity.value, text(.quantity(quantity))), role: .value)
      case let other?: return cell(other)
      }
    }
    let column = CaseColumn(head: Table.Column("difference", isNumber: true), cells: cells)
    guard ends.contains(where: { !$0.text.isEmpty }) else { return [column] }
    return [column, CaseColumn(head: Table.Column("90%"), cells: ends)]
  }

  /// How likely it is that each is higher; nothing where both are always the same.
  fileprivate func chances(_ values: [Value?], _ differences: [Value?]) -> [CaseColumn] {
    guard values.contains(where: { $0 != nil }) else { return [] }
    let cells = zip(values, differences).map { value, difference -> Table.Cell in
      guard case .uncertain(let range)? = value, let words = words(range),
        !isAlwaysZero(difference)
      else { return Table.Cell("") }
      return Table.Cell(words.middle)
    }
    return [CaseColumn(head: Table.Column("higher", isNumber: true), cells: cells)]
  }

  /// Whether all draws of a difference are zero.
  private func isAlwaysZero(_ difference: Value?) -> Bool {
    guard case .uncertain(let range)? = difference else { return false }
    return known[ObjectIdentifier(range)]?.isAlwaysZero ?? false
  }

  /// A column for machines in which some rows have nothing.
  fileprivate func optionalColumn(_ title: String, _ values: [Value?]) -> CaseColumn {
    CaseColumn(
      head: Table.Column(title),
      cells: values.map { $0.map(cell) ?? Table.Cell("", Datum.none) })
  }

  private func signed(_ number: Double, _ text: String) -> String {
    number > 0 ? "+\(text)" : text
  }
}
