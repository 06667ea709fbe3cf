import DealLanguage
import DealPage
import DealSyntax
import DealWorkbench

/// What holds for every text that a book is given. Each says what did not hold.
enum Promises {
  /// A text in order says the same, and is in order.
  static func layout(of bytes: [UInt8]) -> String? {
    let (source, faults) = Source.make(id: 0, name: "layout", bytes: bytes)
    guard faults.isEmpty else { return nil }
    let laid = formatted(source, vocabulary: Verb.vocabulary)
    let (after, newFaults) = Source.make(id: 0, name: "layout", bytes: laid)
    guard newFaults.isEmpty else { return "the layout is no text" }
    let names = NameTable()
    let before = parse(source, names: names, vocabulary: Verb.vocabulary)
    let again = parse(after, names: names, vocabulary: Verb.vocabulary)
    // Of a script with mistakes a layout changes what is said of them; `deal fmt` leaves those alone.
    let isFine = !before.needsMore && before.diagnostics.allSatisfy { $0.severity != .error }
    guard !isFine || before.says(whatIsSaidBy: again) else {
      return "the layout says something else: \(text(laid).debugDescription)"
    }
    let twice = formatted(after, vocabulary: Verb.vocabulary)
    return twice == laid || !isFine
      ? nil
      : "laid out twice is not once: \(text(laid).debugDescription), \(text(twice).debugDescription)"
  }

  /// All that was said can be shown, names a place in the text, and commands no terminal.
  static func events(_ events: [Event], in book: Book) -> String? {
    for event in events {
      if case .diagnostic(let diagnostic) = event {
        if diagnostic.code.isEmpty || diagnostic.message.isEmpty { return "an error without words" }
        for label in diagnostic.labels {
          guard let source = book.shelf[label.place.source] else {
            return "\(diagnostic.code) is in no text"
          }
          let span = label.place.span
          if span.lower > span.upper || Int(span.upper) > source.bytes.count {
            return "\(diagnostic.code) is outside of its text"
          }
        }
      }
      if let found = hidden(in: show(event, book.shelf, TextWriter()), "an answer") { return found }
    }
    return nil
  }

  /// The book as a script leads to the same script again, without an error that was not told before.
  static func saved(_ book: Book, from fresh: Book, told: [Event]) -> String? {
    let script = book.script
    if script.isEmpty { return nil }
    let again = advance(fresh, with: script, named: "saved", manner: .script)
    if again.diagnostics.contains(where: { $0.code == "interrupted" }) { return nil }
    // A file or a book of the library may have an error of its own.
    let known = told.compactMap { if case .diagnostic(let it) = $0 { it.code } else { nil } }
    if known.contains("interrupted") { return nil }
    let new = again.diagnostics.first { $0.severity == .error && !known.contains($0.code) }
    if let new {
      return "the saved book has an error: \(new.code), \(new.message): \(script.debugDescription)"
    }
    return again.book.script == script
      ? nil
      : "saved twice is not once: \(script.debugDescription), \(again.book.script.debugDescription)"
  }

  /// The book still answers.
  static func answers(_ book: Book) -> String? {
    let sum = transcript(of: advance(book, with: "1 + 1", named: "after"))
    return sum == "2\n" ? nil : "1 + 1 is \(sum.debugDescription)"
  }

  /// Bytes as a text.
  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
