/// A number as decimal digits: the shortest that mean exactly this `Double`, which can then be
/// rounded in decimal, as on paper (halves away from zero). Value: 0.d₁d₂d₃… × 10^point.
package struct DecimalDigits: Hashable, Sendable {
  /// Whether the number is below zero.
  package var isNegative: Bool
  /// The digits 0…9, the first and the last not 0; empty for zero.
  package private(set) var digits: [UInt8]
  /// Where the decimal point stands, counted from before the first digit.
  package private(set) var point: Int

  /// The digits of a finite number; of zero for one that is not.
  package init(_ value: Double) {
    isNegative = value < 0
    digits = []
    point = 0
    guard value.isFinite, value != 0 else { return }
    var seenPoint = false
    var exponent = 0
    var exponentSign = 1
    var inExponent = false
    // The shortest text that reads back as the same number, such as `1.1256e+10` or `-0.05`.
    for byte in value.description.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte &- UInt8(ascii: "0")
        if inExponent {
          exponent = exponent &* 10 &+ Int(digit)
        } else {
          digits.append(digit)
          if !seenPoint { point &+= 1 }
        }
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): if inExponent { exponentSign = -1 }
      default: break
      }
    }
    point &+= exponent &* exponentSign
    trim()
  }

  /// Removes zeros at both ends.
  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    if zeros > 0 {
      digits.removeFirst(zeros)
      point &-= zeros
    }
    if digits.isEmpty { point = 0 }
  }

  /// Whether it is zero.
  package var isZero: Bool { digits.isEmpty }
  /// Whether nothing stands behind the decimal point.
  package var isWhole: Bool { digits.count <= point || isZero }
  /// How many significant digits there are.
  package var count: Int { digits.count }
  /// The power of ten of the first digit: 3 for 2,557.
  package var exponent: Int { point &- 1 }

  /// Rounded to at most `count` significant digits.
  package func rounded(digits count: Int) -> DecimalDigits {
    rounded(keeping: max(count, 0))
  }

  /// Rounded to at most `places` digits behind the decimal point.
  package func rounded(places: Int) -> DecimalDigits {
    rounded(keeping: point &+ places)
  }

  /// The first `keep` digits, rounded; `keep` may be negative, and the result is zero then.
  private func rounded(keeping keep: Int) -> DecimalDigits {
    guard keep < digits.count else { return self }
    var result = self
    guard keep >= 0 else {
      result.digits = []
      result.point = 0
      return result
    }
    let up = digits[keep] >= 5
    result.digits = Array(digits.prefix(keep))
    if up {
      var place = keep &- 1
      while place >= 0, result.digits[place] == 9 {
        result.digits[place] = 0
        place &-= 1
      }
      if place >= 0 {
        result.digits[place] &+= 1
      } else {
        result.digits.insert(1, at: 0)
        result.point &+= 1
      }
    }
    result.trim()
    return result
  }

  /// The number times 10^`power`.
  package func shifted(by power: Int) -> DecimalDigits {
    var result = self
    if !isZero { result.point &+= power }
    return result
  }

  /// The digits without exponent, such as `201,600.00`, without sign; `places` is the least
  /// number of digits behind the point.
  package func text(grouped: Bool = false, places: Int = 0) -> String {
    var text = ""
    if point <= 0 {
      text = "0"
    } else {
      for place in 0..<point {
        let digit = place < digits.count ? digits[place] : 0
        if grouped, place > 0, (point - place) % 3 == 0 { text += "," }
        text.unicodeScalars.append(Unicode.Scalar(digit &+ UInt8(ascii: "0")))
      }
    }
    let behind = max(isZero ? 0 : digits.count &- point, places)
    if behind > 0 {
      text += "."
      for place in point..<(point &+ behind) {
        let digit = place >= 0 && place < digits.count ? digits[place] : 0
        text.unicodeScalars.append(Unicode.Scalar(digit &+ UInt8(ascii: "0")))
      }
    }
    return text
  }

  /// The digits with an exponent, such as `1.23e-7`, without sign.
  package var scientificText: String {
    if isZero { return "0" }
    return "\(shifted(by: -exponent).text())e\(exponent)"
  }
}
