import DealFormula
import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Synchronization

/// A book to start each input from. Names, formulas and texts are only ever added to, so after many
/// inputs a new one is made.
final class Ground {
  /// What the book knows.
  private let script: String
  /// How many inputs share one.
  private let most: Int
  private var made: Book?
  private var used = 0
  /// Names for texts that are only read.
  private(set) var names = NameTable()
  /// When the input began.
  private let start = Start()
  /// What every file that is asked for holds.
  let file = File()

  /// Bytes that are read as a file.
  final class File: Sendable {
    /// The bytes; no file if there are none.
    let bytes = Mutex<[UInt8]?>(nil)
  }

  /// The start of an input by the clock.
  private final class Start: Sendable {
    private let time = Mutex(ContinuousClock.now)

    /// An input begins.
    func note() { time.withLock { $0 = .now } }

    /// Whether a person would have pressed Ctrl-C.
    var isLong: Bool { time.withLock { $0.duration(to: .now) } > .milliseconds(200) }
  }

  init(_ script: String = "", most: Int = 500) {
    self.script = script
    self.most = most
  }

  /// The settings that books are made with.
  var settings: Settings {
    let (start, file) = (start, file)
    var settings = Settings(
      today: (try? Day(year: 2026, month: 1, day: 15)) ?? .first,
      file: { path, _ in
        guard let bytes = file.bytes.withLock({ $0 }) else {
          return .failure(Refusal("no-file", "there is no such file"))
        }
        return .success(IncludedFile(path: path, bytes: bytes))
      },
      isInterrupted: { start.isLong })
    // What is drawn is the same however often, so few will do.
    settings.sampling.count = 256
    return settings
  }

  /// The book, for the input that begins now.
  func book() -> Book {
    start.note()
    used += 1
    if let made, used < most { return made }
    used = 0
    names = NameTable()
    var book = Book(settings: settings)
    advance(&book, with: Array(script.utf8), named: "ground", manner: .script, emit: { _ in })
    made = book
    return book
  }

  /// Whether what was done last may have been stopped: of a script that is, the rest is left out.
  var isLate: Bool { start.isLong }

  /// More time for what follows.
  func restart() { start.note() }
}

/// A book with something of each kind in it.
let groundScript = """
  deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
  rollout gpus by 2026-12
  deal microsoft iren value 9.7e9 over 5 years announced 2025-11-02 as iren_cloud
  change openai_aws pays monthly
  chip gb200 power 1667 W
  milestone agi on 2027-06
  exclusive microsoft for openai over compute until agi as azure
  source filing title "Form 8-K" date 2025-11-04
  scenario slow { assume utilization = 50% }
  assume gpu_price = $30k/gpu
  assume reserve = $2B
  assume hours_sold = 60% to 80%
  let yearly = openai_aws.value / 7 years
  let closing = 2026-03-31
  let span = 3 years
  fn blended(a, b) = a + b
  """
