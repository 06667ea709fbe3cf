import DealFormula
import DealPage
import DealQuantities

extension Viewpoint {
  /// Answers of the book and under scenarios as bars: a group for each question, a bar for each world.
  /// Nil where answers are no quantities; questions that measure something else than the first are left
  /// to the table.
  func chart(of comparison: Comparison, _ describer: Describer) -> Chart? {
    guard let unit = comparison.cases.lazy.flatMap(\.answers).compactMap(\.plottedUnit).first
    else { return nil }
    let reader = PlottedNumbers(unit, environment)
    let worlds = comparison.cases.map { $0.scenario ?? "the book" }
    var groups: [Bars.Group] = []
    for (index, question) in comparison.questions.enumerated() {
      let answers = comparison.cases.map { $0.answers[index] }
      guard let numbers = try? reader.numbers(answers, question) else { continue }
      groups.append(
        Bars.Group(
          question,
          zip(numbers, answers).map { number, answer in
            Bars.Value(number.value, describer.barText(answer), band: number.band)
          }))
    }
    let ends = groups.flatMap(\.values).flatMap { [$0.value, $0.band?.lower, $0.band?.upper] }
    let axis = Axis.quantities("", ends.compactMap { $0 }, unit, fromZero: true)
    return Chart(
      groups.map(\.name).joined(separator: ", "),
      description: "Answers of \(worlds.joined(separator: ", ")), on the same draws.",
      .bars(Bars(axis: axis, series: worlds, groups: groups)))
  }
}
