/// Numbers as text, the same on every machine, and such that they can be typed in again.
package enum NumberText {
  /// The shortest text that reads back as exactly this number: `11256000000`, `0.05`,
  /// `3.3759772565742714`, `1e45`. Without exponent from 1e-6 to below 1e16.
  package static func full(_ value: Double) -> String {
    guard value.isFinite else { return "no number" }
    let decimal = DecimalDigits(value)
    let text =
      !decimal.isZero && (decimal.exponent >= 16 || decimal.exponent < -6)
      ? decimal.scientificText : decimal.text()
    return (decimal.isNegative ? "-" : "") + text
  }

  /// A plain number for people: whole numbers below 10,000 in full (`2026`), others in `digits`
  /// significant digits unless exact in fewer, with k, M, B, T behind them from 10,000 on.
  package static func short(_ value: Double, digits: Int = 3, supported: Int = 17) -> String {
    counted(
      DecimalDigits(value), digits: min(digits, supported), grouped: false,
      limit: supported)
  }

  /// A number with its sign in front of whatever stands before the digits.
  static func signed(_ decimal: DecimalDigits, _ text: String) -> String {
    decimal.isNegative && !decimal.isZero ? "-" + text : text
  }

  /// A count for people, see `short`; `grouped` writes 2,557 for 2557, and whole numbers are
  /// written in full only up to `limit` digits.
  static func counted(
    _ decimal: DecimalDigits, digits: Int, grouped: Bool, limit: Int = 17
  ) -> String {
    if decimal.isZero { return "0" }
    if decimal.isWhole, decimal.exponent < 4, decimal.count <= limit {
      return signed(decimal, decimal.text(grouped: grouped))
    }
    let rounded = decimal.rounded(digits: max(digits, 1))
    return signed(rounded, scaled(rounded, grouped: grouped))
  }

  /// The digits of a rounded number with k, M, B, T behind them or an exponent, without sign.
  static func scaled(_ rounded: DecimalDigits, grouped: Bool) -> String {
    switch rounded.exponent {
    case ..<(-4): rounded.scientificText
    case ..<4: rounded.text(grouped: grouped)
    case ..<6: rounded.shifted(by: -3).text() + "k"
    case ..<9: rounded.shifted(by: -6).text() + "M"
    case ..<12: rounded.shifted(by: -9).text() + "B"
    case ..<15: rounded.shifted(by: -12).text() + "T"
    default: rounded.scientificText
    }
  }

  /// A number without k, M, B, T: grouped digits, or an exponent from 1e6 on and below 1e-4.
  static func grouped(_ decimal: DecimalDigits, digits: Int, limit: Int = 17) -> String {
    if decimal.isZero { return "0" }
    let full = decimal.isWhole && decimal.exponent < 4 && decimal.count <= limit
    let rounded = full ? decimal : decimal.rounded(digits: max(digits, 1))
    let plain = rounded.exponent >= -4 && rounded.exponent < 6
    return signed(rounded, plain ? rounded.text(grouped: true) : rounded.scientificText)
  }

  /// Money for people, without its sign: below 10 million to the cent (`places`) and to at least
  /// `digits` significant digits, `.00` dropped; above in `digits` with M, B, T.
  static func money(
    _ decimal: DecimalDigits, digits: Int, supported: Int, places: Int
  ) -> String {
    if decimal.isZero { return "0" }
    let behind = max(places, digits &- 1 &- decimal.exponent)
    let cents = decimal.rounded(places: behind).rounded(digits: supported)
    if cents.exponent < 7, cents.exponent >= -4, !cents.isZero {
      let borne = min(places, max(0, supported &- 1 &- cents.exponent))
      return cents.text(grouped: true, places: cents.isWhole ? 0 : borne)
    }
    return scaled(decimal.rounded(digits: max(min(digits, supported), 1)), grouped: true)
  }
}
