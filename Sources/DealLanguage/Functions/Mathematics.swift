import DealChance
import DealFormula
import DealQuantities

extension Function {
  static let mathematics: [Function] = [
    Function(
      "abs", "x", "the size of a quantity without its sign", examples: ["abs(-$5)"],
      onNumbers: .absolute
    ) { (_, values) throws(Refusal) in
      let x = try quantity(values, 0, "the value of abs")
      return .quantity(Quantity(abs(x.value), x.unit))
    },
    Function(
      "round", "x to?", "to the nearest whole number, or to the nearest multiple of an amount",
      examples: ["round(2.6)", "round($1234, $100)"], onNumbers: .round
    ) { (_, values) throws(Refusal) in try rounded(values, .toNearestOrAwayFromZero) }
    .deciding(
      "a half goes away from zero: round(2.5) is 3, round(-2.5) is -3; whole numbers are those of the unit that it is written in"
    ),
    Function(
      "floor", "x to?", "down to a whole number, or to a multiple of an amount",
      examples: ["floor(2.6)"], onNumbers: .floor
    ) { (_, values) throws(Refusal) in try rounded(values, .down) },
    Function(
      "ceil", "x to?", "up to a whole number, or to a multiple of an amount",
      examples: ["ceil(2.1)"], onNumbers: .ceil
    ) { (_, values) throws(Refusal) in try rounded(values, .up) },
    Function(
      "sqrt", "x", "the square root", examples: ["sqrt(16)"], onNumbers: .squareRoot
    ) { (_, values) throws(Refusal) in
      .quantity(try quantity(values, 0, "the value of sqrt").raised(to: Quantity(0.5)))
    },
    Function(
      "exp", "x", "e to the power of a plain number", examples: ["exp(0)"], onNumbers: .exp
    ) { (_, values) throws(Refusal) in
      let result = Elementary.exp(try number(values, 0, "the value of exp"))
      guard result.isFinite else { throw Refusal.tooLarge("the result of exp") }
      return .number(result)
    },
    Function(
      "ln", "x", "the natural logarithm of a plain number above zero", examples: ["ln(1)"],
      onNumbers: .log
    ) { (_, values) throws(Refusal) in .number(try logarithm(values, Elementary.log, "ln")) },
    Function(
      "log2", "x", "the logarithm to base 2", examples: ["log2(1024)"], onNumbers: .log2
    ) { (_, values) throws(Refusal) in .number(try logarithm(values, Elementary.log2, "log2")) },
    Function(
      "log10", "x", "the logarithm to base 10", examples: ["log10(1000)"], onNumbers: .log10
    ) { (_, values) throws(Refusal) in .number(try logarithm(values, Elementary.log10, "log10")) },
  ]

  private static func logarithm(
    _ values: [Value], _ function: (Double) -> Double, _ name: String
  ) throws(Refusal) -> Double {
    let x = try number(values, 0, "the value of \(name)")
    guard x > 0 else {
      throw Refusal("not-positive", "\(name) needs a number above zero")
    }
    return function(x)
  }

  private static func rounded(
    _ values: [Value], _ rule: FloatingPointRoundingRule
  ) throws(Refusal) -> Value {
    let x = try quantity(values, 0, "the value to round")
    guard values.count > 1 else {
      return .quantity(Quantity(x.value.rounded(rule), x.unit))
    }
    let step = try quantity(values, 1, "the amount to round to").converted(to: x.unit).value
    guard step > 0 else {
      throw Refusal("not-positive", "the amount to round to must be above zero")
    }
    let multiple = multiple(x.value / step, of: step, rule)
    guard multiple.isFinite else { throw Refusal.tooLarge("the rounded value") }
    return .quantity(Quantity(multiple, x.unit))
  }

  /// A number of steps, made whole, times the step. What rounding of binary fractions alone keeps from
  /// a whole number or a half counts as one: 0.3 is three times 0.1, and 1.005 lies in the middle.
  private static func multiple(
    _ steps: Double, of step: Double, _ rule: FloatingPointRoundingRule
  ) -> Double {
    let halves = (steps * 2).rounded()
    let isHalf = (halves - steps * 2).magnitude <= 4 * (steps * 2).ulp
    let count = (isHalf ? halves / 2 : steps).rounded(rule)
    // Parts of one, such as 0.1, by their number, so that three of them are 0.3.
    let parts = (1 / step).rounded()
    return step < 1 && (parts * step - 1).magnitude <= 4 * Double.ulpOfOne
      ? count / parts : count * step
  }
}
