/// What a key means that sends an escape sequence, in all the spellings of terminals.
package enum KeySequence: Equatable, Sendable {
  case up, down, left, right
  /// By words.
  case wordLeft, wordRight
  case home, end
  case delete, deleteWord
  case enter
  /// A line break within the statement.
  case lineBreak
  /// A key that means nothing here: its sequence must not end up in the line.
  case nothing

  /// The key of a sequence: `[A`, `OM`, `[1;5C`; one more Escape in front stands for Alt.
  package init(_ sequence: String) {
    var rest = sequence.unicodeScalars[...]
    var isChanged = rest.first == "\u{1B}"
    if isChanged { rest = rest.dropFirst() }
    let lead = rest.first
    guard let last = rest.last, lead == "[" || lead == "O", rest.count > 1 else {
      self = .nothing
      return
    }
    let parts = rest.dropFirst().dropLast().split(
      separator: ";", omittingEmptySubsequences: false)
    let numbers = parts.map { UInt32(String(String.UnicodeScalarView($0))) }
    if zip(parts, numbers).contains(where: { !$0.isEmpty && $1 == nil }) {
      self = .nothing
      return
    }
    // `[1;5C`: the second number less one has bits for Shift, Alt and Ctrl.
    var modifiers = (numbers.count > 1 ? numbers[1] : nil).map { $0 &- 1 } ?? 0
    // `[5C` and `O5C`: the modifier alone.
    if numbers.count == 1, let only = numbers[0], only > 1, last != "~", last != "u" {
      modifiers = only &- 1
    }
    if modifiers & 6 != 0 { isChanged = true }
    let isShifted = modifiers & 1 != 0 && !isChanged
    switch last {
    case "A": self = isChanged || isShifted ? .nothing : .up
    case "B": self = isChanged || isShifted ? .nothing : .down
    case "C": self = isChanged ? .wordRight : .right
    case "D": self = isChanged ? .wordLeft : .left
    case "H": self = .home
    case "F": self = .end
    // rxvt: small letters for Ctrl behind `O`.
    case "c": self = lead == "O" ? .wordRight : .right
    case "d": self = lead == "O" ? .wordLeft : .left
    case "M" where lead == "O": self = .enter
    case "~", "^", "@", "$":
      if last == "^" || last == "@" { isChanged = true }
      switch numbers.first ?? nil {
      case 1, 7: self = .home
      case 4, 8: self = .end
      case 3: self = isChanged ? .deleteWord : .delete
      // `[27;2;13~`: Shift-Enter, where the terminal tells it from Enter.
      case 27 where numbers.count == 3 && numbers[2] == 13: self = .lineBreak
      default: self = .nothing
      }
    case "u" where numbers.first == 13: self = modifiers == 0 ? .enter : .lineBreak
    default: self = .nothing
    }
  }
}
