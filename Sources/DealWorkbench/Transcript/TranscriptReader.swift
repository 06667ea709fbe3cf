/// Reads a Markdown file line by line into its pieces.
package struct TranscriptReader {
  /// The lines of the file.
  private let lines: [String]
  /// The index of the line that is read next.
  private var next = 0
  /// What has been read.
  private var pieces: [TranscriptFile.Piece] = []
  /// Lines of prose that are not yet a piece.
  private var prose: [String] = []

  /// Reads a whole file; the first mistake ends it.
  package static func read(_ text: String) throws(TranscriptFile.Mistake) -> TranscriptFile {
    var reader = TranscriptReader(text)
    try reader.readPieces()
    return TranscriptFile(pieces: reader.pieces)
  }

  private init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private mutating func readPieces() throws(TranscriptFile.Mistake) {
    while next < lines.count {
      let line = lines[next]
      if line.contains("\r\n") || line.contains("\r") {
        throw TranscriptFile.Mistake(
          line: next + 1, message: "a carriage return; lines end by \\n here")
      }
      guard let ticks = Self.ticks(opening: line) else {
        prose.append(line)
        next += 1
        continue
      }
      let words = line.dropFirst(ticks).split(separator: " ").map(String.init)
      if words.first == "deal" {
        endProse()
        try readFence(ticks: ticks, words: words.dropFirst())
      } else {
        try readForeignFence(ticks: ticks)
      }
    }
    endProse()
  }

  /// Makes the lines of prose read so far a piece.
  private mutating func endProse() {
    if !prose.isEmpty { pieces.append(.prose(prose)) }
    prose = []
  }

  /// How many backticks open a fence here: at least three, with no other backtick behind.
  static func ticks(opening line: String) -> Int? {
    let count = line.prefix { $0 == "`" }.count
    return count >= 3 && !line.dropFirst(count).contains("`") ? count : nil
  }

  /// Whether the line closes a fence that was opened by `ticks` backticks.
  static func closes(_ line: String, ticks: Int) -> Bool {
    line.count >= ticks && line.allSatisfy { $0 == "`" }
  }

  /// The lines up to the one that closes the fence opened at `next`, and that line.
  private mutating func readBody(ticks: Int) throws(TranscriptFile.Mistake) -> ([String], String) {
    let opening = next
    var body: [String] = []
    next += 1
    while next < lines.count {
      let line = lines[next]
      next += 1
      if Self.closes(line, ticks: ticks) { return (body, line) }
      body.append(line)
    }
    throw TranscriptFile.Mistake(line: opening + 1, message: "this fence is never closed")
  }

  /// A fence in another language is prose, whatever it holds.
  private mutating func readForeignFence(ticks: Int) throws(TranscriptFile.Mistake) {
    let opening = lines[next]
    let (body, closing) = try readBody(ticks: ticks)
    prose += [opening] + body + [closing]
  }

  /// A fence marked `deal`, with further words.
  private mutating func readFence(
    ticks: Int, words: ArraySlice<String>
  ) throws(TranscriptFile.Mistake) {
    let line = next + 1
    let opening = lines[next]
    var isFresh = false
    var isScript = false
    var isSample = false
    for word in words {
      switch word {
      case "fresh": isFresh = true
      case "script": isScript = true
      case "sample": isSample = true
      default:
        throw TranscriptFile.Mistake(
          line: line, message: "after deal stand script, fresh or sample, not \"\(word)\"")
      }
    }
    let (body, closing) = try readBody(ticks: ticks)
    var fence = TranscriptFile.Fence(
      opening: opening, closing: closing, isFresh: isFresh, line: line)
    fence.isSample = isSample
    if isScript {
      pieces.append(.script(fence, body))
    } else {
      pieces.append(.transcript(fence, try Self.exchanges(body, firstLine: line + 1)))
    }
  }

  /// The statements and answers of a transcript whose first line has the number `firstLine`.
  static func exchanges(
    _ body: [String], firstLine: Int
  ) throws(TranscriptFile.Mistake) -> [TranscriptFile.Exchange] {
    var exchanges: [TranscriptFile.Exchange] = []
    for (offset, line) in body.enumerated() {
      let number = firstLine + offset
      if let statement = TranscriptFile.typed(in: line, after: TranscriptFile.prompt) {
        exchanges.append(.init(statement: [statement], answer: [], line: number))
      } else if exchanges.isEmpty {
        throw TranscriptFile.Mistake(
          line: number, message: "a transcript starts with the prompt \"\(TranscriptFile.prompt)\"")
      } else if let further = TranscriptFile.typed(in: line, after: TranscriptFile.furtherPrompt) {
        guard exchanges[exchanges.count - 1].answer.isEmpty else {
          throw TranscriptFile.Mistake(
            line: number, message: "a statement goes on after its answer")
        }
        exchanges[exchanges.count - 1].statement.append(further)
      } else {
        exchanges[exchanges.count - 1].answer.append(line)
      }
    }
    return exchanges
  }
}
