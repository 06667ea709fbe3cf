/// What scales a number: letters behind the digits and words such as billion.
extension Lexer {
  /// What the letters right behind the digits are.
  enum Suffix {
    /// A power of ten, and where its letters end.
    case scale(Int, Int)
    /// The name of a unit, read as the next token.
    case unit
    case wrong(Diagnostic, Int)
  }

  /// Decides what the letters behind the digits are.
  func suffix(_ start: Int, _ end: Int, isMoney: Bool) -> Suffix {
    var after = end
    while bytes[after].continuesName { after += 1 }
    let length = after - end
    if length == 1 {
      switch bytes[end] {
      case UInt8(ascii: "k"): return .scale(3, after)
      case UInt8(ascii: "M"): return .scale(6, after)
      case UInt8(ascii: "B"): return .scale(9, after)
      case UInt8(ascii: "T"): return .scale(12, after)
      case UInt8(ascii: "m") where !isMoney:
        return .wrong(.ambiguousM(place(start, after), written(start, end)), after)
      case UInt8(ascii: "K"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "m"):
        return wrongScale(start, end, end, after)
      default: return .unit
      }
    }
    if length == 2, matches("bn", at: end) { return .scale(9, after) }
    return length <= 11 ? wrongScale(start, end, end, after) : .unit
  }

  /// The word from `lower` to `upper`, if it is a scale elsewhere; the number stands from `start` to
  /// `end`.
  private func wrongScale(_ start: Int, _ end: Int, _ lower: Int, _ upper: Int) -> Suffix {
    let word = written(lower, upper)
    let small = word.lowercased()
    let right: String
    switch small {
    case "k", "thousand", "thousands", "tsd": right = "k"
    case "m", "mn", "mm", "mio", "mil", "mln", "million", "millions", "millionen": right = "M"
    case "b", "bn", "bln", "mrd", "mia", "milliarde", "milliarden", "milliard", "milliards",
      "billion", "billions":
      right = "B"
    case "t", "tn", "trn", "trillion", "trillions": right = "T"
    default: return .unit
    }
    return .wrong(.otherScale(place(start, upper), written(start, end), word, right), upper)
  }

  /// What a word behind the blank behind a number is: `$38 B` is `$38B`, and `38 Mrd` a scale of
  /// another language.
  @inline(__always)
  func scaleBehindBlank(_ start: Int, _ end: Int, isMoney: Bool) -> Suffix {
    let lower = afterBlanks(end)
    switch bytes[lower] {
    case UInt8(ascii: "B"), UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "T"),
      UInt8(ascii: "b"), UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "t"):
      return lower == end ? .unit : longScaleBehindBlank(start, end, lower, isMoney: isMoney)
    default: return .unit
    }
  }

  /// See `scaleBehindBlank`.
  @inline(never)
  private func longScaleBehindBlank(
    _ start: Int, _ end: Int, _ lower: Int, isMoney: Bool
  ) -> Suffix {
    var upper = lower
    while byte(upper).continuesName { upper += 1 }
    guard upper - lower <= 11 else { return .unit }
    if upper - lower == 1 {
      guard isMoney else {
        // 38 B are bytes; 200 K gpus are a slip.
        let next = afterBlanks(upper)
        let isMeant = next > upper && byte(next).isLetter && byte(lower) != UInt8(ascii: "B")
        return isMeant && byte(lower) != UInt8(ascii: "m")
          ? wrongScale(start, end, lower, upper) : .unit
      }
      switch bytes[lower] {
      case UInt8(ascii: "k"): return .scale(3, upper)
      case UInt8(ascii: "M"): return .scale(6, upper)
      case UInt8(ascii: "B"): return .scale(9, upper)
      case UInt8(ascii: "T"): return .scale(12, upper)
      default: break
      }
    }
    return wrongScale(start, end, lower, upper)
  }

  /// The power of ten of a scale word at an offset and where it ends; power 0 is a dozen.
  @inline(__always)
  func scaleWord(_ index: Int) -> (power: Int, after: Int)? {
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
}
