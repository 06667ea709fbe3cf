/// A distribution that was asked for with numbers it cannot have; the message is for people.
package struct BadParameter: Error, Hashable, Sendable {
  /// What was written, what it needs, and what was found.
  package let message: String

  /// With this message.
  package init(_ message: String) {
    self.message = message
  }

  /// Refuses numbers that are infinite or not a number.
  static func checkFinite(_ what: String, _ numbers: Double...) throws(BadParameter) {
    for number in numbers where !(number.magnitude < .infinity) {
      throw BadParameter("\(what) needs ordinary numbers, and \(number) is not one")
    }
  }

  /// Refuses a number that is not above 0.
  static func checkPositive(_ what: String, _ part: String, _ number: Double)
    throws(BadParameter)
  {
    try checkFinite(what, number)
    guard number > 0 else {
      throw BadParameter("\(what) needs \(part) above 0, and it is \(shown(number))")
    }
  }

  /// Refuses a number that is not between 0 and 1.
  static func checkChance(_ what: String, _ part: String, _ number: Double)
    throws(BadParameter)
  {
    guard number >= 0, number <= 1 else {
      throw BadParameter("\(what) needs \(part) from 0 to 1, and it is \(shown(number))")
    }
  }

  /// A number as a person would write it.
  static func shown(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
