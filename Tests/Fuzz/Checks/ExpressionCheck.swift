import DealLanguage
import DealPage
import DealSyntax
import DealWorkbench

/// A statement at the prompt: as it is painted, completed, asked about, and carried out.
package final class ExpressionCheck: FuzzCheck {
  package static let name = "expression"
  private let ground = Ground(groundScript)

  package init() {}

  package func broken(by bytes: [UInt8]) -> String? {
    let book = ground.book()
    let text = Promises.text(bytes)
    let chance = number(of: bytes)
    let cursor = chance / 4 % (text.utf8.count + 1)
    // Not all of it each time, so that more is tried.
    let broken: String? =
      switch chance % 4 {
      case 0: painting(text, book) ?? completion(text, at: text.utf8.count, book)
      case 1: completion(text, at: cursor, book)
      case 2: Promises.layout(of: bytes)
      default: hole(bytes, at: cursor, book)
      }
    return broken ?? carriedOut(bytes, book)
  }

  /// The parts that are painted stand in order, apart, and inside the text.
  private func painting(_ text: String, _ book: Book) -> String? {
    var end = 0
    for part in book.paint(text) {
      if part.range.isEmpty || part.range.lowerBound < end
        || part.range.upperBound > text.utf8.count
      {
        return "painted is \(part.range) behind \(end)"
      }
      end = part.range.upperBound
    }
    return nil
  }

  /// What is offered replaces what was typed, and the parser takes it there.
  private func completion(_ text: String, at cursor: Int, _ book: Book) -> String? {
    let bytes = Array(text.utf8)
    let found = book.suggestions(for: text, at: cursor)
    let replaced = found.replaced
    guard replaced.lowerBound >= 0, replaced.upperBound <= bytes.count,
      replaced.lowerBound <= cursor
    else { return "at \(cursor) \(replaced) is replaced" }
    let before = Array(bytes[..<replaced.lowerBound])
    // What is wrong before it stays wrong; what goes on has no mistake yet.
    if firstMistake(before, book).map({ $0 < before.count }) ?? false { return nil }
    for candidate in found.candidates.prefix(6) {
      if candidate.text.isEmpty { return "nothing is offered" }
      if let shown = hidden(in: candidate.text + candidate.meaning, "an offer") { return shown }
      let after = before + Array(candidate.text.utf8)
      if let mistake = firstMistake(after, book), mistake < after.count {
        return "\(candidate.text.debugDescription) cannot stand behind "
          + Promises.text(before).debugDescription
      }
    }
    return nil
  }

  /// Where the first mistake in the writing of a text is.
  private func firstMistake(_ bytes: [UInt8], _ book: Book) -> Int? {
    let (source, faults) = Source.make(id: 0, name: "offer", bytes: bytes)
    guard faults.isEmpty else { return 0 }
    let script = parse(source, names: ground.names, vocabulary: Verb.vocabulary)
    if script.needsMore { return nil }
    return script.diagnostics.filter { $0.severity == .error }
      .compactMap { $0.labels.first.map { Int($0.place.span.lower) } }.min()
  }

  /// The statement is answered, and undo takes it back.
  private func carriedOut(_ bytes: [UInt8], _ before: Book) -> String? {
    var book = before
    var events: [Event] = []
    advance(&book, with: bytes, named: "prompt", manner: .conversation) { events.append($0) }
    ground.restart()
    if let broken = Promises.events(events, in: book) { return broken }
    if !holds(bytes, oneOf: timeWords) {
      let undone = advance(book, with: "undo 1000", named: "prompt").book
      if undone.script != advance(before, with: "undo 1000", named: "prompt").book.script {
        return "undo leaves \(undone.script.debugDescription)"
      }
    }
    return answer(events, before) ?? Promises.answers(book)
  }

  /// An amount that is shown can be typed in, and is the same amount.
  private func answer(_ events: [Event], _ book: Book) -> String? {
    guard events.count == 1, case .answer(let answer) = events[0],
      case .quantity(let value, let unit) = answer.datum
    else { return nil }
    let shown = TextWriter().write(answer.page)
    guard shown.utf8.count(where: { $0 == 0x0A }) == 1, !shown.contains("  "), !shown.contains("(")
    else { return nil }
    let statement = unit.isEmpty ? String(shown.dropLast()) : "(\(shown.dropLast())) in \(unit)"
    let again = advance(book, with: statement, named: "shown")
    guard let read = again.answers.first, case .quantity(let other, _) = read.datum else {
      return "\(statement.debugDescription) is not read as an amount: "
        + "\(transcript(of: again).debugDescription)"
    }
    // Three digits are shown.
    let isNear = abs(other - value) <= 0.006 * abs(value)
    return isNear ? nil : "\(statement.debugDescription), which is \(value), is read as \(other)"
  }

  /// A `?` at the cursor is answered.
  private func hole(_ bytes: [UInt8], at cursor: Int, _ before: Book) -> String? {
    var book = before
    var events: [Event] = []
    let place = min(cursor, bytes.count)
    let asked = bytes[..<place] + [UInt8(ascii: "?")] + bytes[place...]
    advance(&book, with: Array(asked), named: "prompt", manner: .conversation) { events.append($0) }
    return Promises.events(events, in: book)
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    var texts = Verb.all.flatMap(\.examples) + Verb.closedForms.flatMap(\.examples)
    texts += Function.all.flatMap(\.examples)
    for text in repository.typed + repository.scripts {
      texts += text.split(separator: "\n").map(String.init)
    }
    return texts.filter { $0.utf8.count < 400 }.map { Array($0.utf8) }
  }
}
