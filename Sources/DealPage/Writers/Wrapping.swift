import DealText

extension StyledText {
  /// The columns that it takes in a terminal; it has passed the output filter before.
  var columns: Int { pieces.reduce(0) { $0 + DealText.columns(of: $1.text) } }

  /// The columns of its longest word.
  var widestWord: Int { words.map(\.word.columns).max() ?? 0 }

  /// How many spaces it begins with.
  var indent: Int {
    var count = 0
    for scalar in pieces.lazy.flatMap(\.text.unicodeScalars) {
      guard scalar == " " else { break }
      count += 1
    }
    return count
  }

  /// The text in lines of at most so many columns, broken at spaces; the further lines begin with
  /// spaces. A word that is wider than a line stays whole.
  func wrapped(to width: Int, hanging: Int) -> [StyledText] {
    guard columns > width else { return [self] }
    let margin = min(hanging, width / 2)
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    var hasWord = false
    for (gap, word) in words {
      let (space, length) = (gap.columns, word.columns)
      if hasWord, used + space + length > width {
        lines.append(line)
        line = StyledText(String(repeating: " ", count: margin)) + word
        used = margin + length
      } else {
        line += gap + word
        used += space + length
      }
      hasWord = true
    }
    return lines + [line]
  }

  /// The words, each with the spaces before it.
  private var words: [(gap: StyledText, word: StyledText)] {
    var found: [(gap: StyledText, word: StyledText)] = []
    var gap = StyledText()
    var word = StyledText()
    for piece in pieces {
      var rest = piece.text[...]
      while let first = rest.first {
        let run = first == " " ? rest.prefix { $0 == " " } : rest.prefix { $0 != " " }
        rest = rest[run.endIndex...]
        if first != " " {
          word += StyledText(String(run), piece.role)
          continue
        }
        if !word.pieces.isEmpty {
          found.append((gap, word))
          gap = StyledText()
          word = StyledText()
        }
        gap += StyledText(String(run), piece.role)
      }
    }
    if !word.pieces.isEmpty { found.append((gap, word)) }
    return found
  }
}
