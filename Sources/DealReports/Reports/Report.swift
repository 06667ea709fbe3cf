package import DealFormula
import DealModel
package import DealPage
package import DealQuantities

/// What a report is asked for.
package struct ReportRequest {
  package var title: String
  /// The parties and deals that it is about; nil for all.
  package var things: [Thing]?
  /// Questions whose answers it shows, each with its words and how it came about.
  package var questions: [(words: String, value: Value, derivation: Derivation)]

  package init(
    _ title: String, about things: [Thing]?,
    questions: [(words: String, value: Value, derivation: Derivation)]
  ) {
    self.title = title
    self.things = things
    self.questions = questions
  }
}

extension Viewpoint {
  /// A report: what matters most, the answers, deals, money and capacity over time, rights, flows,
  /// claims, assumptions, conflicts and sources, each where there is any.
  package func report(_ request: ReportRequest) throws(Refusal) -> Answer {
    let deals = world.things(.deal).filter { isWanted($0, request.things) }
    guard !deals.isEmpty || !request.questions.isEmpty else {
      throw Refusal(
        "nothing-to-report",
        request.things == nil
          ? "a report is about deals, and there are none yet"
          : "a report is about deals, and these have none",
        notes: ["state one, such as deal openai aws value $38B over 7 years"])
    }
    var blocks: [Block] = [.facts(facts(of: deals, request))]
    func add(_ title: String, _ made: [Block]) {
      if !made.isEmpty { blocks.append(.section(Section(title, made))) }
    }
    add("Answers", try answers(request))
    add("Deals", table(of: deals, .deal))
    add("Capacity over time", try course(of: "capacity", of: deals))
    add("Spending over time", try course(of: "spend", of: deals))
    add("Timeline", timelineBlocks(request))
    add("Rights", table(of: world.things(.right).filter { isWanted($0, request.things) }, .right))
    add("Who pays whom", try flowBlocks(request))
    add("Claims", world.claims.count == 0 ? [] : claims().page.blocks)
    add("Assumptions", unlessEmpty(assumptions()))
    add("Conflicts", unlessEmpty(try conflicts()))
    add("Sources", table(of: world.things(.source), .source))
    return Answer(Page(blocks), .page)
  }

  /// The blocks of an answer, unless its tables have no rows.
  private func unlessEmpty(_ answer: Answer) -> [Block] {
    let hasRows = answer.page.blocks.contains { block in
      if case .table(let table) = block { !table.rows.isEmpty } else { false }
    }
    return hasRows ? answer.page.blocks : []
  }

  private func table(of things: [Thing], _ kind: Thing.Kind) -> [Block] {
    things.isEmpty ? [] : listing(things, of: kind).page.blocks
  }

  // MARK: What matters most

  private func facts(of deals: [Thing], _ request: ReportRequest) -> [DealPage.Fact] {
    var facts = request.questions.map { fact($0.words, $0.value) }
    var parties: [Int32] = []
    for thing in deals {
      guard let deal = world.deals[Int(thing.index)] else { continue }
      for party in [deal.payer, deal.payee] where !parties.contains(party) { parties.append(party) }
    }
    if !deals.isEmpty {
      facts.append(
        DealPage.Fact("Deals", "\(deals.count)", note: "between \(parties.count) parties"))
    }
    if let largest = largest(deals) {
      facts.append(fact("Largest deal", largest.value, of: world.name(of: largest.thing)))
    }
    for thing in request.things ?? [] where thing.kind == .party {
      let name = world.name(of: thing)
      for (label, metric) in [("Commitments", "commitments"), ("Backlog", "backlog")] {
        guard !request.questions.contains(where: { $0.words == "\(name).\(metric)" }),
          case .success(let value)? = value(of: thing, named: metric)
        else { continue }
        if case .unstated = value { continue }
        facts.append(fact(label, value, of: name))
      }
    }
    return facts
  }

  /// A value as a figure, with its range and what it is of below it: of a series all of a flow, or the
  /// most that a level comes to.
  private func fact(_ label: String, _ value: Value, of name: String = "") -> DealPage.Fact {
    let describer = Describer(environment)
    var figure = value
    var notes = name.isEmpty ? [] : [name]
    if case .series(let series) = value {
      let total = series.kind == .flow ? try? series.total() : nil
      figure = total ?? (try? series.peak()) ?? .quantity(Quantity(0, series.unit))
      notes.append(total == nil ? "at most" : "in all")
      let days = [series.firstDay, series.lastDay].compactMap { $0?.text }
      notes.append(days.joined(separator: " to "))
    }
    guard case .uncertain(let range) = figure, let words = describer.words(range) else {
      return DealPage.Fact(label, describer.text(figure), note: notes.joined(separator: ", "))
    }
    if let ends = words.ends { notes.append("90%: \(ends)") }
    return DealPage.Fact(label, words.middle, note: notes.joined(separator: ", "))
  }

  /// The deal with the greatest value in the base currency; of a range its median counts.
  private func largest(_ deals: [Thing]) -> (thing: Thing, value: Value)? {
    let reader = PlottedNumbers(Unit.money(environment.exchange.base), environment)
    var best: (thing: Thing, value: Value, size: Double)?
    for thing in deals {
      guard case .success(let value)? = self.value(of: thing, named: "value"),
        let size = (try? reader.numbers([value], "value"))?.first?.value,
        size > best?.size ?? -.infinity
      else { continue }
      best = (thing, value, size)
    }
    return best.map { ($0.thing, $0.value) }
  }

  // MARK: Answers

  /// Each question with its derivation; of a range what moves it most.
  private func answers(_ request: ReportRequest) throws(Refusal) -> [Block] {
    let describer = Describer(environment)
    var blocks: [Block] = []
    for question in request.questions {
      var own: [Block] = [.line(StyledText(describer.text(question.value), .value))]
      if case .uncertain(let range) = question.value, range.meaning != .truth {
        if let chart = try tornado(range, titled: question.words).chart {
          own.append(.chart(chart))
        }
      } else if case .series = question.value {
        let plotted = [Plotted(question.words, question.value)]
        if let chart = try plot(plotted, as: nil, from: nil, until: nil, title: nil).chart {
          own.append(.chart(chart))
        }
      }
      let derivation = try explanation(question.derivation).page.blocks
      own.append(.section(Section("How this came about", isFolded: true, derivation)))
      blocks.append(.section(Section(question.words, own)))
    }
    return blocks
  }

  // MARK: Over time

  /// The most series that one picture of a report has.
  private static let mostSeries = 5

  /// A property of deals over time: the picture of those with most of it, and how many are left out.
  private func course(of property: String, of deals: [Thing]) throws(Refusal) -> [Block] {
    var known: [(name: String, series: Series, size: Double)] = []
    for thing in deals {
      guard case .success(.series(let series))? = value(of: thing, named: property),
        series.firstDay != nil, series.unit != .percent
      else { continue }
      let size = series.parts.reduce(0) { sum, part in
        let middle = part.drawn.flatMap { try? environment.sampling.statistics(of: $0).median } ?? 1
        return sum + part.amount * middle
      }
      known.append((world.name(of: thing), series, size))
    }
    guard !known.isEmpty else { return [] }
    // The same order whatever the sizes: equal ones as they were stated.
    let order = known.indices.sorted {
      known[$0].size != known[$1].size ? known[$0].size > known[$1].size : $0 < $1
    }
    let shown = order.prefix(Self.mostSeries).sorted().map { known[$0] }
    let dimension = shown.first?.series.unit.dimension
    let things = shown.filter { $0.series.unit.dimension == dimension }
      .map { Plotted($0.name, .series($0.series)) }
    let title = property == "spend" ? "Spending by deal" : "Capacity by deal"
    let answer = try plot(things, as: nil, from: nil, until: nil, title: title)
    var blocks = answer.page.blocks
    let rest = known.count - things.count
    let unknown = deals.count - known.count
    var left: [String] = []
    if rest > 0 { left.append("\(counted(rest, "smaller deal")) not drawn") }
    if unknown > 0 {
      left.append("of \(counted(unknown, "deal")) too little is stated")
    }
    if !left.isEmpty {
      blocks.append(.line(StyledText(left.joined(separator: "; "), .faint)))
    }
    return blocks
  }

  private func timelineBlocks(_ request: ReportRequest) -> [Block] {
    (try? timeline(of: request.things, from: nil, until: nil, title: nil))?.page.blocks ?? []
  }

  /// Who pays whom; of a single flow there is nothing to see.
  private func flowBlocks(_ request: ReportRequest) throws(Refusal) -> [Block] {
    guard request.things == nil else { return [] }
    let answer = try flows([])
    guard let chart = answer.chart, case .flows(let payments) = chart.form,
      payments.payments.count > 1
    else { return [] }
    return [.chart(chart)] + answer.page.blocks
  }
}
