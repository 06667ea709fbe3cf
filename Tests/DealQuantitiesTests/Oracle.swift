import Foundation

/// The tables in `Oracles/`, written by its `generate.py`.
enum Oracle {
  /// The rows of a table, each as its fields.
  static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Oracles/\(name).tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
  }
}

/// A seeded generator of random numbers (SplitMix64), so that each run draws the same.
struct Dice: RandomNumberGenerator {
  /// The state.
  private var state: UInt64

  /// A generator for a seed.
  init(_ seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of any size from 1e-12 to 1e18, of either sign.
  mutating func number() -> Double {
    let exponent = Int.random(in: -12...17, using: &self)
    let scale = Double("1e\(exponent)") ?? 1
    return Double.random(in: -10...10, using: &self) * scale
  }
}
