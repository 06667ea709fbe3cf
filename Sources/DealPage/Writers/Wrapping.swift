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
  /// spaces. A word that is wider than a line stays whole, as it can be copied then, unless words
  /// are to be broken too.
  func wrapped(to width: Int, hanging: Int, breaking: Bool = false) -> [StyledText] {
    guard columns > width else { return [self] }
    let margin = min(hanging, width / 2)
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    var hasWord = false
    for (gap, word) in words {
      let isBroken = breaking && word.columns > width - margin
      for (number, part) in (isBroken ? word.broken(to: width - margin) : [word]).enumerated() {
        let space = number == 0 ? gap : StyledText()
        let (before, length) = (space.columns, part.columns)
        if hasWord, used + before + length > width {
          lines.append(line)
          line = StyledText(String(repeating: " ", count: margin)) + part
          used = margin + length
        } else if breaking, before + length > width {
          // The spaces that a text begins with give way to its first word.
          line = StyledText(String(repeating: " ", count: margin)) + part
          used = margin + length
        } else {
          line += space + part
          used += before + length
        }
        hasWord = true
      }
    }
    return lines + [line]
  }

  /// A word in parts of at most so many columns, each as long as it can be and, where it can be,
  /// ended by a sign that joins.
  private func broken(to width: Int) -> [StyledText] {
    let scalars = pieces.flatMap { piece in
      piece.text.unicodeScalars.map { (scalar: $0, role: piece.role) }
    }
    var parts: [StyledText] = []
    var start = 0
    var joint: Int?
    var used = 0
    var place = 0
    while place < scalars.count {
      let length = DealText.columns(of: scalars[place].scalar)
      if used + length > width, place > start {
        let end = joint ?? place
        parts.append(StyledText(scalars[start..<end]))
        (start, place, used, joint) = (end, end, 0, nil)
        continue
      }
      used += length
      place += 1
      if Self.joints.contains(scalars[place - 1].scalar) { joint = place }
    }
    parts.append(StyledText(scalars[start...]))
    return parts
  }

  /// The signs behind which a long word is best broken.
  private static let joints: [Unicode.Scalar] = ["_", ".", "-", "/", ",", ";", ":", "·"]

  /// The text of some characters with their roles.
  private init(_ scalars: ArraySlice<(scalar: Unicode.Scalar, role: Role)>) {
    self.init()
    var rest = scalars
    while let role = rest.first?.role {
      let run = rest.prefix { $0.role == role }
      rest = rest[run.endIndex...]
      var text = String.UnicodeScalarView()
      text.append(contentsOf: run.map(\.scalar))
      self += StyledText(String(text), role)
    }
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
