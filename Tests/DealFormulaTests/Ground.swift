import DealChance
import DealQuantities
import Foundation
import SeededNumbers

@testable import DealFormula

/// What graphs are built on and drawn with in tests: inputs by name, and samplings.
struct Ground {
  /// Formulas; the inputs of these tests have none.
  let arena = FormulaArena()
  /// What has been drawn.
  let shelf = SamplingShelf()

  /// An input that is named after a declaration of its own.
  static func input(_ name: String, _ spread: Spread) -> Uncertain {
    let identity = RandomStream.node(named: name)
    return Uncertain(
      input: Input(
        spread: spread, identity: identity, declaration: RandomStream.mixed(identity), title: name,
        formula: FormulaID(0), root: FormulaID(0)), unit: .none)
  }

  static func interval(_ low: Double, _ high: Double) -> Uncertain {
    input("\(low) to \(high)", .interval(low, high))
  }

  static func normal(_ mean: Double, _ deviation: Double) -> Uncertain {
    input("\(mean) ± \(deviation)", .normal(mean: mean, deviation: deviation))
  }

  static func bounds(_ low: Double, _ high: Double) -> Uncertain {
    input("\(low)..\(high)", .bounds(low, high))
  }

  static func family(_ name: String, _ numbers: Double...) -> Uncertain {
    input("\(name)\(numbers)", .family(name, numbers))
  }

  /// How `count` samples are drawn.
  func sampling(
    _ count: UInt64, _ method: DrawPlan.Method = .sobol, seed: UInt64 = 1,
    first: UInt64 = 0, correlations: Correlations = Correlations(), crew: Crew = .alone,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> Sampling {
    var settings = Sampling.Settings()
    settings.count = count
    settings.seed = seed
    settings.method = method
    settings.first = first
    return Sampling(
      settings, correlations, arena, crew: crew, shelf: shelf, isInterrupted: isInterrupted)
  }

  /// The samples of each output of a program, in order.
  static func columns(_ program: Program, _ sampling: Sampling) throws -> [[Double]] {
    let outputs = program.outputs.count
    let parts = try sampling.run(program, start: { [[Double]](repeating: [], count: outputs) }) {
      columns, chunk in
      for output in 0..<outputs {
        columns[output] += UnsafeBufferPointer(start: chunk[output], count: chunk.count)
      }
    }
    return (0..<outputs).map { output in parts.flatMap { $0[output] } }
  }

  /// The numbers in a row of `Oracles/NAME.tsv`, by the word that it begins with.
  static func table(_ name: String) throws -> [String: [Double]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/\(name).tsv")
    var rows: [String: [Double]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      rows[String(fields[0])] = fields.dropFirst().map { Double($0) ?? .nan }
    }
    return rows
  }
}

extension Uncertain {
  /// An operation between numbers without a unit.
  private static func make(_ source: Source) throws -> Uncertain {
    try Uncertain(source, unit: .none)
  }

  static func + (a: Uncertain, b: Uncertain) throws -> Uncertain {
    try make(.sum(Operand(a), Operand(b)))
  }
  static func + (a: Uncertain, b: Double) throws -> Uncertain {
    try make(.sum(Operand(a), Operand(b)))
  }
  static func - (a: Uncertain, b: Uncertain) throws -> Uncertain {
    try make(.sum(Operand(a), Operand(b, times: -1)))
  }
  static func - (a: Double, b: Uncertain) throws -> Uncertain {
    try make(.sum(Operand(a), Operand(b, times: -1)))
  }
  static func * (a: Uncertain, b: Uncertain) throws -> Uncertain {
    try make(.product(Operand(a), Operand(b)))
  }
  static func * (a: Double, b: Uncertain) throws -> Uncertain {
    try make(.product(Operand(a), Operand(b)))
  }
  static func / (a: Uncertain, b: Uncertain) throws -> Uncertain {
    try make(.quotient(Operand(a), Operand(b)))
  }
  static func / (a: Double, b: Uncertain) throws -> Uncertain {
    try make(.quotient(Operand(a), Operand(b)))
  }
  static func / (a: Uncertain, b: Double) throws -> Uncertain {
    try make(.quotient(Operand(a), Operand(b)))
  }
  static func > (a: Uncertain, b: Uncertain) throws -> Uncertain {
    try make(.comparison(.greater, Operand(a), Operand(b)))
  }
  static func < (a: Uncertain, b: Double) throws -> Uncertain {
    try make(.comparison(.less, Operand(a), Operand(b)))
  }

  /// To a power that is one number.
  func power(_ exponent: Double) throws -> Uncertain {
    try Self.make(.power(Operand(self), Operand(exponent)))
  }

  /// To a power that is a range.
  func power(_ exponent: Uncertain) throws -> Uncertain {
    try Self.make(.power(Operand(self), Operand(exponent)))
  }

  /// The greater of two.
  func greater(_ other: Uncertain) throws -> Uncertain {
    try Self.make(.greater(Operand(self), Operand(other)))
  }

  /// The smaller of this and a number.
  func smaller(_ other: Double) throws -> Uncertain {
    try Self.make(.smaller(Operand(self), Operand(other)))
  }

  /// A function of it.
  func apply(_ function: NumberFunction) throws -> Uncertain {
    try Self.make(.function(function, Operand(self), factor: 1))
  }
}
