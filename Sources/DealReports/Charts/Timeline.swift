package import DealFormula
import DealModel
package import DealPage
package import DealQuantities

/// What happens when: deals with their rollouts, rights, milestones.
extension Viewpoint {
  /// A timeline of things, or of everything with a date, between two days where those are given.
  package func timeline(
    of things: [Thing]?, from: Day?, until: Day?, title: String?
  ) throws(Refusal) -> Answer {
    if let from, let until, until < from {
      throw Refusal(
        "reversed-range",
        "the picture would end on \(until.text), before it begins on \(from.text)")
    }
    var rows = TimelineRows(world, environment)
    for thing in world.things(.deal) where isWanted(thing, things) { rows.add(deal: thing) }
    for thing in world.things(.right) where isWanted(thing, things) { rows.add(right: thing) }
    for thing in world.things(.milestone) where isWanted(thing, things) {
      rows.add(milestone: thing)
    }
    guard !rows.entries.isEmpty else {
      throw Refusal(
        "nothing-dated",
        things == nil
          ? "a timeline shows what has dates, and nothing here has any yet"
          : "a timeline shows what has dates, and nothing of this has any",
        notes: ["state a date, such as announced 2025-11-03 or from 2026 until 2030"])
    }
    return picture(rows.entries, from: from, until: until, title: title ?? self.title(of: things))
  }

  private func title(of things: [Thing]?) -> String {
    guard let things else { return "Timeline" }
    return "Timeline of " + things.map(world.name(of:)).joined(separator: ", ")
  }

  /// Whether a thing is asked about, or belongs to a party or a deal that is.
  func isWanted(_ thing: Thing, _ wanted: [Thing]?) -> Bool {
    guard let wanted else { return true }
    if wanted.contains(thing) { return true }
    let index = Int(thing.index)
    let parties: [Int32]
    switch thing.kind {
    case .deal: parties = world.deals[index].map { [$0.payer, $0.payee] } ?? []
    case .right: parties = world.rights[index].map { [$0.holder, $0.party] } ?? []
    case .milestone:
      let name = world.name(of: thing)
      return wanted.contains { one in
        one.kind == .deal && world.deals[Int(one.index)]?.requires.contains(name) ?? false
      }
    case .party, .rollout, .source, .scenario, .chip, .price: parties = []
    }
    return parties.contains { wanted.contains(Thing(.party, $0)) }
  }

  private func picture(
    _ entries: [TimelineRows.Entry], from: Day?, until: Day?, title: String
  ) -> Answer {
    let known = entries.flatMap(\.days)
    // What never ends is drawn up to the last day that anything has, and a quarter of that on.
    let first = from ?? known.min().flatMap { Day(time: $0) } ?? environment.today
    var last = until ?? known.max().flatMap { Day(time: $0) } ?? first
    if until == nil, entries.contains(where: \.isOpen) {
      last = (try? last.adding(days: max(90, last.days(since: first) / 4))) ?? last
    }
    if last <= first { last = (try? first.adding(days: 30)) ?? first }
    let (lower, upper) = (Double(first.number), Double(last.number) + 1)
    var rows: [Timeline.Row] = []
    for entry in entries {
      var spans: [Timeline.Span] = []
      if let span = entry.span {
        let start = max(lower, span.from ?? lower)
        let end = min(upper, span.until ?? upper)
        if start < end {
          spans.append(
            .init(from: start, until: end, isOpen: span.until.map { $0 > upper } ?? true))
        }
      }
      let marks = entry.marks.filter { lower...upper ~= $0.day }
      guard !spans.isEmpty || !marks.isEmpty else { continue }
      rows.append(
        Timeline.Row(entry.name, entry.kind, text: entry.text, spans: spans, marks: marks))
    }
    let today = Double(environment.today.number)
    let end = (try? last.adding(days: 1)) ?? last
    let chart = Chart(
      title,
      description:
        "\(counted(rows.count, "row")) from \(first.text) to \(last.text): deals, rollouts, rights and milestones by their dates.",
      .timeline(
        Timeline(
          axis: .dates(from: first, until: end), rows: rows,
          today: lower...upper ~= today ? today : nil)))
    let columns = ["what", "name", "from", "until", "note"].map { Table.Column($0) }
    let table = Table(columns: columns, rows: entries.flatMap(\.cells))
    return Answer(Page([.chart(chart)]), .table(table), chart: chart)
  }
}

/// Rows of a timeline while they are collected: dates as numbers of days.
struct TimelineRows {
  struct Entry {
    var name: String
    var kind: Timeline.Kind
    var text: String
    /// The first day, and the day behind the last one; either may be unknown.
    var span: (from: Double?, until: Double?)?
    var marks: [Timeline.Mark]

    /// Whether it goes on without an end.
    var isOpen: Bool { span.map { $0.until == nil } ?? false }

    /// Every day in it.
    var days: [Double] {
      [span?.from, span?.until.map { $0 - 1 }].compactMap { $0 } + marks.map(\.day)
    }

    /// The entry as rows of a table: its span, then its days.
    var cells: [[Table.Cell]] {
      func day(_ number: Double?) -> Table.Cell {
        guard let day = number.flatMap({ Day(time: $0) }) else { return Table.Cell("", Datum.none) }
        return Table.Cell(day.text, .date(day.text))
      }
      let whole = span.map { span in
        [
          Table.Cell("\(kind)"), Table.Cell(name), day(span.from), day(span.until.map { $0 - 1 }),
          Table.Cell(text),
        ]
      }
      return [whole].compactMap { $0 }
        + marks.map { mark in
          [
            Table.Cell(kind == .deal ? "announcement" : "\(kind)"), Table.Cell(name),
            day(mark.day), day(mark.day), Table.Cell(mark.label),
          ]
        }
    }
  }

  private let world: World
  private let environment: Environment
  private(set) var entries: [Entry] = []

  init(_ world: World, _ environment: Environment) {
    self.world = world
    self.environment = environment
  }

  /// A day as a number: of a range its median; nil if it is none.
  private func number(_ value: Value?) -> Double? {
    switch value {
    case .date(let day): return Double(day.number)
    case .uncertain(let range) where range.isDate:
      guard let median = try? environment.sampling.statistics(of: range).median, median.isFinite
      else { return nil }
      return median.rounded(.down)
    case .quantity, .uncertain, .period, .truth, .text, .list, .record, .function, .series, .thing,
      .unstated, nil:
      return nil
    }
  }

  /// A mark for the likely days of a date that is a range; nil for one that is known.
  private func mark(_ value: Value?, _ label: String) -> Timeline.Mark? {
    guard case .uncertain(let range)? = value, range.isDate,
      let statistics = try? environment.sampling.statistics(of: range), let day = number(value)
    else { return nil }
    let (low, high) = (statistics.quantile(0.05), statistics.quantile(0.95))
    guard low.isFinite, high.isFinite else { return nil }
    return Timeline.Mark(day, label, band: Curves.Band(low, high))
  }

  private func property(_ name: String, of thing: Thing) -> Value? {
    guard let property = Property.named(name, of: thing.kind) else { return nil }
    var evaluation = Evaluation(environment)
    return try? evaluation.property(property.name, of: thing)
  }

  /// A deal with its announcement, then its rollouts.
  mutating func add(deal thing: Thing) {
    guard let deal = world.deals[Int(thing.index)] else { return }
    let describer = Describer(environment)
    let from = property("from", of: thing)
    let until = property("until", of: thing)
    let announced = property("announced", of: thing)
    var entry = Entry(name: deal.name, kind: .deal, text: "", marks: [])
    if let first = number(from) { entry.span = (first, number(until).map { $0 + 1 }) }
    switch property("value", of: thing) {
    case .unstated, nil: break
    case let value?: entry.text = describer.text(value)
    }
    if let day = number(announced), day != entry.span?.from {
      entry.marks.append(Timeline.Mark(day, "announced"))
    }
    entry.marks += [mark(from, "begins"), mark(until, "ends")].compactMap { $0 }
    if entry.span != nil || !entry.marks.isEmpty { entries.append(entry) }
    var evaluation = Evaluation(environment)
    for span in Terms(world, deal).rolloutSpans(in: &evaluation) {
      add(span, of: deal, describer)
    }
  }

  private mutating func add(_ span: RolloutSpan, of deal: Deal, _ describer: Describer) {
    guard let first = number(span.from), let last = number(span.by) else { return }
    let resource = Resource.name(span.rollout.resource)
    var evaluation = Evaluation(environment)
    var text = "all \(resource)"
    if let formula = span.rollout.quantity, let amount = try? evaluation.evaluate(formula) {
      text = describer.text(amount)
    }
    var entry = Entry(
      name: "  \(resource)\(span.rollout.isExpansion ? " (option)" : "")", kind: .rollout,
      text: text, marks: [])
    entry.span = (first, last + 1)
    entry.marks = [mark(span.from, "begins"), mark(span.by, "all live")].compactMap { $0 }
    entries.append(entry)
  }

  mutating func add(right thing: Thing) {
    guard let right = world.rights[Int(thing.index)] else { return }
    var entry = Entry(
      name: right.name, kind: .right, text: right.scopes.joined(separator: ", "), marks: [])
    let (from, until) = (property("from", of: thing), property("until", of: thing))
    entry.span = (number(from), number(until).map { $0 + 1 })
    entry.marks = [mark(from, "begins"), mark(until, "ends")].compactMap { $0 }
    if !entry.days.isEmpty { entries.append(entry) }
  }

  mutating func add(milestone thing: Thing) {
    let date = property("date", of: thing)
    guard let day = number(date) else { return }
    var entry = Entry(name: world.name(of: thing), kind: .milestone, text: "", marks: [])
    if case .text(let status)? = property("status", of: thing) { entry.text = status }
    entry.marks = [mark(date, "") ?? Timeline.Mark(day, "")]
    entries.append(entry)
  }
}
