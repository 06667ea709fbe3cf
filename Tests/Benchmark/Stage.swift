/// A part of the work that is measured inside this process.
struct Stage {
  /// What it is called in the table.
  var name: String
  /// What is counted: samples, pairs of operations, bytes.
  var unit: String
  /// How many of them one pass has.
  var count: Int
  /// Does the work once; the result depends on the work, so that it cannot be left out.
  var pass: () -> Double

  /// How many doubles a chunk has: what the engine uses, and what stays in the first cache.
  static var chunk: Int { 1_024 }

  /// A line of JSON: how many a second in the median and at best.
  ///
  /// A round is long enough for the clock; there are many of them, so that the neighbours of this
  /// process show up in the median and not in the best.
  func measured(isQuick: Bool) -> String {
    var passes = 1
    let enough = isQuick ? 0.002 : 0.02
    while time(passes) < enough && passes < 1 << 40 { passes *= 2 }
    var rates = (0..<(isQuick ? 3 : 11)).map { _ in
      Double(count) * Double(passes) / time(passes)
    }
    rates.sort()
    return "{\"name\": \"\(name)\", \"unit\": \"\(unit)\", \"median\": \(rates[rates.count / 2]), "
      + "\"best\": \(rates[rates.count - 1])}"
  }

  /// The seconds of so many passes.
  private func time(_ passes: Int) -> Double {
    let begin = Measured.now
    var sum = 0.0
    for _ in 0..<passes { sum += pass() }
    let seconds = Measured.now - begin
    Self.keep(sum)
    return max(seconds, 1e-9)
  }

  /// Takes a result as if somebody needed it.
  @inline(never) @_optimize(none)
  private static func keep(_ result: Double) {}
}

/// Memory for doubles that lives as long as the stages that use it.
final class Doubles {
  /// The first number.
  let start: UnsafeMutablePointer<Double>

  /// So many ones.
  init(_ count: Int) {
    start = .allocate(capacity: count)
    start.initialize(repeating: 1, count: count)
  }

  deinit { start.deallocate() }
}
