import DealText

/// Mistakes in the text itself: bytes, signs, quotes.
extension Diagnostic {
  /// A text of more bytes than the limit allows.
  static func textTooLarge(source: UInt32, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "text-too-large",
      "a text may have \(limit) bytes, and this one has \(size)",
      labels: [Label(Place(source: source, span: Span(0, 0)), "not read")])
  }

  /// A byte that is zero or not UTF-8, at an offset of the text as given.
  static func badBytes(_ place: Place, offset: Int, isNul: Bool, isWide: Bool) -> Diagnostic {
    let what = isNul ? "a byte that is zero" : "a byte that is not UTF-8"
    return Diagnostic(
      .error, "bad-bytes", "a text is read as UTF-8, and \(what) was found at byte \(offset)",
      labels: [Label(place, "here")],
      notes: isWide ? ["the file seems to be UTF-16; save it as UTF-8"] : [])
  }

  /// A sign of another language or of a word processor, and the one to write.
  static func otherSign(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "`\(found)` was found, which is written `\(right)` here",
      labels: [Label(place, "write \(right)")])
  }

  /// A word that is another one here: `approx`.
  static func otherWord(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "`\(found)` was found, which is written `\(right)` here",
      labels: [Label(place, "write \(right)")], remedies: [right])
  }

  /// `the end of 2026`.
  static func smallWord(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "unexpected", "words such as the and is are left out, and `\(found)` was found",
      labels: [Label(place, "leave this out")])
  }

  /// A sign that means nothing.
  static func strangeSign(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "strange-sign",
      found == "`"
        ? "a backtick means nothing here" : "`\(visible(found))` means nothing here",
      labels: [Label(place, "leave it out")])
  }

  /// A sign that nobody sees, copied from a web page.
  static func invisibleSign(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "strange-sign", "a sign was found that cannot be seen, as web pages hold them",
      labels: [Label(place, "leave it out")])
  }

  /// `'`, before a text or within a name (`gpu's`).
  static func singleQuote(_ place: Place, _ found: String, isPossessive: Bool) -> Diagnostic {
    Diagnostic(
      .error, "other-sign",
      isPossessive
        ? "a name or a unit has letters, digits and `_`, and `\(found)` was found"
        : "a text stands between \" and \", and `\(found)` was found",
      labels: [Label(place, isPossessive ? "leave it out" : "write \"")])
  }

  /// A text between quotes of another kind; `right` is the same between straight ones.
  static func otherQuotes(_ place: Place, _ found: String, right: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "a text stands between \" and \", and `\(found)` was found",
      labels: [Label(place, "write straight quotes")], remedies: [right])
  }

  /// `60% – 85%`: a range or a difference.
  static func doubtfulDash(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign",
      "a range is written with to, a difference with -, and `\(found)` was found",
      labels: [Label(place, "write to or -")])
  }

  /// `60–85%`, with the dash of a web page.
  static func rangeDash(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "a range is written with to, and `\(found)` was found",
      labels: [Label(place, "did you mean \(right)?")], notes: ["to subtract, write -"],
      remedies: [right])
  }

  /// A text whose closing quote is missing.
  static func openText(_ opening: Place, endsOtherwise: Bool = false) -> Diagnostic {
    Diagnostic(
      .error, "open-text", "a text in quotes was begun, and its closing \" was not found",
      labels: [Label(opening, "begun here")],
      notes: endsOtherwise ? ["the quote at its end is another sign: write \" there too"] : [])
  }

  /// A backslash with something unknown behind it.
  static func badEscape(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "bad-escape",
      "behind `\\` in a text n, t, \", \\, {, } or u{…} is expected, and `\(visible(found))` was found",
      labels: [Label(place, "not known")], notes: ["a backslash itself is written \\\\"])
  }

  /// `{` in a text that is taken as it is.
  static func formulaInPlainText(_ place: Place, in construct: String) -> Diagnostic {
    Diagnostic(
      .error, "formula-in-text",
      "\(construct): a plain text is expected, and `{` in it begins a formula",
      labels: [Label(place, "")], notes: ["a brace itself is written \\{"])
  }
}
