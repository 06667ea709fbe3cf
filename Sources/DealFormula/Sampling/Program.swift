import DealChance

/// Uncertain nodes as a list of steps over chunks of samples: every step is a loop over numbers that
/// lie in the cache. Nodes that compute the same are one step.
package final class Program: Sendable {
  /// How many samples go through the steps at once.
  package static var chunk: Int { SampleSummary.blockSize }

  /// A place for a chunk of numbers.
  typealias Register = Int

  enum Step: Sendable {
    /// Draws an input, by its number in `inputs`.
    case draw(Int, into: Register)
    /// Draws the uniform numbers of inputs that move together, by the number of the group.
    case uniforms(Int, into: [Register])
    /// Makes the values of an input of uniform numbers.
    case sample(Int, Register, into: Register)
    case constant(Double, into: Register)
    /// a · factor + more
    case affine(Register, Double, plus: Double, into: Register)
    /// a · factor + b · factor
    case linear(Register, Double, Register, Double, into: Register)
    /// factor · a · b
    case product(Double, Register, Register, into: Register)
    /// factor · a / b
    case quotient(Double, Register, Register, into: Register)
    /// factor / a
    case inverse(Double, Register, into: Register)
    case power(Register, Register, into: Register)
    case smaller(Register, Register, into: Register)
    case greater(Register, Register, into: Register)
    case comparison(BinaryOperation, Register, Register, into: Register)
    case function(NumberFunction, Register, times: Double, into: Register)
    case derived(Derived, [Register], into: Register)
  }

  /// Where the uniform numbers of an input come from.
  struct Stream: Sendable {
    var random: UInt64
    var group: UInt64
    var dimension: Int
  }

  /// An input with all that drawing it takes.
  struct Drawn: Sendable {
    var node: Uncertain
    var stream: Stream
    var sampler: Sampler
    var distribution: Distribution
  }

  /// Inputs that move together, in the order of the matrix: all of them are drawn, also those that
  /// the program does not need, so that the others draw what they always draw.
  struct Together: Sendable {
    var streams: [Stream]
    var correlation: Correlation
  }

  let steps: [Step]
  let inputs: [Drawn]
  let groups: [Together]
  let registers: Int
  /// Where the outputs are after the last step.
  let outputs: [Register]

  init(steps: [Step], inputs: [Drawn], groups: [Together], registers: Int, outputs: [Register]) {
    self.steps = steps
    self.inputs = inputs
    self.groups = groups
    self.registers = registers
    self.outputs = outputs
  }

  /// The inputs that are drawn, in order.
  package var drawnInputs: [Uncertain] { inputs.map(\.node) }
}

/// Which samples are drawn, and how.
package struct DrawPlan: Hashable, Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable {
    /// Plain random numbers.
    case random
    /// Evenly spread ones, in 16 independent scramblings.
    case sobol
  }

  package var seed: UInt64
  package var method: Method
  /// The first sample, a multiple of the chunk.
  package var first: UInt64
  package var count: UInt64

  package init(seed: UInt64, method: Method, first: UInt64 = 0, count: UInt64) {
    self.seed = seed
    self.method = method
    self.first = first
    self.count = count
  }
}

/// Those who draw: how many at once, and how they are set to work. Nothing in an answer depends on it.
package struct Crew: Sendable {
  package var size: Int
  /// Carries out pieces of work, numbered from 0, at the same time, and returns when all are done.
  package var work: @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void

  package init(
    size: Int, work: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void
  ) {
    self.size = max(1, size)
    self.work = work
  }

  /// One after the other, on the thread that asks.
  package static let alone = Crew(size: 1) { count, body in
    for piece in 0..<max(0, count) { body(piece) }
  }
}
