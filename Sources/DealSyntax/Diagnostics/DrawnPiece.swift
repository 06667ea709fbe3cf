/// What a piece of a drawn diagnostic is, so that a caller can colour it.
package enum DrawnRole: UInt8, Sendable {
  case plain, error, warning, information, code, gutter, primary, secondary, note
}

/// A run of characters of one role. Pieces hold line ends; they have passed `visible`.
package struct DrawnPiece: Hashable, Sendable {
  /// What the characters are.
  package var role: DrawnRole
  package var text: String

  package init(_ role: DrawnRole, _ text: String) {
    self.role = role
    self.text = text
  }
}

/// How a diagnostic is drawn.
package struct DrawingStyle: Sendable {
  /// The columns of the terminal; longer source lines are shown in part.
  package var width: Int
  /// Whether the signs `│ ┌ ─` may be used; else `| - >`.
  package var isUnicode: Bool

  package init(width: Int = 100, isUnicode: Bool = true) {
    self.width = width
    self.isUnicode = isUnicode
  }
}
