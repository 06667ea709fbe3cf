import DealFormula
import DealPage
import DealQuantities

extension Viewpoint {
  /// The swings of an answer as a picture.
  func chart(
    of swings: [Swing], around middle: Double, _ range: Uncertain, titled title: String
  ) -> Chart {
    let describer = Describer(environment)
    func text(_ node: Uncertain, _ number: Double) -> String {
      (try? node.value(number)).map(describer.text) ?? ""
    }
    let ends = swings.flatMap { [$0.atLow, $0.atHigh] } + [middle]
    let axis: Axis
    if range.isDate, let first = Day(time: ends.min() ?? 0), let last = Day(time: ends.max() ?? 0) {
      axis = .dates(from: first, until: last)
    } else {
      axis = .quantities(title, ends, range.unit, fromZero: false)
    }
    let drawn = swings.map { swing in
      Swings.Swing(
        label(swing.input), low: swing.atLow, high: swing.atHigh,
        lowText: "\(text(swing.input, swing.low)): \(text(range, swing.atLow))",
        highText: "\(text(swing.input, swing.high)): \(text(range, swing.atHigh))")
    }
    let widest = swings.first.map { " Most of it hangs on \(label($0.input))." } ?? ""
    return Chart(
      "What moves \(title)",
      description:
        "\(title) is \(text(range, middle)) with every range at its median; each bar shows where one of them takes it from its 5% to its 95% end.\(widest)",
      .tornado(Swings(axis: axis, middle: middle, swings: drawn)))
  }
}
