package import DealFormula
package import DealModel
package import DealPage
package import DealQuantities
package import DealSyntax
import DealText

/// Everything that a book knows: names, definitions, the world, units, rates, settings. A value:
/// copies share what they have in common, so keeping the older ones is what undo is.
package struct Knowledge {
  /// Names and formulas are only added to, so all copies share them.
  package let names: NameTable
  package let arena: FormulaArena
  package let shelf: SourceShelf
  /// What has been drawn; nothing depends on it.
  let drawn: SamplingShelf
  /// How many names the language itself has entered; those of the user follow.
  let ownNames: Int
  package var definitions = Definitions()
  package private(set) var world = World()
  package private(set) var units = UnitNames()
  package private(set) var exchange = Exchange()
  package private(set) var settings: Settings
  /// Which ranges move together.
  package private(set) var correlations = Correlations()
  /// The files that have been included, by full path.
  package var included: [String] = []
  /// The declaring statements that were accepted, as written: what `save` writes.
  package var log = ChunkedArray<Origin>()
  /// The formula of the last question, for `why`.
  package var lastQuestion: FormulaID?
  /// The answers that got names.
  package var answers = RecentAnswers()
  /// How deep evaluations begin, as this is what is known within a scenario that an evaluation asked for.
  var depth = 0
  private var cachedSurroundings: Surroundings?
  /// The same over an empty world, which outlives changes of the world.
  private var plainSurroundings: Surroundings?

  /// Nothing known, over the names, formulas and texts of a session if it goes on.
  package init(settings: Settings, in session: Knowledge? = nil) {
    if let session {
      (names, arena, shelf) = (session.names, session.arena, session.shelf)
      drawn = session.drawn
      ownNames = session.ownNames
      self.settings = settings
      return
    }
    names = NameTable()
    ownNames = Function.intern(in: names)
    arena = FormulaArena()
    shelf = SourceShelf()
    drawn = SamplingShelf()
    self.settings = settings
  }

  // MARK: Changing

  // The cached surroundings hold the world; they are dropped first, so that a change in place
  // copies nothing.

  package mutating func changeWorld<Result, Failure: Error>(
    _ change: (inout World) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cachedSurroundings = nil
    return try change(&world)
  }

  package mutating func changeUnits(
    _ change: (inout UnitNames) throws(Refusal) -> Unit
  ) throws(Refusal) -> Unit {
    forgetSurroundings()
    return try change(&units)
  }

  package mutating func changeExchange(
    _ change: (inout Exchange) throws(Refusal) -> Void
  ) throws(Refusal) {
    forgetSurroundings()
    try change(&exchange)
    // Stored values may rest on the rates there were; they are worked out again when asked.
    definitions.forgetValues()
  }

  package mutating func changeCorrelations(
    _ change: (inout Correlations) throws(Refusal) -> Void
  ) throws(Refusal) {
    forgetSurroundings()
    try change(&correlations)
  }

  package mutating func changeSettings(_ change: (inout Settings) -> Void) {
    forgetSurroundings()
    change(&settings)
  }

  package mutating func forgetSurroundings() {
    cachedSurroundings = nil
    plainSurroundings = nil
  }

  /// The same book without its contents, to stand in while they are elsewhere.
  package var emptied: Knowledge {
    var empty = self
    empty.definitions = Definitions()
    empty.world = World()
    empty.log = ChunkedArray()
    empty.forgetSurroundings()
    return empty
  }

  // MARK: Looking

  /// What formulas are evaluated in.
  package mutating func environment() -> Environment {
    // Scenarios rest on the definitions too, which change without dropping the cache.
    if world.scenarios.count > 0 { cachedSurroundings = nil }
    let surroundings = cachedSurroundings ?? makeSurroundings()
    if world.scenarios.count == 0 { cachedSurroundings = surroundings }
    return Environment(arena: arena, definitions: definitions, surroundings: surroundings)
  }

  /// What formulas are evaluated in that look at nothing but themselves.
  package mutating func plainEnvironment() -> Environment {
    let surroundings = plainSurroundings ?? emptied.makeSurroundings()
    plainSurroundings = surroundings
    return Environment(arena: arena, definitions: Definitions(), surroundings: surroundings)
  }

  /// The value of a formula that is an amount or a date as it was written; nil for one that looks at
  /// anything else.
  package func plainValue(_ formula: FormulaID) -> Value? {
    switch arena[formula].operation {
    case .number(let number): .number(number)
    case .constant(let index): arena.constant(index)
    default: nil
    }
  }

  /// Whether a formula has a plain value.
  package func isPlain(_ formula: FormulaID) -> Bool { plainValue(formula) != nil }

  package func slot(_ name: Name) -> Slot { Slot(name.index) }

  /// The text at an origin; empty for formulas of the language itself.
  package func words(_ origin: Origin) -> String {
    guard let source = shelf[origin.source] else { return "" }
    return source.text(of: Span(origin.lower, origin.upper))
  }

  /// A refusal because a condition has a chance and not one answer, with what to write instead. The
  /// formula is the condition.
  func offeringChance(_ refusal: Refusal, for condition: FormulaID) -> Refusal {
    guard refusal.code == "chance-not-truth" else { return refusal }
    var offering = refusal
    offering.remedies = chanceRemedies(condition)
    guard !offering.remedies.isEmpty else { return refusal }
    offering.notes = ["ask for the chance, and say how high it must be"]
    return offering
  }

  /// What can stand in the place of a condition with ranges: its chance, compared.
  func chanceRemedies(_ condition: FormulaID) -> [String] {
    let words = words(arena[condition].origin)
    guard !words.isEmpty, !words.contains(where: \.isNewline) else { return [] }
    return ["chance(\(words)) > 90%"]
  }

  /// What the ranges of a question draw by: its words, so that it is answered the same again.
  func question(_ formula: FormulaID) -> Declaration.Name {
    .question(words(arena[formula].origin))
  }

  /// A script that leads to the same book: the accepted declarations as they were written.
  package var script: String {
    var text = ""
    log.forEach { _, origin in text += words(origin) + "\n" }
    return text
  }

  /// What a file says of how it came to be. The script is long, so not every line of a stream has it.
  package func colophon(withScript: Bool) -> Colophon {
    Colophon(
      version: programVersion, seed: settings.sampling.seed, samples: settings.sampling.count,
      today: settings.today.text, script: withScript ? script : "")
  }

  /// Where an origin is, as `file:line`; nil for formulas of the language itself.
  package func place(_ origin: Origin) -> String? {
    shelf[origin.source].map { "\($0.name):\($0.position(of: origin.lower).line)" }
  }

  /// The world with only what was known on a day, and the environment of it; the evaluation works
  /// out the dates, and its definitions are those of which some may not be known yet.
  func account(
    knownOn day: Day, _ evaluation: inout Evaluation
  ) throws(Refusal) -> (world: World, environment: Environment) {
    // Within an earlier account no more can be known than that knows.
    let day = min(day, evaluation.environment.surroundings.knownBy ?? day)
    let horizon = try Horizon(of: world, on: day, in: &evaluation)
    var then = self
    then.world = try world.known(by: horizon, in: &evaluation)
    then.exchange = exchange.known { horizon.knows($0) }
    then.definitions = evaluation.environment.definitions.known { horizon.knows($0) }
    // What was worked out may rest on a rate that came later.
    if then.exchange != exchange { then.definitions.forgetValues() }
    then.forgetSurroundings()
    let surroundings = then.makeSurroundings(knownBy: day, now: self)
    return (
      then.world,
      Environment(arena: arena, definitions: then.definitions, surroundings: surroundings)
    )
  }

  /// The environment of a scenario with only what was known on a day: it may change what was not
  /// known yet, so it is laid on what is known now.
  private func environment(
    ofScenario name: String, at depth: Int, knownOn day: Day
  ) throws(Refusal) -> Environment {
    var evaluation = Evaluation(try environment(ofScenario: name, at: depth))
    return try overlaid(by: name, at: depth).account(knownOn: day, &evaluation).environment
  }

  private func makeSurroundings(
    knownBy: Day? = nil, now: Knowledge? = nil
  ) -> Surroundings {
    let knowledge = Standing(self)
    let names = names
    let digits = settings.digits
    let sampling = Sampling(
      settings.sampling, correlations, arena, crew: settings.crew, shelf: drawn,
      most: settings.work.draws,
      isInterrupted: settings.isInterrupted)
    return Surroundings(
      functions: Function.natives, exchange: exchange,
      sampling: sampling, today: settings.today, digits: digits, limits: settings.work,
      depth: depth,
      nameOf: { names.text(of: Name(index: $0.index)) },
      slotOf: { names.find($0).map { Slot($0.index) } },
      thing: { knowledge.book.world.thing($0) },
      nameOfThing: { knowledge.book.world.name(of: $0) },
      things: { knowledge.book.world.things($0) },
      field: { (evaluation, thing, name) throws(Refusal) in
        try property(name, of: thing, in: knowledge.book.world, names, &evaluation)
      },
      scenario: { (name, depth) throws(Refusal) in
        guard let knownBy, let now else {
          return try knowledge.book.environment(ofScenario: name, at: depth)
        }
        return try now.environment(ofScenario: name, at: depth, knownOn: knownBy)
      },
      ask: { (evaluation, question, values) throws(Refusal) in
        try answer(to: question, values, in: knowledge.book.world, &evaluation)
      },
      knownBy: knownBy,
      known: { (day, evaluation) throws(Refusal) in
        try knowledge.book.account(knownOn: day, &evaluation).environment
      },
      describe: { describe($0, digits, sampling, knowledge.book.world) },
      isInterrupted: settings.isInterrupted)
  }
}

/// What is known as it stood when its surroundings were made. A class, so that the many closures of
/// the surroundings share one copy.
private final class Standing {
  let book: Knowledge
  init(_ book: Knowledge) { self.book = book }
}
