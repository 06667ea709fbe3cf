import DealText

/// Names of sheets as programs want them: at most 31 signs, none of `[]:*?/\`, and no two that differ by
/// case only.
struct SheetNames {
  private var taken: Set<String> = ["history"]

  private static let most = 31

  /// A name that is allowed and free, as near to a text as can be.
  mutating func name(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": kept.append(" ")
      default: kept.append(scalar)
      }
    }
    let allowed = Self.cut(String(kept).trimmed, to: Self.most)
    let base = allowed.isEmpty ? "sheet" : allowed
    var tried = base
    var number = 2
    while !taken.insert(tried.lowercased()).inserted {
      let end = " \(number)"
      tried = Self.cut(base, to: Self.most - end.utf16.count) + end
      number += 1
    }
    return tried
  }

  /// The beginning of a text, so long that it has at most so many units of UTF-16.
  private static func cut(_ text: String, to most: Int) -> String {
    var kept = ""
    var length = 0
    for scalar in text.unicodeScalars {
      length += UTF16.width(scalar)
      if length > most { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept.trimmed
  }
}

extension String {
  /// The text without spaces and single quotes at its ends, where a name of a sheet has none.
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "'" { text.removeFirst() }
    while let last = text.last, last == " " || last == "'" { text.removeLast() }
    return String(text)
  }
}
