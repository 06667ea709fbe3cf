internal import DealWorkbench

/// What is typed at the prompt and what is answered, from the first statement of the session on, in the
/// format that `deal test` runs again. Kept always, so that it can be asked for when it turned out well;
/// once a file is named, it is written there as it comes.
struct Recording {
  /// The file; none while nobody has asked.
  private(set) var path: String?
  private var mayReplace = false
  private let head: [TranscriptFile.Piece]
  private var exchanges: [TranscriptFile.Exchange] = []
  /// Bytes kept so far.
  private var size = 0

  /// Bytes beyond which nothing is kept.
  private static let limit = 16 << 20

  /// A recording of a session that begins on a day, with a book that a script leads to.
  init(on day: String, script: String) {
    head = TranscriptFile.recording(on: day, script: script)
  }

  /// Whether the session was too long to be kept.
  private var isFull: Bool { size > Self.limit }

  /// Adds a statement and its answer; none, or what is in the way of writing them.
  mutating func add(_ statement: String, answer: String) -> FileProblem? {
    size += statement.utf8.count + answer.utf8.count
    guard !isFull else {
      exchanges = []
      return path == nil ? nil : .tooLarge(limit: Self.limit)
    }
    exchanges.append(
      TranscriptFile.Exchange(
        statement: TranscriptFile.lines(of: statement), answer: TranscriptFile.lines(of: answer)))
    return path == nil ? nil : write()
  }

  /// Writes to a file from here on, which may be replaced only if that is allowed; none, or what is in
  /// the way.
  mutating func begin(to path: String, overwrite: Bool) -> FileProblem? {
    guard !isFull else { return .tooLarge(limit: Self.limit) }
    (self.path, mayReplace) = (path, overwrite)
    let problem = write()
    if problem != nil { self.path = nil }
    return problem
  }

  /// Writes no more.
  mutating func end() { path = nil }

  /// Writes what there is.
  private mutating func write() -> FileProblem? {
    guard let path else { return nil }
    let fence = TranscriptFile.fence(around: exchanges)
    let file = TranscriptFile(pieces: head + [.transcript(fence, exchanges), .prose([""])])
    let problem = FileWriter(overwrite: mayReplace).write(file.text, to: path)
    if problem == nil { mayReplace = true }
    return problem
  }
}
