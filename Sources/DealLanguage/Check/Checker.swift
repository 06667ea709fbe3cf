import DealFormula
import DealModel
import DealQuantities
import DealSyntax
import DealText

/// Turns written expressions into formulas: resolves names, looks up functions and units, counts
/// arguments. What does not fit is told with its place, and the formula is not made. A class, because
/// it holds what the whole statement is checked against and is asked for every part of it.
final class Checker {
  let tree: Tree
  let source: Source
  let names: NameTable
  let arena: FormulaArena
  let scope: Scope
  /// The parameters and variables around the node, innermost last.
  var locals: [Name] = []
  var diagnostics: [Diagnostic] = []
  /// Whether names like an unknown one are looked for, which takes its time in a large book.
  var namesAlike = true
  /// Whether a bare name may be a verb that was misspelt: it is the whole statement.
  var isStatement = false

  init(tree: Tree, source: Source, names: NameTable, arena: FormulaArena, scope: Scope) {
    self.tree = tree
    self.source = source
    self.names = names
    self.arena = arena
    self.scope = scope
    if scope.row != nil { locals = [Name(index: -1)] }
  }

  /// The formula of a written expression; nil if something in it was told.
  func lower(_ id: ExpressionID) -> FormulaID? {
    let node = tree[id]
    let origin = Origin(source: source.id, lower: node.span.lower, upper: node.span.upper)
    switch node.form {
    case .number(let value): return arena.add(.number(value), origin)
    case .year(let year): return arena.add(.number(Double(year)), origin)
    case .percent(let value): return constant(Quantity(value, .percent), origin)
    case .basisPoints(let value):
      return constant(Quantity(value, Unit.named("bp") ?? .none), origin)
    case .money(let amount, let currency):
      guard let found = Currency.coded(names.text(of: currency)) else {
        return tell(.unknownUnit(names.text(of: currency), near: [], at: place(node.span)))
      }
      return constant(Quantity.money(amount, found), origin)
    case .measure(let value, let unit): return measure(value, unit, node.span, origin)
    case .day(let year, let month, let day):
      return date(origin) { () throws(Refusal) in
        .date(try Day(year: Int(year), month: Int(month), day: Int(day)))
      }
    case .month(let year, let month):
      return date(origin) { () throws(Refusal) in .period(try .month(Int(month), of: Int(year))) }
    case .quarter(let year, let quarter):
      return date(origin) { () throws(Refusal) in .period(try .quarter(Int(quarter), of: Int(year)))
      }
    case .partOf(let part, let period):
      let operation: PartOfPeriod =
        switch part {
        case .early: .early
        case .mid: .mid
        case .late: .late
        }
      return lower(period).map { arena.add(.part(operation, $0), origin) }
    case .edge(let edge, let period):
      return lower(period).map { arena.add(.part(edge == .start ? .start : .end, $0), origin) }
    case .truth(let truth): return arena.addConstant(.truth(truth), origin)
    case .text(let text): return arena.addConstant(.text(self.text(text)), origin)
    case .interpolated(let run):
      return children(run).map { arena.add(.interpolation(arena.addChildren($0)), origin) }
    case .name(let name): return lower(name, node.span, origin)
    case .headline(let size):
      let words = arena.addText(source.text(of: node.span))
      return arena.add(
        .approximation(.headline, arena.add(.number(size), origin), words: words), origin)
    case .approximate(let kind, let value):
      return lower(value).map {
        arena.add(.approximation(kind.operation, $0, words: arena.addText(kind.words)), origin)
      }
    case .unary(let operation, let value):
      return lower(value).map { arena.add(.unary(operation.operation, $0), origin) }
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, node.span, origin)
    case .field(let subject, let name):
      return lower(subject).map {
        arena.add(.field($0, arena.addText(names.text(of: name))), origin)
      }
    case .index(let list, let index):
      let parts = (lower(list), lower(index))
      guard let list = parts.0, let index = parts.1 else { return nil }
      return arena.add(.index(list, index), origin)
    case .call(let callee, let run): return call(callee, arguments(run), node.span, origin)
    case .list(let run):
      return children(run).map { arena.add(.list(arena.addChildren($0)), origin) }
    case .record(let run): return record(run, origin)
    case .comprehension(let index): return comprehension(index, origin)
    case .lambda(let run, let body): return lambda(run, body, origin)
    case .conditional(let run):
      return children(run).map { arena.add(.conditional(arena.addChildren($0)), origin) }
    case .given(let body, let run): return given(body, run, origin)
    case .schedule(let index): return schedule(index, origin)
    case .hole: return nil
    }
  }

  // MARK: Small parts

  func place(_ span: Span) -> Place { Place(source: source.id, span: span) }

  /// Tells a mistake; the formula is not made.
  func tell(_ diagnostic: Diagnostic) -> FormulaID? {
    diagnostics.append(diagnostic)
    return nil
  }

  private func constant(_ quantity: Quantity, _ origin: Origin) -> FormulaID {
    arena.addConstant(.quantity(quantity), origin)
  }

  private func date(
    _ origin: Origin, _ make: () throws(Refusal) -> Value
  ) -> FormulaID? {
    do {
      return arena.addConstant(try make(), origin)
    } catch {
      return tell(Diagnostic(error, at: place(Span(origin.lower, origin.upper))))
    }
  }

  private func text(_ id: TextID) -> String {
    tree.texts.indices.contains(Int(id.index)) ? tree.texts[Int(id.index)] : ""
  }

  /// The formulas of a run of children; nil if one of them was told.
  func children(_ run: Run) -> [FormulaID]? {
    let ids = tree.children[Int(run.first)..<Int(run.first) + Int(run.count)]
    return lowered(Array(ids))
  }

  /// All formulas of a list, so that every mistake in it is told.
  func lowered(_ ids: [ExpressionID]) -> [FormulaID]? {
    var formulas: [FormulaID] = []
    var isWhole = true
    for id in ids {
      if let formula = lower(id) { formulas.append(formula) } else { isWhole = false }
    }
    return isWhole ? formulas : nil
  }

  func arguments(_ run: Run) -> [ArgumentNode] {
    Array(tree.arguments[Int(run.first)..<Int(run.first) + Int(run.count)])
  }

  private func measure(
    _ value: ExpressionID, _ unit: Name, _ span: Span, _ origin: Origin
  ) -> FormulaID? {
    let word = names.text(of: unit)
    if case .money = tree[value].form, isCurrency(word) {
      let upper = span.upper - UInt32(truncatingIfNeeded: word.utf8.count)
      return tell(
        .currencyTwice(source.text(of: tree[value].span), word, at: place(Span(upper, span.upper))))
    }
    let unitSpan = Span(tree[value].span.upper, span.upper)
    guard let found = scope.units.named(word) else {
      return tell(unknownUnit(word, value, unitSpan))
    }
    if case .number(let number) = tree[value].form {
      return constant(Quantity(number, found), origin)
    }
    if case .year(let number) = tree[value].form {
      return constant(Quantity(Double(number), found), origin)
    }
    guard let number = lower(value) else { return nil }
    return arena.add(.measure(number, constant(Quantity(1, found), origin)), origin)
  }

  /// Whether a word behind money names a currency.
  private func isCurrency(_ word: String) -> Bool {
    let unit = scope.units.named(word) ?? OtherWords.unit(word).flatMap { scope.units.named($0) }
    return unit?.dimension == .money
  }

  private func unknownUnit(_ word: String, _ value: ExpressionID, _ span: Span) -> Diagnostic {
    let number = source.text(of: tree[value].span)
    if let name = names.find(word), scope.definitions[Slot(name.index)] != nil {
      return .nameAfterNumber(word, number: number, at: place(span))
    }
    if let right = scope.units.wrongCase(word) {
      return .unknownUnit(word, near: [right], at: place(span))
    }
    let one = word.last == "s" ? String(word.dropLast()) : word
    if let unit = OtherWords.unit(word) {
      return .unknownUnit(word, near: [unit], at: place(span))
    }
    if number.utf8.count == 4, ["Q1", "Q2", "Q3", "Q4"].contains(word) {
      return .unknownUnit(word, near: ["\(number)-\(word)"], at: place(span))
    }
    if number.utf8.count == 4, word == "end" || word == "start" {
      return .unknownUnit(word, near: ["\(word) of \(number)"], at: place(span))
    }
    if scope.world.thing(one.lowercased())?.kind == .chip {
      return .unknownUnit(word, near: ["gpus of \(one.lowercased())"], at: place(span))
    }
    let bytes = Array(one.utf8)
    if bytes.count < 7, bytes.first.map({ $0 >= 0x41 }) == true,
      bytes.suffix(3).allSatisfy({ $0 >= 0x30 && $0 < 0x3A }), bytes.count > 3
    {
      return .unknownUnit(
        word, near: [], note: "a chip is named behind of: 200k gpus of \(one.lowercased())",
        at: place(span))
    }
    let scales = ["hundred", "thousand", "million", "billion", "trillion", "dozen"]
    return .unknownUnit(
      word, near: nearest(to: word, in: scales + scope.units.names.map(\.name), most: 3),
      at: place(span))
  }

  private func record(_ run: Run, _ origin: Origin) -> FormulaID? {
    let entries = arguments(run)
    guard let values = lowered(entries.map(\.value)) else { return nil }
    let first = Int32(truncatingIfNeeded: arena.textCount)
    for entry in entries { _ = arena.addText(entry.name.map(names.text) ?? "") }
    return arena.add(.record(arena.addChildren(values), names: first), origin)
  }

  private func comprehension(_ index: Int32, _ origin: Origin) -> FormulaID? {
    let written = tree.comprehensions[Int(index)]
    let list = lower(written.list)
    locals.append(written.variable)
    defer { locals.removeLast() }
    let element = lower(written.element)
    let condition = written.condition.map { lower($0) }
    guard let list, let element else { return nil }
    if let condition {
      guard let condition else { return nil }
      return arena.add(.comprehension(arena.addChildren([list, element, condition])), origin)
    }
    return arena.add(.comprehension(arena.addChildren([list, element])), origin)
  }

  private func lambda(_ run: Run, _ body: ExpressionID, _ origin: Origin) -> FormulaID? {
    let parameters = tree.names[Int(run.first)..<Int(run.first) + Int(run.count)]
    locals += parameters
    defer { locals.removeLast(parameters.count) }
    return lower(body).map { arena.add(.lambda(run.count, $0), origin) }
  }

  /// `gpus by 2026-12`: what comes into service by a day, without its verb.
  private func rolloutMeant(_ written: ScheduleNode) -> String? {
    let (subject, step) = (tree[written.subject], tree[written.step])
    switch step.form {
    case .day, .month, .quarter, .year, .edge: break
    default: return nil
    }
    guard isStatement, written.from == nil, written.until == nil,
      let unit = scope.units.named(source.text(of: subject.span)),
      [Dimension.accelerators, .processors, .power].contains(unit.dimension)
    else { return nil }
    return "rollout \(source.text(of: subject.span)) by \(source.text(of: step.span))"
  }

  private func schedule(_ index: Int32, _ origin: Origin) -> FormulaID? {
    let written = tree.schedules[Int(index)]
    let word = source.text(of: tree[written.step].span)
    guard let step = Period.Step(rawValue: word) ?? Period.Step(rawValue: String(word.dropLast()))
    else {
      return tell(
        .unknownWord(
          word, expected: "the length of the periods",
          among: Period.Step.allCases.map(\.rawValue), remedy: rolloutMeant(written),
          at: place(tree[written.step].span)))
    }
    guard let parts = lowered([written.subject, written.from, written.until].compactMap { $0 })
    else { return nil }
    return arena.add(
      .schedule(
        arena.addChildren(parts), step, hasFrom: written.from != nil,
        hasUntil: written.until != nil), origin)
  }
}

extension DealSyntax.Approximation {
  fileprivate var operation: DealFormula.Approximation {
    switch self {
    case .about: .about
    case .nearly: .nearly
    case .over: .over
    case .upTo: .upTo
    }
  }

  fileprivate var words: String {
    switch self {
    case .about: "about"
    case .nearly: "nearly"
    case .over: "over"
    case .upTo: "up to"
    }
  }
}

extension UnaryOperator {
  fileprivate var operation: UnaryOperation {
    switch self {
    case .minus: .negate
    case .plus: .plus
    case .not: .not
    }
  }
}
