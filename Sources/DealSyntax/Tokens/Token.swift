/// The smallest pieces of a text.
package enum TokenKind: UInt8, Sendable {
  case end
  /// Stands where an error has already been reported.
  case bad
  case name
  case number, year, percent, money
  case day, month, quarter
  /// The opening quote; the parser reads the pieces of the text behind it.
  case quote
  case percentSign
  case plus, minus, times, divide, power
  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, semicolon, colon, dot
  case equals, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case arrow, maps, pipe, upThrough, plusMinus
}

/// One piece with its place.
package struct Token: Sendable {
  package var kind: TokenKind
  /// Whether a line ended between the piece before and this one.
  package var isAfterNewline = false
  package var lower: UInt32
  package var upper: UInt32
  /// A name's number, the currency of money, the year of a date.
  var detail: Int32 = 0
  /// The month, quarter of a date.
  var part: UInt8 = 0
  /// The day of a date.
  var day: UInt8 = 0
  /// The value of a number, before a percent sign.
  var value: Double = 0

  init(_ kind: TokenKind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  package var span: Span { Span(lower, upper) }
  package var name: Name { Name(index: detail) }
}
