/// A Markdown file read as a case: prose, transcripts of the prompt and scripts, in order.
///
/// Writing the pieces out gives back the file, byte for byte, as long as no answer is changed.
struct CaseFile: Equatable {
  /// A part of the file, from a line's start to a line's end.
  enum Piece: Equatable {
    /// Lines that are not for us: text, and fences in other languages with all they hold.
    case prose([String])
    /// What was typed at the prompt and what was answered.
    case transcript(Fence, [Exchange])
    /// Statements that must run without an error; what they print is not compared.
    case script(Fence, [String])
  }

  /// The two lines around a fenced block.
  struct Fence: Equatable {
    /// The line that opens it, as it stands in the file.
    var opening: String
    /// The line that closes it.
    var closing: String
    /// Whether the block starts with an empty book.
    var isFresh: Bool
    /// The line of the opening, from 1.
    var line: Int
  }

  /// A statement and its answer.
  struct Exchange: Equatable {
    /// What was typed: more than one line if the prompt asked for more.
    var statement: [String]
    /// The answer as it is recorded.
    var answer: [String]
    /// The line of the statement, from 1.
    var line: Int
  }

  /// A file that is not written as `Tests/README.md` says.
  struct Mistake: Error, Equatable, CustomStringConvertible {
    /// The line of the mistake, from 1.
    var line: Int
    /// What is wrong with it.
    var message: String

    /// The mistake as the test log shows it.
    var description: String { "line \(line): \(message)" }
  }

  /// What stands before a statement.
  static let prompt = "deal> "
  /// What stands before a further line of the statement.
  static let furtherPrompt = "   …> "

  /// The parts of the file, first to last.
  var pieces: [Piece]

  /// The whole file as text.
  var text: String { pieces.flatMap(lines(of:)).joined(separator: "\n") }

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
  static func typed(in line: String, after prompt: String) -> String? {
    if line.hasPrefix(prompt) { return String(line.dropFirst(prompt.count)) }
    return line == trimmingEnd(prompt) ? "" : nil
  }
}
