internal import DealText
internal import DealWorkbench

/// What is typed at the prompt and what is answered, from the first statement of the session on: in the
/// format that `deal test` runs again, or as a film (`Cast`). Kept always, so that it can be asked for when
/// it turned out well; once a file is named, each statement is added to it as it comes.
struct Recording {
  /// The file; none while nobody has asked.
  private(set) var path: String?
  private var mayReplace = false
  private let head: [TranscriptFile.Piece]
  private var moments: Moments
  /// Bytes kept so far.
  private var size = 0
  /// Bytes in the file.
  private var written = 0
  /// The last line of a transcript: what closes its fence.
  private var fence = TranscriptFile.fence(around: [])
  /// The film as far as it is in the file.
  private var cast: Cast

  /// Bytes beyond which nothing is kept.
  private static let limit = 16 << 20

  /// A recording of a session that begins on a day, with a book that a script leads to, at a terminal of
  /// a size; what is too long for the memory goes to a file in the folder.
  init(on day: String, script: String, columns: Int = 80, rows: Int = 24, folder: String = "/tmp") {
    moments = Moments(folder: folder)
    head = TranscriptFile.recording(on: day, script: script)
    cast = Cast(columns: columns, rows: rows)
  }

  /// Whether the session was too long to be kept.
  private var isFull: Bool { size > Self.limit }

  /// Whether the file is a film.
  var isCast: Bool { path?.lowercased().hasSuffix(".cast") ?? false }

  /// Adds a statement and its answer, plain and as the terminal shows it; none, or what is in the way of
  /// writing them.
  mutating func add(_ statement: String, answer: String, shown: String) -> FileProblem? {
    let moment = Moment(statement: statement, answer: answer, shown: shown)
    size += moment.size
    guard !isFull else {
      moments.removeAll()
      return path == nil ? nil : .tooLarge(limit: Self.limit)
    }
    moments.append(moment)
    return path == nil ? nil : extend(with: moment)
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
    let moments: [Moment]
    switch self.moments.read() {
    case .success(let read): moments = read
    case .failure(let problem): return problem
    }
    var text: String
    if isCast {
      cast = Cast(columns: cast.columns, rows: cast.rows)
      text = cast.header
      for moment in moments { text += cast.lines(moment.statement, shown: moment.shown) }
    } else {
      let exchanges = moments.map(\.exchange)
      fence = TranscriptFile.fence(around: exchanges)
      text = TranscriptFile(pieces: head + [.transcript(fence, exchanges), .prose([""])]).text
    }
    let problem = FileWriter(overwrite: mayReplace).write(text, to: path)
    if problem == nil { (mayReplace, written) = (true, text.utf8.count) }
    return problem
  }

  /// Adds a statement at the end of the file, before what closes a transcript. Where that does not do, as
  /// somebody has changed the file or the fence must grow, all is written anew.
  private mutating func extend(with moment: Moment) -> FileProblem? {
    guard let path else { return nil }
    var end = ""
    let text: String
    if isCast {
      text = cast.lines(moment.statement, shown: moment.shown)
    } else {
      let exchange = moment.exchange
      guard TranscriptFile.fence(around: [exchange]).closing.count <= fence.closing.count else {
        return write()
      }
      end = fence.closing + "\n"
      text = TranscriptFile.text(of: exchange) + end
    }
    guard FileWriter.extend(path, of: written, with: text, insteadOf: end) else { return write() }
    written += text.utf8.count - end.utf8.count
    return nil
  }
}

extension Moment {
  /// It as a part of a transcript.
  fileprivate var exchange: TranscriptFile.Exchange {
    TranscriptFile.Exchange(
      statement: TranscriptFile.lines(of: statement), answer: TranscriptFile.lines(of: answer))
  }
}
