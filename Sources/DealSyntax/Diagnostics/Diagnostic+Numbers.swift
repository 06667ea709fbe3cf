/// Numbers that cannot be read.
extension Diagnostic {
  /// A number longer than the limit allows.
  static func tooManyDigits(_ place: Place, _ count: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-many-digits",
      "a number may have \(Lexer.mostDigits) digits, and this one has \(count)",
      labels: [Label(place, "too long")])
  }

  /// A number that a double does not hold.
  static func tooLargeNumber(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "number-range", "a number lies between 1e-307 and 1e308, and this one does not",
      labels: [Label(place, "too large or too small")])
  }

  /// `5m`, which could be three things.
  static func ambiguousM(_ place: Place, _ number: String) -> Diagnostic {
    Diagnostic(
      .error, "ambiguous-m", "`\(number)m` could be millions, months or minutes",
      labels: [Label(place, "which one?")],
      remedies: ["\(number)M", "\(number) months", "\(number) minutes"])
  }

  /// A scale written as elsewhere: `200K`, `38b`, `5mn`.
  static func otherScale(
    _ place: Place, _ number: String, _ found: String, _ right: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "scale", "a number is scaled by k, M, B, bn or T, and `\(found)` was found",
      labels: [Label(place, "did you mean \(number)\(right)?")], remedies: ["\(number)\(right)"])
  }

  /// `hundreds of thousand`, where both words are plural.
  static func singularHeadline(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "scale",
      "words such as hundreds and thousands are plural beside `of`, and `\(found)` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `seven years`.
  package static func numberWord(
    _ place: Place, _ found: String, _ right: String, isCertain: Bool = true
  ) -> Diagnostic {
    Diagnostic(
      .error, "number-word", "a number is written in digits, and `\(found)` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: isCertain ? [right] : [])
  }

  /// `200.000`, which is 200 here.
  static func pointNotGroups(_ place: Place, _ found: String) -> Diagnostic {
    let whole = found.prefix { $0 != "." }
    return Diagnostic(
      .note, "grouped-digits", "`\(found)` is \(whole): the point begins the decimals",
      labels: [Label(place, "a number with decimals")],
      notes: ["digits are grouped with commas: \(whole),000"])
  }

  /// `60% +- 5%`, which takes the second from the first.
  static func plusOfMinus(_ place: Place) -> Diagnostic {
    Diagnostic(
      .note, "minus-range", "this adds a number below zero; a middle and its spread are written ±",
      labels: [Label(place, "did you mean +/-?")])
  }

  /// `100 000` and `1.000.000`.
  static func groupedOtherwise(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "grouped-digits", "digits are grouped with commas, and `\(found)` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `between 60% and 85%`.
  static func rangeWord(_ place: Place, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "a range is written with to, and `between` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `60%-85%`, which takes one from the other.
  static func differenceNotRange(_ place: Place, _ right: String) -> Diagnostic {
    Diagnostic(
      .note, "minus-range", "this takes the second from the first; a range is written \(right)",
      labels: [Label(place, "a difference, not a range")])
  }

  /// `100,200` where a comma separates values.
  static func groupedInBrackets(_ place: Place, _ found: String) -> Diagnostic {
    let joined = found.filter { $0 != "," }
    let apart = found.split(separator: ",").map { part in
      // A number does not begin with zeros when it stands alone.
      let digits = part.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits)
    }
    let list = apart.joined(separator: ", ")
    let many = ["none", "one", "two", "three", "four", "five"]
    let count = apart.count < many.count ? many[apart.count] : "\(apart.count)"
    return Diagnostic(
      .error, "grouped-digits",
      "a comma separates values inside brackets, so `\(found)` could be one number or \(count)",
      labels: [Label(place, "one number or \(count)?")],
      notes: ["write \(joined) for one number, or \(list) with blanks for \(count)"])
  }

  /// `38,5`.
  static func decimalComma(
    _ place: Place, _ whole: String, _ fraction: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "decimal-comma", "a number has a decimal point, and a comma was found",
      labels: [Label(place, "did you mean \(whole).\(fraction)?")],
      notes: ["digits are grouped by threes: 38,000,000; values of a list stand in [ ]"],
      remedies: ["\(whole).\(fraction)"])
  }

  /// `38B$`.
  static func currencyBehind(
    _ place: Place, _ sign: String, _ number: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "currency-sign",
      "a currency sign stands before its number, and here it stands behind",
      labels: [Label(place, "write \(sign)\(number)")], remedies: ["\(sign)\(number)"])
  }

  /// `$-5`.
  static func signBehindCurrency(_ place: Place, _ sign: String) -> Diagnostic {
    Diagnostic(
      .error, "currency-sign", "money below zero is written -\(sign)5, with the minus first",
      labels: [Label(place, "write -\(sign)")])
  }

  /// `$5%`.
  static func moneyPercent(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "money-percent", "a number is money or a percentage, and here it is marked as both",
      labels: [Label(place, "leave one out")])
  }
}
