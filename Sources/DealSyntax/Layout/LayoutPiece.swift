/// A piece of a text as the layout sees it: what is moved, and never changed.
struct LayoutPiece {
  /// What the layout knows a piece as.
  enum Kind: Hashable {
    case token(TokenKind)
    /// A text in quotes with its formulas, or what a verb takes as it is written.
    case text
    case comment
  }

  var kind: Kind
  /// Its bytes; those of a comment without the blanks at its end.
  var span: Span
  /// How many line ends stand between the piece before and this one.
  var newlines: Int
  /// Whether anything stands between the piece before and this one.
  var isApart: Bool
  /// A name that is a word of the language.
  var word: Word?
  /// The value of a number.
  var value: Double = 0
  /// Whether a `+` or `-` stands before its only value.
  var isUnary = false
  /// Whether a brace belongs to a record, and not to a block of clauses or statements.
  var isOfRecord = false

  init(_ kind: Kind, _ lower: Int, _ upper: Int, newlines: Int, isApart: Bool) {
    self.kind = kind
    span = Span(UInt32(truncatingIfNeeded: lower), UInt32(truncatingIfNeeded: upper))
    self.newlines = newlines
    self.isApart = isApart
  }

  /// What kind of token it is; nil for texts and comments.
  var token: TokenKind? {
    if case .token(let kind) = kind { return kind }
    return nil
  }

  /// Whether a line ends between the piece before and this one.
  var isAfterNewline: Bool { newlines > 0 }

  /// Whether it opens a bracket or brace.
  var isOpening: Bool {
    token == .leftParenthesis || token == .leftBracket || token == .leftBrace
  }

  /// Whether it closes a bracket or brace.
  var isClosing: Bool {
    token == .rightParenthesis || token == .rightBracket || token == .rightBrace
  }

  /// Whether a value may end with it, words left aside.
  var endsValue: Bool {
    switch kind {
    case .text: true
    case .comment: false
    case .token(let token):
      switch token {
      case .number, .year, .percent, .money, .day, .month, .quarter, .percentSign,
        .rightParenthesis, .rightBracket, .rightBrace, .quote:
        true
      case .name: word.map { !$0.leadsOn } ?? true
      case .end, .bad, .plus, .minus, .times, .divide, .power, .leftParenthesis, .leftBracket,
        .leftBrace, .comma, .semicolon, .colon, .dot, .equals, .equal, .notEqual, .less,
        .lessOrEqual, .greater, .greaterOrEqual, .arrow, .maps, .pipe, .upThrough, .plusMinus:
        false
      }
    }
  }

  /// Whether a value goes on behind it, so that the line may end there.
  var leadsOn: Bool {
    if token == .name { return word?.leadsOn ?? false }
    return token == .colon || token == .comma || isOperator
  }

  /// Whether it stands between two values, as a sign or as a word.
  var isInfix: Bool {
    isOperator || token == .name && word.map { BinaryOperator.of($0) != nil } ?? false
  }

  /// Whether it is a sign that stands between two values, or between a name and its value.
  var isOperator: Bool { isSpacedOperator || isFreeOperator }

  /// Whether it is an operator with a blank on either side.
  var isSpacedOperator: Bool {
    switch token {
    case .equals, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .arrow, .maps,
      .pipe, .plusMinus:
      true
    case .plus, .minus: !isUnary
    default: false
    }
  }

  /// Whether it is an operator that may have blanks on both sides or on neither.
  var isFreeOperator: Bool {
    token == .times || token == .divide || token == .power || token == .upThrough
  }
}

extension Word {
  /// Whether a value goes on behind the word.
  fileprivate var leadsOn: Bool {
    switch self {
    case .not, .if, .then, .else, .given, .for: true
    default: BinaryOperator.of(self) != nil
    }
  }
}
