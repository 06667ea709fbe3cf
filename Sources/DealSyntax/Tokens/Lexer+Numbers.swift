/// Numbers: digits with their scale, percent sign and currency, correctly rounded.
extension Lexer {
  /// The decimal digits of a number as they are read: a whole number and a power of ten.
  private struct Digits {
    /// The first 19 digits.
    var mantissa: UInt64 = 0
    /// How many digits the mantissa holds, leading zeros left out.
    var significant = 0
    /// The power of ten, from the point, the scale and digits beyond the mantissa.
    var exponent = 0
    /// Whether digits other than 0 did not fit in the mantissa.
    var isLong = false
    /// All digits written.
    var written = 0

    @inline(__always)
    mutating func take(_ byte: UInt8, afterPoint: Bool) {
      written += 1
      if significant < 19 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        if mantissa != 0 { significant += 1 }
        if afterPoint { exponent -= 1 }
      } else {
        if byte != 0x30 { isLong = true }
        if !afterPoint { exponent += 1 }
      }
    }
  }

  /// How many digits a number may have.
  static let mostDigits = 400

  /// The number at the position, with everything that belongs to it.
  mutating func scanNumber(currency: Word?) -> Token {
    let start = position
    var digits = Digits()
    var at = start
    var isPlain = true
    while true {
      let byte = bytes[at]
      if byte.isDigit {
        digits.take(byte, afterPoint: false)
        at += 1
      } else if byte == 0x5F, bytes[at + 1].isDigit {
        isPlain = false
        at += 1
      } else {
        break
      }
    }
    if at - start == 4, isPlain, currency == nil, let date = scanDate(start) { return date }
    if bytes[at] == UInt8(ascii: ","), bytes[at + 1].isDigit {
      if let wrong = scanGroups(start, &at, &digits, isPlain: isPlain) { return wrong }
      isPlain = false
    }
    var end = at
    if bytes[at] == UInt8(ascii: "."), bytes[at + 1].isDigit {
      isPlain = false
      end = at + 1
      while true {
        let byte = bytes[end]
        if byte.isDigit {
          digits.take(byte, afterPoint: true)
          end += 1
        } else if byte == 0x5F, bytes[end + 1].isDigit {
          end += 1
        } else {
          break
        }
      }
    }
    if end > at, bytes[end] == UInt8(ascii: "."), bytes[end + 1].isDigit {
      // `3.11.2025`: which number is the month is for its writer to say.
      var last = end + 1
      while bytes[last].isDigit { last += 1 }
      if end - at == 4, last - end == 4 {
        // `1.000.000`: groups of three digits.
        while bytes[last] == UInt8(ascii: "."), bytes[last + 1].isDigit {
          last += 1
          while bytes[last].isDigit { last += 1 }
        }
        let text = written(start, last)
        return bad(
          start, last, .groupedOtherwise(place(start, last), text, text.filter { $0 != "." }))
      }
      return bad(start, last, .dottedDate(place(start, last), written(start, last)))
    }
    if digits.written > Lexer.mostDigits {
      return bad(start, end, .tooManyDigits(place(start, end), digits.written))
    }
    var exponent = 0
    if bytes[end] | 0x20 == UInt8(ascii: "e") {
      var index = end + 1
      let isNegative = bytes[index] == UInt8(ascii: "-")
      if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
      if bytes[index].isDigit {
        let first = index
        while bytes[index].isDigit {
          if index - first < 4 { exponent = exponent * 10 + Int(bytes[index] &- 0x30) }
          index += 1
        }
        if index - first > 4 {
          return bad(start, index, .tooLargeNumber(place(start, index), written(start, index)))
        }
        if isNegative { exponent = -exponent }
        isPlain = false
        end = index
      }
    }
    let plainEnd = end
    var scale = 0
    var dozens = 0
    if bytes[end].isLetter {
      switch suffix(start, end) {
      case .scale(let power, let after):
        scale = power
        end = after
        isPlain = false
      case .unit: break
      case .wrong(let diagnostic, let after): return bad(start, after, diagnostic)
      }
    }
    if isPlain && at - start != 4 { isPlain = false }
    // Scale words belong to the number: `38 billion` is read as 38e9, rounded once.
    while let (power, after) = scaleWord(afterBlanks(end)) {
      if power == 0 { dozens += 1 } else { scale += power }
      isPlain = false
      end = after
      if scale > 9_999 || dozens > 99 { break }
    }
    let value = value(
      of: digits, plainText: (start, plainEnd), exponent: exponent + scale, dozens: dozens)
    guard let value else {
      return bad(start, end, .tooLargeNumber(place(start, end), written(start, end)))
    }
    position = end
    var token = Token(.number, start, end)
    token.value = value
    if let currency {
      token.kind = .money
      token.detail = currency.name.index
    }
    let sign = afterBlanks(end)
    switch bytes[sign] {
    case UInt8(ascii: "%"):
      if currency != nil {
        return bad(start, sign + 1, .moneyPercent(place(start, sign + 1)))
      }
      token.kind = .percent
      position = sign + 1
      token.upper = UInt32(truncatingIfNeeded: position)
    case UInt8(ascii: "$") where currency == nil && !bytes[afterBlanks(sign + 1)].isDigit:
      return bad(
        start, sign + 1, .currencyBehind(place(start, sign + 1), "$", written(start, end)))
    case 0xE2 where currency == nil && matches("€", at: sign):
      return bad(
        start, sign + 3, .currencyBehind(place(start, sign + 3), "€", written(start, end)))
    case 0xC2 where currency == nil && matches("£", at: sign):
      return bad(
        start, sign + 2, .currencyBehind(place(start, sign + 2), "£", written(start, end)))
    default:
      if isPlain, currency == nil, value >= 1000 { token.kind = .year }
    }
    return token
  }

  /// What the letters right behind the digits are.
  private enum Suffix {
    /// A power of ten, and where its letters end.
    case scale(Int, Int)
    /// The name of a unit, read as the next token.
    case unit
    case wrong(Diagnostic, Int)
  }

  /// Decides what the letters behind the digits are.
  private func suffix(_ start: Int, _ end: Int) -> Suffix {
    var after = end
    while bytes[after].continuesName { after += 1 }
    let length = after - end
    if length == 1 {
      switch bytes[end] {
      case UInt8(ascii: "k"): return .scale(3, after)
      case UInt8(ascii: "M"): return .scale(6, after)
      case UInt8(ascii: "B"): return .scale(9, after)
      case UInt8(ascii: "T"): return .scale(12, after)
      case UInt8(ascii: "m"):
        return .wrong(.ambiguousM(place(start, after), written(start, end)), after)
      case UInt8(ascii: "K"):
        return .wrong(.otherScale(place(start, after), written(start, end), "K", "k"), after)
      case UInt8(ascii: "b"):
        return .wrong(.otherScale(place(start, after), written(start, end), "b", "B"), after)
      case UInt8(ascii: "t"):
        return .wrong(.otherScale(place(start, after), written(start, end), "t", "T"), after)
      default: return .unit
      }
    }
    if length == 2, matches("bn", at: end) { return .scale(9, after) }
    if length <= 3 {
      for (written, right) in Lexer.otherScales where matches(written, at: end) {
        guard length == written.utf8CodeUnitCount else { continue }
        let number = self.written(start, end)
        return .wrong(.otherScale(place(start, after), number, "\(written)", right), after)
      }
    }
    return .unit
  }

  /// Ways to write a scale elsewhere, and ours.
  private static let otherScales: [(StaticString, String)] = [
    ("Bn", "B"), ("BN", "B"), ("bN", "B"), ("mn", "M"), ("mm", "M"), ("MM", "M"), ("mio", "M"),
    ("mil", "M"), ("tn", "T"), ("trn", "T"), ("bln", "B"), ("mln", "M"), ("mrd", "B"),
  ]

  /// The power of ten of a scale word at an offset and where it ends; power 0 is a dozen.
  @inline(__always)
  private func scaleWord(_ index: Int) -> (power: Int, after: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "h"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "b"),
      UInt8(ascii: "d"):
      return longScaleWord(index)
    default: return nil
    }
  }

  /// A scale word in full.
  private func longScaleWord(_ index: Int) -> (power: Int, after: Int)? {
    for (word, power) in Lexer.scaleWords where matches(word, at: index) {
      var after = index + word.utf8CodeUnitCount
      if bytes[after] == UInt8(ascii: "s") { after += 1 }
      if !bytes[after].continuesName { return (power, after) }
    }
    if matches("bn", at: index), !bytes[index + 2].continuesName { return (9, index + 2) }
    return nil
  }

  private static let scaleWords: [(StaticString, Int)] = [
    ("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12),
    ("dozen", 0),
  ]

  /// Reads `,000,000` behind the first digits; a token where the comma cannot be that.
  private mutating func scanGroups(
    _ start: Int, _ at: inout Int, _ digits: inout Digits, isPlain: Bool
  ) -> Token? {
    var index = at
    var isGrouped = isPlain && at - start <= 3
    while isGrouped, bytes[index] == UInt8(ascii: ","), bytes[index + 1].isDigit {
      isGrouped = bytes[index + 2].isDigit && bytes[index + 3].isDigit
      if isGrouped {
        index += 4
        isGrouped = !bytes[index].isDigit
      }
    }
    if isGrouped {
      if commaSeparates {
        return bad(start, index, .groupedInBrackets(place(start, index), written(start, index)))
      }
      while at < index {
        if bytes[at].isDigit { digits.take(bytes[at], afterPoint: false) }
        at += 1
      }
      return nil
    }
    if commaSeparates { return nil }
    var end = at + 1
    while bytes[end].isDigit { end += 1 }
    return bad(
      start, end, .decimalComma(place(start, end), written(start, at), written(at + 1, end)))
  }

  /// The double nearest to the digits times a power of ten and dozens; nil if it is not finite or
  /// so small that nothing is left.
  private func value(
    of digits: Digits, plainText: (Int, Int), exponent: Int, dozens: Int
  ) -> Double? {
    if digits.mantissa == 0 { return 0 }
    var mantissa = digits.mantissa
    var dozens = dozens
    while dozens > 0, mantissa < 1 << 48 {
      mantissa *= 12
      dozens -= 1
    }
    let power = digits.exponent + exponent
    var value: Double
    // Both factors are exact here, so that one operation rounds once (Clinger 1990).
    if !digits.isLong, mantissa < 1 << 53, abs(power) <= 22 {
      let scale = Lexer.powersOfTen[abs(power)]
      value = power < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    } else {
      var text = ""
      if digits.isLong {
        text = longText(plainText.0, plainText.1)
        text += "e\(exponent)"
      } else {
        text = "\(mantissa)e\(power)"
      }
      guard let read = Double(text) else { return nil }
      value = read
    }
    while dozens > 0 {
      value *= 12
      dozens -= 1
    }
    return value.isFinite && value != 0 ? value : nil
  }

  /// The digits and the point of a long number, without what separates its groups and without its
  /// exponent.
  private func longText(_ start: Int, _ end: Int) -> String {
    var text = ""
    for index in start..<end {
      let byte = bytes[index]
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if byte.isDigit || byte == UInt8(ascii: ".") { text.unicodeScalars.append(.init(byte)) }
    }
    return text
  }

  /// 1, 10, … 1e22: the powers of ten that a double holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
