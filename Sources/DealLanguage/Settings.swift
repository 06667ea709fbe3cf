package import DealFormula
package import DealQuantities
package import DealSyntax

/// What a book is started with, and what `set` changes.
package struct Settings: Sendable {
  /// Significant digits shown.
  package var digits = 3
  /// How ranges are drawn from.
  package var sampling = Sampling.Settings()
  /// Who draws.
  package var crew = Crew.alone
  package var today: Day
  package var limits = ReadingLimits()
  /// What one statement may take.
  package var work = WorkLimits()
  /// What one statement has done.
  let meter = StatementMeter()
  /// Errors told of one text; of later ones only the number.
  package var errorsShown = 20
  /// Bytes of a script.
  package var scriptLimit = usualScriptLimit
  /// How many files may include each other, and how many in all.
  package var includeDepth = 8
  package var includeCount = 64
  /// The text of a file that a script names, relative to the folder of the script.
  package var file: @Sendable (_ path: String, _ from: String) -> Result<IncludedFile, Refusal>
  /// The same for a file of rows, which may be larger than a script.
  package var data: @Sendable (_ path: String, _ from: String) -> Result<IncludedFile, Refusal>
  /// Writes a file that a statement makes; none, or what is in the way.
  package var write: @Sendable (MadeFile) -> Refusal?
  /// Whether the user has asked to stop.
  package var isInterrupted: @Sendable () -> Bool
  /// How long a statement may take; none if it may take for ever.
  package var timeout: Timeout?
  /// How much memory a statement may add; none if nobody counts.
  package var memory: MemoryGuard?

  /// The bytes that a script may have unless the command line says otherwise: 4 MiB.
  package static let usualScriptLimit = 4 << 20
  /// The bytes that a file of rows may have: 64 MiB.
  package static let dataLimit = 64 << 20

  package init(
    today: Day,
    file: @escaping @Sendable (String, String) -> Result<IncludedFile, Refusal> = { path, _ in
      .failure(Refusal("no-file", "there are no files here, so \(path) cannot be used"))
    },
    write: @escaping @Sendable (MadeFile) -> Refusal? = { file in
      Refusal("not-written", "there are no files here, so \(file.path) cannot be written")
    },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.today = today
    self.file = file
    data = file
    self.write = write
    self.isInterrupted = isInterrupted
  }
}

/// A file that a statement makes: where to, what, and how far it may reach.
package struct MadeFile: Sendable {
  package var path: String
  package var bytes: [UInt8]
  /// Whether a file of this name may be replaced.
  package var overwrite: Bool
  /// Whether somebody typed the statement at the prompt; a script writes below the current folder only.
  package var isTyped: Bool
  package init(path: String, bytes: [UInt8], overwrite: Bool, isTyped: Bool) {
    self.path = path
    self.bytes = bytes
    self.overwrite = overwrite
    self.isTyped = isTyped
  }
}

/// A file that a script has asked for: its full path, which tells it from others, and its bytes.
package struct IncludedFile: Sendable {
  package var path: String
  package var bytes: [UInt8]
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension Settings {
  /// The next statement begins, with all the time and memory that one may take.
  func beginStatement() {
    timeout?.begin()
    memory?.begin()
    meter.begin()
  }

  /// Why a statement was stopped, if nobody asked for it.
  var whyStopped: Refusal? {
    if let timeout, timeout.isUp {
      return Refusal(
        "timeout",
        "stopped after \(Quantity(timeout.seconds).text(digits: 6)) s, as long as --timeout lets a statement take"
      )
    }
    if let memory, memory.isUsedUp {
      return Refusal(
        "too-much-memory",
        "stopped, as one statement may take \(WorkLimits.bytes(memory.bytes)) of memory, and this one takes more"
      )
    }
    return nil
  }

  /// Why a script may not go on, if its statements have more memory together than they may.
  var whyFull: Refusal? {
    guard let memory, memory.isFull else { return nil }
    return Refusal(
      "too-much-memory",
      "stopped here, as a script may have \(WorkLimits.bytes(memory.bytes)) of memory in all, and this one has more",
      labels: ["what follows is left out"],
      notes: ["--limit memory=4GB lets it have 4 GiB"])
  }
}
