/// Cuts a text into tokens, one at a time. It reads bytes through a pointer; behind the text are
/// zero bytes, which no valid text contains, so that looking ahead needs no check.
struct Lexer {
  let text: ByteText
  let bytes: UnsafeMutablePointer<UInt8>
  let count: Int
  let source: UInt32
  let names: NameTable
  /// Where the next token is looked for.
  var position: Int
  /// Whether a comma separates here, so that `100,200` could be read in two ways.
  var commaSeparates = false
  /// What was found wrong; the token is then `.bad`.
  var problem: Diagnostic?
  /// Where the first `?` stands that the parser has not dealt with.
  var hole: Int?

  init(source: Source, names: NameTable, from offset: Int) {
    text = ByteText(source.bytes)
    bytes = text.base
    count = text.count
    self.source = source.id
    self.names = names
    position = min(max(offset, 0), text.count)
    if position == 0, bytes[0] == 0x23, bytes[1] == 0x21 { skipLine() }
  }

  /// The byte at an offset; 0 behind the text.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < count ? bytes[index] : 0 }

  /// Whether the text goes on with these bytes.
  func matches(_ wanted: StaticString, at index: Int) -> Bool {
    guard index + wanted.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<wanted.utf8CodeUnitCount
    where bytes[index + offset] != wanted.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The text between two offsets.
  func written(_ lower: Int, _ upper: Int) -> String {
    String(
      decoding: UnsafeBufferPointer(start: bytes + lower, count: max(0, min(upper, count) - lower)),
      as: UTF8.self)
  }

  /// The bytes between two offsets of this source.
  func place(_ lower: Int, _ upper: Int) -> Place {
    Place(
      source: source,
      span: Span(
        UInt32(truncatingIfNeeded: min(lower, count)),
        UInt32(truncatingIfNeeded: min(upper, count))))
  }

  /// The first offset from here on that is not a blank.
  @inline(__always)
  func afterBlanks(_ index: Int) -> Int {
    var index = index
    while bytes[index].isBlank { index += 1 }
    return bytes[index] < 0x80 ? index : afterOtherBlanks(index)
  }

  /// The same where there are blanks of other kinds.
  @inline(never)
  private func afterOtherBlanks(_ index: Int) -> Int {
    var index = index
    while true {
      if bytes[index].isBlank {
        index += 1
      } else if let length = otherBlank(index) {
        index += length
      } else {
        return index
      }
    }
  }

  /// Moves to the end of the line.
  mutating func skipLine() {
    while position < count, bytes[position] != 0x0A { position += 1 }
  }

  /// A token for a mistake; the first one is kept until the parser takes it.
  mutating func bad(_ lower: Int, _ upper: Int, _ diagnostic: Diagnostic) -> Token {
    if problem == nil { problem = diagnostic }
    position = min(max(upper, position), count)
    return Token(.bad, lower, position)
  }

  /// A token of as many bytes.
  @inline(__always)
  mutating func single(_ kind: TokenKind, _ length: Int) -> Token {
    let start = position
    position += length
    return Token(kind, start, position)
  }

  /// The next token. At the end of the text it is `.end`, as often as it is asked for.
  mutating func next() -> Token {
    var isAfterNewline = false
    while true {
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x09 || byte == 0x0D {
        position += 1
      } else if byte == 0x0A {
        isAfterNewline = true
        position += 1
      } else if byte == 0x23 {
        skipLine()
      } else if byte >= 0x80, let length = otherBlank(position) {
        position += length
      } else {
        break
      }
    }
    var token = scan()
    token.isAfterNewline = isAfterNewline
    return token
  }

  /// The token at the position, which is not blank.
  @inline(__always)
  private mutating func scan() -> Token {
    let byte = bytes[position]
    if byte.startsName { return scanName() }
    if byte.isDigit { return scanShortNumber() ?? scanNumber(currency: nil) }
    return scanSymbol(byte)
  }

  /// A number of one to three digits with nothing behind it that could belong to it: most numbers
  /// are such.
  @inline(__always)
  private mutating func scanShortNumber() -> Token? {
    let start = position
    var end = start
    var value: Int32 = 0
    while end - start < 4, bytes[end].isDigit {
      value = value &* 10 &+ Int32(bytes[end] &- 0x30)
      end += 1
    }
    guard end - start < 4 else { return nil }
    switch bytes[end] {
    case 0x20, 0x0A, UInt8(ascii: ")"), UInt8(ascii: "*"): break
    case UInt8(ascii: "/") where !bytes[end + 1].isDigit: break
    default: return nil
    }
    let next = bytes[afterBlanks(end)]
    if next >= 0x80 || next.isLetter || next == UInt8(ascii: "%") || next == UInt8(ascii: "$") {
      return nil
    }
    position = end
    var token = Token(.number, start, end)
    token.value = Double(value)
    return token
  }

  /// The name at the position.
  @inline(__always)
  private mutating func scanName() -> Token {
    let start = position
    var end = start + 1
    while bytes[end].continuesName { end += 1 }
    position = end
    var token = Token(.name, start, end)
    token.detail = names.intern(base: bytes + start, count: end - start).index
    return token
  }

  /// The sign at the position.
  private mutating func scanSymbol(_ byte: UInt8) -> Token {
    let next = bytes[position + (position < count ? 1 : 0)]
    switch byte {
    case 0: return position >= count ? Token(.end, count, count) : scanOther()
    case UInt8(ascii: "("): return single(.leftParenthesis, 1)
    case UInt8(ascii: ")"): return single(.rightParenthesis, 1)
    case UInt8(ascii: "["): return single(.leftBracket, 1)
    case UInt8(ascii: "]"): return single(.rightBracket, 1)
    case UInt8(ascii: "{"): return single(.leftBrace, 1)
    case UInt8(ascii: "}"): return single(.rightBrace, 1)
    case UInt8(ascii: ","): return single(.comma, 1)
    case UInt8(ascii: ";"): return single(.semicolon, 1)
    case UInt8(ascii: ":"):
      if next == UInt8(ascii: "=") {
        return bad(position, position + 2, .otherWord(place(position, position + 2), ":=", "="))
      }
      return single(.colon, 1)
    case UInt8(ascii: "%"): return single(.percentSign, 1)
    case UInt8(ascii: "\""): return single(.quote, 1)
    case UInt8(ascii: "^"): return single(.power, 1)
    case UInt8(ascii: "/"): return single(.divide, 1)
    case UInt8(ascii: "+"):
      if next == UInt8(ascii: "/"), bytes[position + 2] == UInt8(ascii: "-") {
        return single(.plusMinus, 3)
      }
      return single(.plus, 1)
    case UInt8(ascii: "-"):
      return next == UInt8(ascii: ">") ? single(.arrow, 2) : single(.minus, 1)
    case UInt8(ascii: "*"):
      if next == UInt8(ascii: "*") {
        return bad(position, position + 2, .otherWord(place(position, position + 2), "**", "^"))
      }
      return single(.times, 1)
    case UInt8(ascii: "."):
      if matches("...", at: position) {
        return bad(position, position + 3, .otherWord(place(position, position + 3), "...", ".."))
      }
      if next == UInt8(ascii: ".") { return single(.upThrough, 2) }
      if next.isDigit { return scanNumber(currency: nil) }
      return single(.dot, 1)
    case UInt8(ascii: "="):
      if matches("===", at: position) {
        return bad(position, position + 3, .otherWord(place(position, position + 3), "===", "=="))
      }
      if next == UInt8(ascii: "=") { return single(.equal, 2) }
      if next == UInt8(ascii: ">") { return single(.maps, 2) }
      if next == UInt8(ascii: "<") {
        return bad(position, position + 2, .otherWord(place(position, position + 2), "=<", "<="))
      }
      return single(.equals, 1)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "=") { return single(.lessOrEqual, 2) }
      if next == UInt8(ascii: ">") {
        return bad(position, position + 2, .otherWord(place(position, position + 2), "<>", "!="))
      }
      return single(.less, 1)
    case UInt8(ascii: ">"):
      return next == UInt8(ascii: "=") ? single(.greaterOrEqual, 2) : single(.greater, 1)
    case UInt8(ascii: "!"):
      if next == UInt8(ascii: "=") { return single(.notEqual, 2) }
      if position > 0, !bytes[position - 1].isBlank, !next.startsName { return scanOther() }
      return bad(position, position + 1, .otherSign(place(position, position + 1), "!", "not"))
    case UInt8(ascii: "|"):
      if next == UInt8(ascii: ">") { return single(.pipe, 2) }
      let length = next == UInt8(ascii: "|") ? 2 : 1
      let sign = length == 2 ? "||" : "|"
      return bad(
        position, position + length, .otherSign(place(position, position + length), sign, "or"))
    case UInt8(ascii: "&"):
      let length = next == UInt8(ascii: "&") ? 2 : 1
      let sign = length == 2 ? "&&" : "&"
      return bad(
        position, position + length, .otherSign(place(position, position + length), sign, "and"))
    case UInt8(ascii: "$"): return scanMoney(.usd, length: 1)
    case UInt8(ascii: "?"):
      if hole == nil { hole = position }
      var token = single(.name, 1)
      token.detail = names.intern(Lexer.holeText).index
      return token
    default: return scanOther()
    }
  }

  /// Stands for what is not known yet, and is read as a name would be.
  static let holeText = "?"

  /// A currency sign: money if a number follows, else the currency itself, as in `in $/hour`.
  mutating func scanMoney(_ currency: Word, length: Int) -> Token {
    let start = position
    let digits = afterBlanks(start + length)
    if bytes[digits].isDigit || bytes[digits] == UInt8(ascii: ".") && byte(digits + 1).isDigit {
      position = digits
      var token = scanNumber(currency: currency)
      token.lower = UInt32(truncatingIfNeeded: start)
      return token
    }
    if bytes[digits] == UInt8(ascii: "-"), byte(digits + 1).isDigit || byte(digits + 1) == 0x2E {
      let place = place(start, digits + 1)
      return bad(start, digits + 1, .signBehindCurrency(place, written(start, start + length)))
    }
    position = start + length
    var token = Token(.name, start, position)
    token.detail = currency.name.index
    return token
  }
}
