import SeededNumbers

/// Random statements that are valid deal, each built on those before it.
struct BookDice {
  private var generator: SeededGenerator
  /// The names of money that exist so far.
  private(set) var amounts: [String] = []
  /// The deals that exist so far, and whether each has gpus.
  private(set) var deals: [(name: String, hasGpus: Bool)] = []
  /// How many names were given, and what stands behind each of them.
  private var count = 0
  private let suffix: String

  /// Dice that give the same statements for the same seed; all names end with `suffix`.
  init(seed: UInt64, suffix: String = "") {
    generator = SeededGenerator(seed: seed)
    self.suffix = suffix
  }

  /// A number from 0 to `end - 1`.
  mutating func roll(_ end: Int) -> Int {
    Int(generator.next() >> 33) % max(1, end)
  }

  private mutating func fresh(_ stem: String) -> String {
    count += 1
    return "\(stem)\(count)\(suffix)"
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[roll(elements.count)]
  }

  private mutating func money() -> String {
    pick(["$\(1 + roll(900))B", "$\(1 + roll(900))M", "\(1 + roll(90))e9 USD", "$1.\(roll(99))T"])
      ?? "$1B"
  }

  private mutating func date() -> String {
    let month = 1 + roll(12)
    return "\(2024 + roll(5))-\(month < 10 ? "0" : "")\(month)"
  }

  /// A formula of money over what exists.
  private mutating func formula() -> String {
    let known = amounts + deals.map { "\($0.name).value" }
    guard let first = pick(known), roll(5) > 0 else { return money() }
    switch roll(5) {
    case 0: return "\(first) * \(1 + roll(9))"
    case 1: return "\(first) + \(pick(known) ?? first)"
    case 2: return "\(first) / \(2 + roll(9)) - \(money())"
    case 3: return "if \(first) > \(money()) then \(first) else \(money())"
    default: return "max([\(first), \(money())])"
    }
  }

  /// A declaration that fits.
  mutating func declaration() -> String {
    switch roll(13) {
    case 0, 1:
      let text = "let \(fresh("v")) = \(formula())"
      amounts.append("v\(count)\(suffix)")
      return text
    case 2:
      let text = "assume \(fresh("s")) = \(formula()) source \"a memo\""
      amounts.append("s\(count)\(suffix)")
      return text
    case 3, 4:
      let name = fresh("d")
      let hasGpus = roll(2) == 0
      var text = "deal lab\(roll(4))\(suffix) cloud\(roll(4))\(suffix) value \(money()) as \(name)"
      text += " over \(1 + roll(9)) years announced \(date())"
      if hasGpus { text += " with \(1 + roll(900))k gpus" }
      text += pick([" kind cloud", " pays monthly", " binding firm", " basis company", ""]) ?? ""
      deals.append((name, hasGpus))
      return text
    case 5:
      guard let deal = pick(deals) else { return declaration() }
      return "change \(deal.name) value \(money()) over \(1 + roll(9)) years"
    case 6:
      guard let deal = pick(deals.filter(\.hasGpus)) else { return declaration() }
      let shape = pick(["linear", "scurve", "step", "front", "back"]) ?? "linear"
      return "rollout \(1 + roll(9)) gpus by 2032-\(10 + roll(3)) shape \(shape) for \(deal.name)"
    case 7: return "milestone \(fresh("m")) on \(date())"
    case 8: return "party \(fresh("p")) kind lab revenue $\(1 + roll(90))B/year"
    case 9: return "source \(fresh("q")) title \"paper \(roll(99))\" date \(date())"
    case 10:
      let verb = roll(2) == 0 ? "exclusive" : "first_refusal"
      return "\(verb) cloud\(roll(4))\(suffix) for lab\(roll(4))\(suffix) over compute "
        + "from \(date()) as \(fresh("r"))"
    case 11: return "milestone \(fresh("k")) on \(date()) chance \(1 + roll(99))% status met"
    default:
      guard let amount = pick(amounts) else { return declaration() }
      return "scenario \(fresh("c")) { let \(amount) = \(money()) }"
    }
  }

  /// Questions about everything that exists, whose answers name no place in a text.
  var questions: [String] {
    amounts
      + deals.flatMap { deal in
        ["value", "term", "until", "annual_value"].map { "\(deal.name).\($0)" }
          + ["total(\(deal.name).spend)", "\(deal.name).paid at 2029-06-30"]
          + (deal.hasGpus ? ["\(deal.name).gpu_hours", "\(deal.name).cost_per_gpu_hour"] : [])
      }
  }

  /// Tables of everything, in the order of declaration.
  static let tables = [
    "list deals", "list parties", "list rollouts", "list milestones", "list sources",
    "list scenarios", "list rights", "count(deals)",
  ]
}
