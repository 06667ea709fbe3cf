import DealPage
import SeededNumbers

/// Charts with all that can be wrong in one: no numbers, huge ones, ends that are the same, names
/// that command a terminal.
struct RandomCharts {
  var numbers: SeededGenerator

  mutating func next() -> Chart {
    let form: Chart.Form =
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: .curves(curves())
      case 1: .bars(bars())
      case 2: .histogram(histogram())
      case 3: .timeline(timeline())
      case 4: .tornado(tornado())
      default: .flows(flows())
      }
    return Chart(text(), description: text(), form)
  }

  private mutating func text() -> String {
    numbers.pick([
      "", "openai", "兆兆兆兆", "a name in several words", "\u{1B}[2J", "\u{202E}abc",
      "<script>alert(1)</script>", "\"&'", "e\u{301}\u{301}\u{301}", "\n\r\t", "👩🏽\u{200D}🚀",
      "\u{301}", String(repeating: "x", count: 200), String(repeating: "w w ", count: 50), "]]>",
    ])
  }

  private mutating func number() -> Double {
    numbers.pick([
      0, -0.0, 1, -1, 12.5, 1e300, -1e300, .nan, .infinity, -.infinity, 1e-300,
      Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude, 3, 7,
      Double.random(in: -10...100, using: &numbers), Double.random(in: 0...10, using: &numbers),
    ])
  }

  /// A count that is mostly small.
  private mutating func count() -> Int {
    numbers.once(in: 20)
      ? Int.random(in: 0...200, using: &numbers) : Int.random(in: 0...5, using: &numbers)
  }

  private mutating func axis() -> Axis {
    var levels: [[Axis.Tick]] = []
    for _ in 0..<Int.random(in: 0...3, using: &numbers) {
      var ticks: [Axis.Tick] = []
      for _ in 0..<count() { ticks.append(Axis.Tick(number(), text())) }
      levels.append(ticks)
    }
    let isSane = !numbers.once(in: 4)
    return Axis(text(), from: isSane ? 0 : number(), to: isSane ? 12 : number(), levels: levels)
  }

  private mutating func band() -> Curves.Band? {
    numbers.once(in: 3) ? Curves.Band(number(), number()) : nil
  }

  private mutating func curves() -> Curves {
    var series: [Curves.Series] = []
    for _ in 0..<Int.random(in: 0...9, using: &numbers) {
      var points: [Curves.Point] = []
      for place in 0..<count() {
        let across = numbers.once(in: 4) ? number() : Double(place)
        points.append(
          Curves.Point(across, numbers.once(in: 5) ? nil : number(), band: band()))
      }
      series.append(Curves.Series(text(), points))
    }
    let shape = numbers.pick([Curves.Shape.line, .steps, .area])
    return Curves(shape, across: axis(), up: axis(), series: series)
  }

  private mutating func bars() -> Bars {
    let series = (0..<Int.random(in: 0...3, using: &numbers)).map { "\($0)" }
    var groups: [Bars.Group] = []
    for _ in 0..<count() {
      var values: [Bars.Value] = []
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        values.append(Bars.Value(numbers.once(in: 5) ? nil : number(), text(), band: band()))
      }
      groups.append(Bars.Group(text(), values))
    }
    return Bars(axis: axis(), series: series, groups: groups)
  }

  private mutating func histogram() -> Histogram {
    var bins: [Histogram.Bin] = []
    for _ in 0..<count() {
      bins.append(
        Histogram.Bin(number(), number(), share: numbers.once(in: 3) ? number() : 0.1))
    }
    var marks: [Histogram.Mark] = []
    for _ in 0..<count() { marks.append(Histogram.Mark(number(), text())) }
    return Histogram(axis: axis(), bins: bins, marks: marks)
  }

  private mutating func timeline() -> Timeline {
    var rows: [Timeline.Row] = []
    for _ in 0..<count() {
      var spans: [Timeline.Span] = []
      for _ in 0..<Int.random(in: 0...3, using: &numbers) {
        spans.append(
          Timeline.Span(from: number(), until: number(), isOpen: numbers.once(in: 3)))
      }
      var marks: [Timeline.Mark] = []
      for _ in 0..<Int.random(in: 0...3, using: &numbers) {
        marks.append(Timeline.Mark(number(), text(), band: band()))
      }
      let kind = numbers.pick([
        Timeline.Kind.deal, .rollout, .right, .milestone, .announcement,
      ])
      rows.append(Timeline.Row(text(), kind, text: text(), spans: spans, marks: marks))
    }
    return Timeline(axis: axis(), rows: rows, today: numbers.once(in: 2) ? number() : nil)
  }

  private mutating func tornado() -> Swings {
    var swings: [Swings.Swing] = []
    for _ in 0..<count() {
      swings.append(
        Swings.Swing(text(), low: number(), high: number(), lowText: text(), highText: text()))
    }
    return Swings(axis: axis(), middle: number(), swings: swings)
  }

  private mutating func flows() -> Payments {
    var parties: [String] = []
    for _ in 0..<count() { parties.append(text()) }
    let places = -1...parties.count
    var payments: [Payments.Payment] = []
    for _ in 0..<count() {
      payments.append(
        Payments.Payment(
          payer: Int.random(in: places, using: &numbers),
          payee: Int.random(in: places, using: &numbers), amount: number(), text: text(),
          isInCircle: numbers.once(in: 2)))
    }
    var circles: [[Int]] = []
    for _ in 0..<Int.random(in: 0...2, using: &numbers) {
      circles.append((0..<3).map { _ in Int.random(in: places, using: &numbers) })
    }
    return Payments(parties: parties, payments: payments, circles: circles)
  }
}
