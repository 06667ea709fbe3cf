/// How far the lines of a text are indented, one line after the other.
struct Indentation {
  /// The indentation of the line in which each open bracket stands, innermost last.
  private var openers: [Opener] = []
  /// The last piece of the lines so far that is not a comment.
  private var last: LayoutPiece?

  /// An open bracket.
  private struct Opener {
    /// How far its line is indented.
    var indent: Int
    /// Whether it begins a block, whose lines are statements or clauses.
    var isBlock: Bool
  }

  /// The blanks of a level, and those of a line that goes on.
  static let level = 2
  static let continued = 4
  /// No line is indented more; deeper brackets no longer show.
  static let most = 80

  init() {}

  /// How far a line is indented whose first piece, comments aside, this is; nil at the end of the text.
  func indent(of first: LayoutPiece?) -> Int {
    guard let first else { return inside }
    if first.isClosing, let opener = openers.last { return opener.indent }
    return min(inside + (goesOn(with: first) ? Self.continued : 0), Self.most)
  }

  /// How far a comment on a line of its own is indented: as the code below it, or as that above it at
  /// the end of a block.
  func indent(ofCommentBefore first: LayoutPiece?) -> Int {
    guard let first, !first.isClosing else { return inside }
    return indent(of: first)
  }

  /// The indentation of a line that begins something.
  private var inside: Int {
    openers.last.map { min($0.indent + Self.level, Self.most) } ?? 0
  }

  /// Whether a line with this first piece goes on with what the line before began.
  private func goesOn(with first: LayoutPiece) -> Bool {
    guard let last else { return false }
    if first.token == .pipe { return true }
    let isBlock = openers.last?.isBlock ?? true
    if last.token == .comma { return isBlock }
    if last.leadsOn { return true }
    // Inside brackets a line may begin with an operator.
    return !isBlock && first.isInfix
  }

  /// Takes note of a line and how far it is indented.
  mutating func pass(_ line: ArraySlice<LayoutPiece>, indent: Int) {
    for piece in line where piece.kind != .comment {
      if piece.isOpening {
        openers.append(
          Opener(indent: indent, isBlock: piece.token == .leftBrace && !piece.isOfRecord))
      } else if piece.isClosing {
        _ = openers.popLast()
      }
      last = piece
    }
  }
}
