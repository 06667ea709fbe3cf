/// Between which pieces of a text blanks stand.
struct Spacing {
  let pieces: [LayoutPiece]
  /// For each piece whether a blank belongs before it, where it begins no line and is no comment.
  private(set) var blanks: [Bool] = []

  /// Decides on all blanks. Never none where two pieces would become one, and never one where the
  /// language asks whether something touches.
  init(_ pieces: [LayoutPiece]) {
    self.pieces = pieces
    let fixed = pieces.indices.map { fixedBlank(before: $0) }
    let sides = zip(fixed, pieces).map { $0 ?? $1.isApart }
    blanks = sides
    var start = 0
    while start < pieces.count {
      var end = start
      while end < pieces.count, pieces[end].isFreeOperator { end += 1 }
      if end > start {
        // Both sides alike, and so within several such operators, which only a mistake has.
        let isApart = end == pieces.count || sides[start...end].contains(true)
        for index in start...end where index < pieces.count && fixed[index] == nil {
          blanks[index] = isApart
        }
      }
      start = max(end, start + 1)
    }
  }

  /// Whether a blank belongs before a piece; nil beside an operator that may have blanks or not.
  private func fixedBlank(before index: Int) -> Bool? {
    guard index > 0 else { return false }
    let left = pieces[index - 1]
    let right = pieces[index]
    if right.isAfterNewline || right.kind == .comment { return true }
    if right.isOneOf(.comma, .semicolon, .colon) || right.isOneOf(.rightParenthesis, .rightBracket)
      || left.isOneOf(.leftParenthesis, .leftBracket)
    {
      return false
    }
    if left.token == .leftBrace { return right.token != .rightBrace && !left.isOfRecord }
    if right.token == .rightBrace { return !right.isOfRecord }
    if left.isOneOf(.comma, .semicolon, .colon) { return true }
    if left.token == .dot || right.token == .dot { return right.isApart }
    if left.isUnary { return right.isApart && !right.beginsPlainValue }
    if left.isSpacedOperator { return isTightRange(index - 1) ? right.isApart : true }
    if right.isSpacedOperator { return isTightRange(index) ? right.isApart : true }
    if left.isFreeOperator || right.isFreeOperator { return nil }
    if right.isUnary || right.token == .leftBrace { return true }
    if left.token == .rightBrace { return !right.isOneOf(.leftParenthesis, .leftBracket) }
    return right.isApart
  }

  /// Whether a minus is written as in `60%-85%`, which the parser asks about because it touches.
  private func isTightRange(_ index: Int) -> Bool {
    guard pieces[index].token == .minus, index > 0, index + 1 < pieces.count else { return false }
    let low = pieces[index - 1]
    let high = pieces[index + 1]
    guard !pieces[index].isApart, !high.isApart, low.value < high.value else { return false }
    switch (low.token, high.token) {
    case (.number, .percent), (.percent, .percent), (.money, .money): return true
    case (.number, .number): return low.value >= 10_000
    default: return false
    }
  }
}

extension LayoutPiece {
  /// Whether it is one of some tokens.
  fileprivate func isOneOf(_ first: TokenKind, _ second: TokenKind, _ third: TokenKind) -> Bool {
    token == first || token == second || token == third
  }

  /// Whether it is one of two tokens.
  fileprivate func isOneOf(_ first: TokenKind, _ second: TokenKind) -> Bool {
    token == first || token == second
  }

  /// Whether a value begins with it that a sign may touch.
  fileprivate var beginsPlainValue: Bool {
    isOneOf(.number, .percent, .money) || isOneOf(.name, .year, .leftParenthesis)
  }
}
