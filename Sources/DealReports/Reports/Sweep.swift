package import DealFormula
package import DealPage
package import DealQuantities

/// What was asked under other values of one name or two.
package struct Sweep {
  /// One combination of the values, with the answers to each question.
  package struct Case {
    package var settings: [Value]
    package var answers: [Value]
    package init(settings: [Value], answers: [Value]) {
      self.settings = settings
      self.answers = answers
    }
  }

  /// What takes other values, as written.
  package var names: [String]
  /// What was asked, as written.
  package var questions: [String]
  /// Every combination; the values of the last name change fastest.
  package var cases: [Case]
  /// How many values the last name takes.
  package var breadth: Int

  package init(names: [String], questions: [String], cases: [Case], breadth: Int) {
    self.names = names
    self.questions = questions
    self.cases = cases
    self.breadth = breadth
  }
}

extension Viewpoint {
  /// More columns than this would not fit beside each other.
  private static let mostColumns = 6

  /// One name: a row for each value. Two names: a row for each value of the first, a column for
  /// each value of the second.
  package func table(_ sweep: Sweep) throws(Refusal) -> Answer {
    let describer = try Describer(environment).drawing(
      sweep.cases.flatMap { $0.settings + $0.answers }, with: environment.sampling)
    let settings = sweep.names.indices.map { index in
      (sweep.names[index], sweep.cases.map { $0.settings[index] })
    }
    let answers = sweep.questions.indices.map { index in
      (sweep.questions[index], sweep.cases.map { $0.answers[index] })
    }
    let chart = chart(of: sweep, describer)
    let datum = Table((settings + answers).map { describer.datumColumn($0.0, $0.1) })
    guard sweep.names.count == 2, sweep.breadth > 0, sweep.breadth <= Self.mostColumns else {
      let heads = settings.map { name, values in
        Describer.CaseColumn(
          head: Table.Column(name, isNumber: describer.datumColumn(name, values).head.isNumber),
          cells: values.map { Table.Cell(describer.text($0), role: .name) })
      }
      let shown = Table(heads + answers.flatMap { describer.shownColumns($0.0, $0.1) })
      return Answer(Page([.table(shown)]), .table(datum), chart: chart)
    }
    return Answer(matrix(sweep, describer), .table(datum), chart: chart)
  }

  /// The answers to one question under two names. A unit that all of them have is said once.
  private func matrix(_ sweep: Sweep, _ describer: Describer) -> Page {
    var hasRanges = false
    var shown = sweep.cases.map { entry -> Table.Cell in
      guard let answer = entry.answers.first else { return Table.Cell("") }
      guard case .uncertain(let range) = answer, let words = describer.words(range) else {
        return describer.cell(answer)
      }
      hasRanges = hasRanges || words.ends != nil
      return Table.Cell(words.middle, role: .value)
    }
    let unit = sharedRate(shown.map(\.text))
    for index in shown.indices { shown[index].text.removeLast(unit.count) }
    let rows = stride(from: 0, to: shown.count, by: sweep.breadth).map { start in
      [Table.Cell(sweep.cases[start].settings.first.map(describer.text) ?? "", role: .name)]
        + shown[start..<min(start + sweep.breadth, shown.count)]
    }
    let heads = sweep.cases.prefix(sweep.breadth).compactMap(\.settings.last).map(describer.text)
    let (down, across) = (sweep.names.first ?? "", sweep.names.last ?? "")
    let title =
      StyledText(sweep.questions.first ?? "", .name)
      + StyledText(": \(down) down, \(across) across")
      + StyledText(unit.isEmpty ? "" : ", each \(unit)")
    let table = Table(
      columns: [Table.Column(down)] + heads.map { Table.Column($0, isNumber: true) }, rows: rows,
      footer: hasRanges ? "medians; sweep one name for the 90% intervals" : nil)
    return Page([.line(title), .table(table)])
  }

  /// What all texts end in from their first `/` on; empty unless it is the same for all.
  private func sharedRate(_ texts: [String]) -> String {
    guard let first = texts.first, let slash = first.firstIndex(of: "/") else { return "" }
    let rate = first[slash...]
    return texts.allSatisfy { text in
      text.firstIndex(of: "/").map { text[$0...] == rate } ?? false
    } ? String(rate) : ""
  }
}
