internal import DealWorkbench

/// The file that keeps what was done in lessons: a line of JSON each, added by all sessions.
struct ProgressFile {
  private let lines: HistoryFile

  /// The file of the user: `$XDG_STATE_HOME/deal/learn.jsonl`, else below `~/.local/state`; none if there
  /// is no home.
  init?(_ environment: Environment) {
    if let state = environment.nonEmpty("XDG_STATE_HOME"), state.hasPrefix("/") {
      lines = HistoryFile(path: state + "/deal/learn.jsonl")
    } else if let home = environment.nonEmpty("HOME") {
      lines = HistoryFile(path: home + "/.local/state/deal/learn.jsonl")
    } else {
      return nil
    }
  }

  init(path: String) { lines = HistoryFile(path: path) }

  /// Where it is.
  var path: String { lines.path }

  /// All that was kept, and what is in the way of reading it; a file that is not there has nothing.
  func load() -> (progress: LearningProgress, problem: FileProblem?) {
    let (lines, problem) = lines.load()
    return (LearningProgress(lines.compactMap { LearningRecord(line: $0) }), problem)
  }

  /// Adds a record with the time; none, or what is in the way.
  func add(_ record: LearningRecord) -> FileProblem? {
    var record = record
    record.time = Clock.now
    return lines.append(record.line)
  }
}
