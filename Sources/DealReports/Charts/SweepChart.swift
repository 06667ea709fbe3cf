import DealFormula
import DealPage
import DealQuantities

extension Viewpoint {
  /// The answers of a sweep as a picture: a line for each question where a name takes numbers, bars
  /// where it takes anything else; of two names, a series for each value of the second. Nil where
  /// answers are no quantities.
  func chart(of sweep: Sweep, _ describer: Describer) -> Chart? {
    let answers = sweep.cases.flatMap(\.answers)
    guard let unit = answers.lazy.compactMap(\.plottedUnit).first, sweep.cases.count > 1,
      let series = try? series(of: sweep, unit, describer), let first = series.first
    else { return nil }
    let title = "\(sweep.questions.joined(separator: ", ")) by \(sweep.names.first ?? "")"
    let all = series.flatMap(\.numbers).flatMap(\.ends)
    let up = Axis.quantities(
      sweep.questions.count == 1 ? sweep.questions[0] : "", all, unit, fromZero: true)
    let description =
      "\(title): \(counted(first.settings.count, "value")), from \(describer.text(first.settings[0])) to \(describer.text(first.settings[first.settings.count - 1]))."
    if let settingUnit = first.settings.lazy.compactMap(\.plottedUnit).first,
      let places = try? PlottedNumbers(settingUnit, environment).numbers(first.settings, title),
      !places.contains(where: { $0.value == nil || $0.band != nil })
    {
      let across = places.compactMap(\.value)
      let curves = series.map { one in
        Curves.Series(
          one.name,
          zip(across, one.numbers).sorted { $0.0 < $1.0 }.map {
            Curves.Point($0, $1.value, band: $1.band)
          })
      }
      return Chart(
        title, description: description,
        .curves(
          Curves(
            .line,
            across: .quantities(sweep.names[0], across, settingUnit, fromZero: false), up: up,
            series: curves)))
    }
    let groups = first.settings.indices.map { index in
      Bars.Group(
        describer.text(first.settings[index]),
        series.map {
          Bars.Value(
            $0.numbers[index].value, describer.barText($0.values[index]),
            band: $0.numbers[index].band)
        })
    }
    return Chart(
      title, description: description,
      .bars(Bars(axis: up, series: series.count == 1 ? [""] : series.map(\.name), groups: groups)))
  }

  /// What one series of the picture has: at each setting an answer, and its number.
  private struct SweptSeries {
    var name: String
    var settings: [Value]
    var values: [Value]
    var numbers: [PlottedNumbers.Number]
  }

  private func series(
    of sweep: Sweep, _ unit: Unit, _ describer: Describer
  ) throws(Refusal) -> [SweptSeries] {
    let reader = PlottedNumbers(unit, environment)
    var made: [SweptSeries] = []
    func add(_ name: String, _ cases: [Sweep.Case], _ question: Int) throws(Refusal) {
      let values = cases.map { $0.answers[question] }
      made.append(
        SweptSeries(
          name: name, settings: cases.map { $0.settings[0] }, values: values,
          numbers: try reader.numbers(values, name)))
    }
    guard sweep.names.count == 2, sweep.breadth > 0 else {
      for (question, name) in sweep.questions.enumerated() {
        guard
          sweep.cases.lazy.compactMap({ $0.answers[question].plottedUnit }).first?.dimension
            == unit.dimension
        else { continue }
        try add(name, sweep.cases, question)
      }
      return made
    }
    for column in 0..<sweep.breadth {
      let cases = stride(from: column, to: sweep.cases.count, by: sweep.breadth).map {
        sweep.cases[$0]
      }
      guard let last = cases.first?.settings.last else { continue }
      try add("\(sweep.names[1]) \(describer.text(last))", cases, 0)
    }
    return made
  }
}
