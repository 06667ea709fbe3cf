import SeededNumbers

/// Random statements about ranges, of which few make sense: what nobody would type, in the words of
/// the language.
struct RangeDice {
  private var generator: SeededGenerator

  /// Dice that give the same statements for the same seed.
  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func roll(_ end: Int) -> Int { Int(generator.next() >> 33) % max(1, end) }

  private mutating func pick(_ words: [String]) -> String { words[roll(words.count)] }

  private mutating func number() -> String {
    pick(["0", "1", "2", "5", "-3", "0.5", "1e9", "1e300", "1e-300", "38B", "200k", "-0", "1e308"])
  }

  private mutating func quantity() -> String {
    number()
      + pick(["", "", "", " gpus", " years", " months", " MW", "%", " USD/gpu/hour", " USD"])
  }

  private mutating func date() -> String {
    pick([
      "2026", "2026-12", "2026-Q4", "2025-11-03", "late 2026", "early 2027", "9999-12-31",
      "0001-01-01",
    ])
  }

  private mutating func name() -> String { pick(["a", "b", "c", "x", "y"]) }

  private mutating func range() -> String {
    switch roll(11) {
    case 0: "(\(quantity()) to \(quantity()))"
    case 1: "(\(quantity())..\(quantity()))"
    case 2: "(\(quantity()) ± \(quantity()))"
    case 3: pick(["hundreds of thousands of gpus", "about 38B", "nearly $5", "up to $300B"])
    case 4:
      pick(["uniform", "normal", "lognormal", "beta", "gamma", "pert", "student", "poisson"])
        + "(\(formula(1)), \(formula(1)))"
    case 5: "lognormal(p5: \(quantity()), p95: \(quantity()))"
    case 6: "discrete([\(quantity()), \(quantity())], [\(number()), \(number())])"
    case 7: "mixture([\(formula(1)), \(formula(1))], [\(number()), \(number())])"
    case 8: "truncate(\(name()), \(quantity()), \(quantity()))"
    case 9: date()
    default: name()
    }
  }

  /// A formula with so many levels at most.
  mutating func formula(_ levels: Int) -> String {
    guard levels > 0 else {
      switch roll(7) {
      case 0: return quantity()
      case 1: return date()
      case 2: return pick(["d.value", "d.spend", "d.capacity", "d.gpu_hours", "d.until"])
      case 3: return pick(["true", "\"t\"", "deals"])
      case 4: return name()
      default: return range()
      }
    }
    switch roll(14) {
    case 0...4:
      let sign = pick(["+", "-", "*", "/", "^", "to", "..", "±", ">", "==", "and", "or", "at"])
      return "(\(formula(levels - 1)) \(sign) \(formula(levels - 1)))"
    case 5: return "-\(formula(levels - 1))"
    case 6, 7:
      let function = pick([
        "mean", "median", "sd", "variance", "p95", "chance", "samples", "histogram", "abs", "sqrt",
        "exp", "ln", "round", "floor", "sum", "min", "max", "peak", "total", "sort",
      ])
      return "\(function)(\(formula(levels - 1)))"
    case 8: return "quantile(\(formula(levels - 1)), \(formula(levels - 1)))"
    case 9: return "if \(formula(levels - 1)) then \(formula(0)) else \(formula(0))"
    case 10: return "[\(formula(levels - 1)) for k in range(1, 4)]"
    case 11: return "(\(formula(levels - 1)) given \(name()) = \(formula(levels - 1)))"
    case 12: return "when(\(formula(levels - 1)) >= \(formula(levels - 1)))"
    default: return "(\(formula(levels - 1)) by year)"
    }
  }

  /// A statement.
  mutating func statement() -> String {
    switch roll(20) {
    case 0: "assume \(name()) = \(formula(2))"
    case 1: "let \(name()) = \(formula(2))"
    case 2: "fn f(n) = n * \(formula(2))"
    case 3: "deal p q as d value \(formula(1)) over \(formula(1)) from \(date())"
    case 4: "change d with \(range()) over \(quantity()) announced \(date()) chance \(formula(1))"
    case 5: "rollout gpus by \(date()) slip \(formula(1)) chance \(formula(1))"
    case 6: "tornado \(formula(2))"
    case 7: "sweep \(name()) over [\(formula(1)), \(formula(1))] show \(formula(2))"
    case 8:
      "solve \(name()) for \(formula(2)) = \(formula(1)) between \(quantity()) and \(quantity())"
    case 9: "scenario s { assume \(name()) = \(formula(1)) }"
    case 10: "compare s show \(formula(2))"
    case 11: "claim \"c\" \(formula(2))"
    case 12: pick(["claims", "assumptions", "show d", "undo", "f(3) - f(3)", "set seed 3"])
    case 13: "correlate(\(name()), \(name()), \(pick(["0.5", "-0.9", "0.9", "2"])))"
    case 14: "why \(formula(2))"
    case 15: "show \(formula(2))"
    default: formula(3)
    }
  }
}
