import DealFormula
import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation
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

  /// The start of an input.
  private final class Start: Sendable {
    /// By the clock, and what the process had taken of the processor, in seconds.
    private let times = Mutex((clock: ContinuousClock.now, processor: 0.0))

    /// An input begins.
    func note() { times.withLock { $0 = (.now, Self.processor) } }

    /// Whether a person would have pressed Ctrl-C. On a busy machine time passes in which nothing is
    /// done, so the clock alone would stop statements that are quick.
    var isLong: Bool {
      let times = times.withLock { $0 }
      return times.clock.duration(to: .now) > .milliseconds(200)
        && Self.processor - times.processor > 0.2
    }

    /// What the process has taken of the processor, in seconds.
    private static var processor: Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
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
