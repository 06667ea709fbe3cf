import Foundation
import SeededNumbers

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

extension SeededGenerator {
  /// A number of any size from 1e-12 to 1e18, of either sign.
  mutating func number() -> Double {
    let exponent = Int.random(in: -12...17, using: &self)
    let scale = Double("1e\(exponent)") ?? 1
    return Double.random(in: -10...10, using: &self) * scale
  }
}
