/// A sum of doubles without rounding: the same whatever the order in which they come, and however
/// the parts are merged. A fixed-point number of 2,240 bits in digits of 32 (a superaccumulator: U.
/// Kulisch, Computer Arithmetic and Validity, 2008).
package struct ExactSum: Sendable, Hashable {
  /// Digits of 32 bits with room to carry, lowest first; the lowest has the weight 2⁻¹⁰⁹⁶.
  private var digits: [Int64]
  /// How many numbers may still come before the digits must carry.
  private var room = 0x1000_0000
  /// Whether an infinite number or not-a-number came.
  private var isBroken = false

  /// Zero.
  package init() {
    digits = [Int64](repeating: 0, count: 70)
  }

  /// Adds a number.
  package mutating func add(_ number: Double) {
    guard number != 0 else { return }
    guard number.magnitude < .infinity else {
      isBroken = true
      return
    }
    if room == 0 { carry() }
    room -= 1
    let bits = number.bitPattern
    let exponent = Int(truncatingIfNeeded: (bits >> 52) & 0x7ff)
    let fraction = bits & 0x000f_ffff_ffff_ffff
    let mantissa = exponent == 0 ? fraction : fraction | 0x0010_0000_0000_0000
    // The weight of the last bit is 2^(max(exponent, 1) − 1,075); 21 more places lie below.
    let place = max(exponent, 1) + 21
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let low = mantissa << shift
    let high = shift > 11 ? mantissa >> (64 - shift) : 0
    let sign: Int64 = number < 0 ? -1 : 1
    let first = place >> 5
    digits[first] &+= sign &* Int64(truncatingIfNeeded: low & 0xffff_ffff)
    digits[first + 1] &+= sign &* Int64(truncatingIfNeeded: low >> 32)
    digits[first + 2] &+= sign &* Int64(truncatingIfNeeded: high)
  }

  /// Adds the product of two numbers, both of at most 2⁴⁹⁰ in size; larger ones break the sum.
  package mutating func addProduct(_ first: Double, _ second: Double) {
    guard first.magnitude <= 0x1p490, second.magnitude <= 0x1p490 else {
      isBroken = true
      return
    }
    let product = DoubleDouble.product(first, second)
    add(product.high)
    add(product.low)
  }

  /// Adds all that another sum has.
  package mutating func add(_ other: ExactSum) {
    carry()
    var other = other
    other.carry()
    for index in digits.indices { digits[index] &+= other.digits[index] }
    isBroken = isBroken || other.isBroken
    carry()
  }

  /// Brings every digit but the last into 0 to 2³² − 1.
  private mutating func carry() {
    var carried: Int64 = 0
    for index in 0..<digits.count - 1 {
      let digit = digits[index] &+ carried
      carried = digit >> 32
      digits[index] = digit & 0xffff_ffff
    }
    digits[digits.count - 1] &+= carried
    room = 0x1000_0000
  }

  /// The sum as two doubles, of which the first is the nearest; not-a-number if a number was not
  /// finite.
  var pair: DoubleDouble {
    guard !isBroken else { return DoubleDouble(.nan, 0) }
    var copy = self
    copy.carry()
    let isNegative = copy.digits[copy.digits.count - 1] < 0
    if isNegative {
      for index in copy.digits.indices { copy.digits[index] = 0 &- copy.digits[index] }
      copy.carry()
    }
    // From the top; the parts do not overlap, so few of them count.
    var sum = DoubleDouble(0, 0)
    for (index, digit) in copy.digits.enumerated().reversed() where digit != 0 {
      let part = Self.scaled(Double(digit), 32 * index - 1_096)
      let next = DoubleDouble.ordered(sum.high, part)
      guard next.high < .infinity else {
        return DoubleDouble(isNegative ? -.infinity : .infinity, 0)
      }
      sum = .ordered(next.high, next.low + sum.low)
    }
    return isNegative ? DoubleDouble(-sum.high, -sum.low) : sum
  }

  /// The nearest double, up to a unit in the last place of its low part; infinite if it is too large.
  package var value: Double {
    let pair = pair
    return pair.high.magnitude < .infinity ? pair.value : pair.high
  }

  /// A number times a power of two, in two steps as either may be out of range.
  private static func scaled(_ number: Double, _ exponent: Int) -> Double {
    let half = exponent / 2
    return number * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
