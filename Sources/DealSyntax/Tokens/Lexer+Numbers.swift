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
    if at - start <= 2, isPlain, currency == nil, let date = scanOtherDate(start, at) {
      return date
    }
    if bytes[at] == 0x27 || bytes[at] == 0xE2, at - start <= 3,
      let wrong = scanApostrophes(start, at)
    {
      return wrong
    }
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
      if at - start == 4, let right = yearFirst(start, last) {
        return bad(start, last, .otherDate(place(start, last), written(start, last), right))
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
      switch suffix(start, end, isMoney: currency != nil) {
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
    if scale == 0, dozens == 0 {
      switch scaleBehindBlank(start, end, isMoney: currency != nil) {
      case .scale(let power, let after): (scale, end) = (power, after)
      case .unit: break
      case .wrong(let diagnostic, let after): return bad(start, after, diagnostic)
      }
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
    var end = afterDigits(at + 1)
    let isOnce = bytes[end] != UInt8(ascii: ",") || !bytes[end + 1].isDigit
    if !isOnce {
      while bytes[end] == UInt8(ascii: ","), bytes[end + 1].isDigit { end = afterDigits(end + 1) }
      let text = written(start, end)
      return bad(
        start, end, .groupedOtherwise(place(start, end), text, text.filter { $0 != "," }))
    }
    return bad(
      start, end, .decimalComma(place(start, end), written(start, at), written(at + 1, end)))
  }

  /// `38'000'000`: groups of three digits with apostrophes.
  private mutating func scanApostrophes(_ start: Int, _ at: Int) -> Token? {
    var end = at
    while true {
      let sign = bytes[end] == UInt8(ascii: "'") ? 1 : matches("’", at: end) ? 3 : 0
      let next = end + sign
      guard sign > 0, afterDigits(next) == next + 3 else { break }
      end = next + 3
    }
    guard end > at else { return nil }
    let text = written(start, end)
    return bad(
      start, end, .groupedOtherwise(place(start, end), text, text.filter(\.isNumber)))
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
