/// The inside of a text in quotes.
extension Lexer {
  /// How a piece of a text ends.
  enum PieceEnd {
    /// The closing quote; the text is complete.
    case quote
    /// A `{`: a formula follows.
    case brace
    /// Something is wrong, and `problem` says what.
    case wrong
    /// The source ended within the text.
    case open
  }

  /// Reads from the position to the next `"` or `{`, which is passed over.
  mutating func scanPiece(opening: Int) -> (text: String, end: PieceEnd) {
    var piece = ""
    var from = position
    while position < count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        piece += written(from, position)
        position += 1
        // A closing quote that touches a word, lines below: an earlier one is missing.
        if byte(position).continuesName, holdsNewline(opening, position) { return (piece, .open) }
        return (piece, .quote)
      case UInt8(ascii: "{"):
        piece += written(from, position)
        position += 1
        return (piece, .brace)
      case UInt8(ascii: "\\"):
        piece += written(from, position)
        guard let scalar = scanEscape() else { return (piece, .wrong) }
        piece.unicodeScalars.append(scalar)
        from = position
      case UInt8(ascii: "\r") where byte(position + 1) == UInt8(ascii: "\n"):
        piece += written(from, position)
        position += 1
        from = position
      default: position += 1
      }
    }
    return (piece, .open)
  }

  /// Whether a line ends between two offsets.
  private func holdsNewline(_ lower: Int, _ upper: Int) -> Bool {
    for index in lower..<upper where bytes[index] == 0x0A { return true }
    return false
  }

  /// The character of an escape at the position.
  private mutating func scanEscape() -> Unicode.Scalar? {
    let start = position
    let kind = byte(start + 1)
    position = min(start + 2, count)
    switch kind {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      return Unicode.Scalar(kind)
    case UInt8(ascii: "u"):
      var value: UInt32 = 0
      var index = start + 3
      while index < start + 9, let digit = hexadecimal(byte(index)) {
        value = value << 4 | digit
        index += 1
      }
      if byte(start + 2) == UInt8(ascii: "{"), index > start + 3,
        byte(index) == UInt8(ascii: "}"), value != 0, let scalar = Unicode.Scalar(value)
      {
        position = index + 1
        return scalar
      }
      var end = start + 2
      while end < min(start + 12, count), bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A,
        bytes[end - 1] != UInt8(ascii: "}")
      {
        end += 1
      }
      _ = bad(start, end, .badEscape(place(start, end), written(start, end)))
      return nil
    default:
      var end = start + 2
      while byte(end) & 0xC0 == 0x80 { end += 1 }
      _ = bad(start, min(end, count), .badEscape(place(start, end), written(start, end)))
      return nil
    }
  }

  /// The value of a hexadecimal digit.
  private func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// Passes over the rest of a text after a mistake: to the closing quote on the same line, else to
  /// the end of the line.
  mutating func skipText() {
    while position < count, bytes[position] != 0x0A {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), position < count, bytes[position] != 0x0A { position += 1 }
    }
  }
}
