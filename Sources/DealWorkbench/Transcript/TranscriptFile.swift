/// A Markdown file with transcripts of the prompt: prose, transcripts of the prompt and scripts, in order.
///
/// Writing the pieces out gives back the file, byte for byte, as long as no answer is changed.
package struct TranscriptFile: Equatable {
  /// A part of the file, from a line's start to a line's end.
  package enum Piece: Equatable {
    /// Lines that are not for us: text, and fences in other languages with all they hold.
    case prose([String])
    /// What was typed at the prompt and what was answered.
    case transcript(Fence, [Exchange])
    /// Statements that must run without an error; what they print is not compared.
    case script(Fence, [String])
  }

  /// The two lines around a fenced block.
  package struct Fence: Equatable {
    /// The line that opens it, as it stands in the file.
    package var opening: String
    /// The line that closes it.
    package var closing: String
    /// Whether the block starts with an empty book.
    package var isFresh: Bool
    /// Whether each statement stands for itself, on the sample book of the help pages.
    package var isSample = false
    /// The line of the opening, from 1.
    package var line: Int

    package init(opening: String, closing: String, isFresh: Bool, line: Int) {
      self.opening = opening
      self.closing = closing
      self.isFresh = isFresh
      self.line = line
    }
  }

  /// What opens and closes a transcript of these exchanges: longer than any line of backticks in them.
  package static func fence(around exchanges: [Exchange]) -> Fence {
    let ticks = String(repeating: "`", count: max(3, longestTicks(in: exchanges) + 1))
    return Fence(opening: ticks + "deal", closing: ticks, isFresh: false, line: 0)
  }

  /// The backticks of the longest line that has nothing else and would close a fence.
  static func longestTicks(in exchanges: [Exchange]) -> Int {
    exchanges.flatMap(\.answer)
      .filter { line in !line.isEmpty && line.allSatisfy { $0 == "`" } }
      .map(\.count).max() ?? 0
  }

  /// The lines of a text, of which the last one need not be ended.
  package static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// A statement and its answer.
  package struct Exchange: Equatable {
    /// What was typed: more than one line if the prompt asked for more.
    package var statement: [String]
    /// The answer as it is recorded.
    package var answer: [String]
    /// The line of the statement, from 1.
    package var line: Int

    package init(statement: [String], answer: [String], line: Int = 0) {
      self.statement = statement
      self.answer = answer
      self.line = line
    }
  }

  /// A file that is not written as transcripts are.
  package struct Mistake: Error, Equatable, CustomStringConvertible {
    /// The line of the mistake, from 1.
    package var line: Int
    /// What is wrong with it.
    package var message: String

    package init(line: Int, message: String) {
      self.line = line
      self.message = message
    }

    /// The mistake with its line.
    package var description: String { "line \(line): \(message)" }
  }

  /// What stands before a statement.
  package static let prompt = "deal> "
  /// What stands before a further line of the statement.
  package static let furtherPrompt = "   …> "

  /// The parts of the file, first to last.
  package var pieces: [Piece]

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// The day on which it was recorded, if it says so: `<!-- deal on 2026-11-25 -->`.
  package var day: String? {
    for case .prose(let lines) in pieces {
      for line in lines where line.hasPrefix(Self.dayMark) && line.hasSuffix(Self.markEnd) {
        return String(line.dropFirst(Self.dayMark.count).dropLast(Self.markEnd.count))
      }
    }
    return nil
  }

  /// What stands before the day and behind it.
  private static let dayMark = "<!-- deal on "
  private static let markEnd = " -->"

  /// The beginning of a recording: the day, and a script that leads to the book that it starts with.
  package static func recording(on day: String, script: String) -> [Piece] {
    var pieces: [Piece] = [
      .prose(["# A session with deal", "", dayMark + day + markEnd, ""])
    ]
    guard !script.isEmpty else { return pieces }
    let fence = Fence(opening: "```deal script", closing: "```", isFresh: false, line: 0)
    pieces += [.script(fence, lines(of: script)), .prose([""])]
    return pieces
  }

  /// How many statements have an answer in it.
  package var exchangeCount: Int {
    pieces.reduce(0) { count, piece in
      if case .transcript(_, let exchanges) = piece { count + exchanges.count } else { count }
    }
  }

  /// Whether there are scripts in it, which have no answers.
  package var hasScripts: Bool {
    pieces.contains { if case .script = $0 { true } else { false } }
  }

  /// The whole file as text.
  package var text: String { pieces.flatMap(lines(of:)).joined(separator: "\n") }

  /// The lines of a piece as they stand in the file.
  private func lines(of piece: Piece) -> [String] {
    switch piece {
    case .prose(let lines):
      lines
    case .transcript(let fence, let exchanges):
      [fence.opening] + exchanges.flatMap(Self.lines(of:)) + [fence.closing]
    case .script(let fence, let lines):
      [fence.opening] + lines + [fence.closing]
    }
  }

  /// An exchange as it stands in a file, with its last line ended.
  package static func text(of exchange: Exchange) -> String {
    lines(of: exchange).map { $0 + "\n" }.joined()
  }

  /// A statement behind its prompts, and its answer.
  private static func lines(of exchange: Exchange) -> [String] {
    let typed = exchange.statement.enumerated().map { index, line in
      trimmingEnd((index == 0 ? prompt : furtherPrompt) + line)
    }
    return typed + exchange.answer
  }

  /// The line without the spaces at its end, which many editors drop.
  private static func trimmingEnd(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// The typed text if the line starts with a prompt, also when its last space was dropped.
  package static func typed(in line: String, after prompt: String) -> String? {
    if line.hasPrefix(prompt) { return String(line.dropFirst(prompt.count)) }
    return line == trimmingEnd(prompt) ? "" : nil
  }
}
