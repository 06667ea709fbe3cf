import DealFormula
import DealModel
import DealQuantities
import DealReports
import DealSyntax

/// Answers in cases that differ from the book: under other values, or where a scenario holds.
extension Enactment {
  /// Something that takes other values: a name of the book or a field.
  struct Varied {
    var target: Overlay.Target
    /// As it was written.
    var words: String
  }

  /// One value of something that varies.
  struct Replacement {
    var varied: Varied
    var value: Value
  }

  /// What a written name or field stands for, as behind `given`.
  mutating func varied(_ id: ExpressionID, in construct: String) throws(Told) -> Varied {
    let checker = Checker(
      tree: tree, source: source, names: knowledge.names, arena: knowledge.arena,
      scope: Scope(knowledge.definitions, knowledge.world, knowledge.units))
    checker.namesAlike = isHeard
    let target = checker.target(id, in: construct)
    for diagnostic in checker.diagnostics { tell(diagnostic) }
    guard let target else { throw Told() }
    return Varied(target: target, words: source.text(of: tree[id].span))
  }

  /// Refuses a value that measures something else than what it is put in the place of.
  mutating func check(_ value: Value, fits varied: Varied, _ span: Span) throws(Told) {
    // Fields look for themselves at what is given in their place.
    guard case .name(let slot) = varied.target, let dimension = value.measured else { return }
    var evaluation = Evaluation(knowledge.environment())
    guard let present = (try? evaluation.value(of: slot))?.measured, present != dimension else {
      return
    }
    throw told(
      Refusal(
        "dimension", "\(varied.words) is \(present.name), and here it would be \(dimension.name)",
        labels: [dimension.name],
        notes: dimension.isNone ? ["a number takes its unit behind it"] : []), span)
  }

  /// Whether what varies is a date.
  mutating func isDated(_ varied: Varied) -> Bool {
    switch varied.target {
    case .field(let field): return Field(rawValue: field.field)?.measure == .date
    case .name(let slot):
      var evaluation = Evaluation(knowledge.environment())
      switch try? evaluation.value(of: slot) {
      case .date, .period: return true
      case .uncertain(let range): return range.isDate
      default: return false
      }
    }
  }

  /// The value of a formula where others hold, on the draws of the formula itself; a refusal is told
  /// with the case in which it arose. `warned` keeps what has been said already.
  mutating func value(
    of formula: FormulaID, with replacements: [Replacement], in environment: Environment,
    _ warned: inout [Refusal]
  ) throws(Told) -> Value {
    var evaluation = Evaluation(environment)
    for replacement in replacements {
      evaluation.overlay.replace(replacement.varied.target, with: replacement.value)
    }
    do throws(Refusal) {
      // Each case is short, so that the count of its steps alone would never let it be stopped.
      if environment.surroundings.isInterrupted() { throw Refusal("interrupted", "stopped") }
      let value = try evaluation.evaluate(formula, declaring: knowledge.question(formula))
      try value.checkSize(knowledge.settings.work)
      for warning in evaluation.warnings where !warned.contains(warning) {
        warned.append(warning)
        tell(Diagnostic(warning, at: formula, in: knowledge.arena, severity: .warning))
      }
      return value
    } catch {
      var refusal = error
      if !replacements.isEmpty, refusal.code != "interrupted" {
        let describer = describer()
        let settings = replacements.map { "\($0.varied.words) = \(describer.text($0.value))" }
        refusal.notes.append("with \(settings.joined(separator: ", "))")
      }
      throw told(refusal, at: evaluation.failure ?? formula)
    }
  }

  /// Formulas with their words, for the heads of a table.
  mutating func questions(
    _ argument: Argument?
  ) throws(Told) -> [(formula: FormulaID, id: ExpressionID, words: String)] {
    var found: [(formula: FormulaID, id: ExpressionID, words: String)] = []
    for id in argument?.expressions ?? [] {
      let formula = try formula(id)
      let words = source.text(of: tree[id].span).split { $0 == " " || $0.isNewline }
      found.append((formula, id, words.joined(separator: " ")))
    }
    return found
  }
}

extension Value {
  /// What a quantity or a range of one measures; nil for anything else.
  var measured: Dimension? {
    switch self {
    case .quantity(let quantity): quantity.dimension
    case .uncertain(let range) where range.meaning == .quantity: range.unit.dimension
    case .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series, .thing,
      .unstated:
      nil
    }
  }
}
