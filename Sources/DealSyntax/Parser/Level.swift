/// How tightly operators bind, loosest first (the language's table).
enum Level: Int, Comparable {
  case loosest, given, convert, pipe, choice, or, and, not, compare, time, range, sum, product
  case minus, power

  static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  /// One step tighter, for the right side of an operator that groups to the left.
  var tighter: Level { Level(rawValue: rawValue + 1) ?? .power }
}

extension BinaryOperator {
  /// The operator of a sign between two values.
  @inline(__always)
  static func of(_ kind: TokenKind) -> (BinaryOperator, Level)? {
    switch kind {
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .times: (.multiply, .product)
    case .divide: (.divide, .product)
    case .power: (.power, .power)
    case .upThrough: (.upThrough, .range)
    case .plusMinus: (.plusMinus, .range)
    case .equal: (.equal, .compare)
    case .notEqual: (.notEqual, .compare)
    case .less: (.less, .compare)
    case .lessOrEqual: (.lessOrEqual, .compare)
    case .greater: (.greater, .compare)
    case .greaterOrEqual: (.greaterOrEqual, .compare)
    case .arrow: (.convert, .convert)
    case .pipe: (.pipe, .pipe)
    case .end, .bad, .name, .number, .year, .percent, .money, .day, .month, .quarter, .quote,
      .percentSign, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace,
      .rightBrace, .comma, .semicolon, .colon, .dot, .equals, .maps:
      nil
    }
  }

  /// The operator of a word between two values.
  static func of(_ word: Word) -> (BinaryOperator, Level)? {
    switch word {
    case .or: (.or, .or)
    case .and: (.and, .and)
    case .in: (.convert, .convert)
    case .at: (.at, .time)
    case .during: (.during, .time)
    case .by: (.by, .time)
    case .known: (.known, .time)
    case .to: (.to, .range)
    case .of: (.of, .product)
    case .per: (.divide, .product)
    case .let, .assume, .fn, .not, .true, .false, .if, .then, .else, .given, .for, .on, .from,
      .until, .about, .nearly, .over, .up, .early, .mid, .late, .start, .end, .tens, .dozens,
      .hundreds, .thousands, .millions, .billions, .trillions, .source, .basis, .note, .usd, .eur,
      .gbp, .jpy, .percentSign, .basisPoints:
      nil
    }
  }
}
