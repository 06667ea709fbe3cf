import DealChance

extension Quantity {
  /// The quantity to a power, which must be a plain number; with a unit, a whole one, or a half
  /// where the unit is a square. Refused: 0 to a negative power, a root of a negative number.
  package func raised(to exponent: Quantity) throws(Refusal) -> Quantity {
    guard exponent.unit.dimension.isNone else {
      throw Refusal(
        "dimension", "a power is a plain number, here is \(exponent.dimension.name)",
        labels: ["", exponent.dimension.name])
    }
    let power = try exponent.number()
    let base = unit.dimension.isNone ? Quantity(try number()) : self
    let raised = try Self.power(base.value, power)
    if base.unit.isNone { return try Self.checked(raised, .none) }
    if power == 0.5, let root = base.unit.squareRoot { return try Self.checked(raised, root) }
    guard power.rounded() == power, abs(power) <= Double(Unit.highestPower) else {
      throw Refusal(
        "power",
        "\(base.dimension.name) can be raised to whole powers up to \(Unit.highestPower), "
          + "here is \(NumberText.full(power))", labels: [base.dimension.name, "the power"])
    }
    let (unit, ratio) = try base.unit.raised(to: Int(power)).reduced()
    return try Self.checked(ratio.applied(to: raised), unit)
  }

  /// A number to a power: by multiplication for whole powers, which is exact where the result is.
  package static func power(_ base: Double, _ power: Double) throws(Refusal) -> Double {
    if base == 0, power < 0 {
      throw Refusal(
        "division-by-zero", "zero has no negative power: that would divide by zero",
        labels: ["this is zero", ""])
    }
    if power.rounded() == power, abs(power) <= 1024 {
      var result = 1.0
      var square = base
      var rest = Int(abs(power))
      while rest > 0 {
        if rest & 1 == 1 { result *= square }
        rest >>= 1
        if rest > 0 { square *= square }
      }
      let whole = power < 0 ? 1 / result : result
      guard whole.isFinite else { throw .tooLarge() }
      return whole
    }
    if base == 0 { return 0 }
    guard base > 0 || power.rounded() == power else {
      throw Refusal(
        "negative-root",
        "a negative number takes whole powers only, here is \(NumberText.full(power))",
        labels: ["negative", "the power"])
    }
    if power == 0.5 { return base.squareRoot() }
    let size = Elementary.pow(abs(base), power)
    // Beyond 1024 the power is even or odd as the remainder says; from 2^53 on always even.
    let isOdd = power.truncatingRemainder(dividingBy: 2) != 0
    guard size.isFinite else { throw .tooLarge() }
    return base < 0 && isOdd ? -size : size
  }
}
