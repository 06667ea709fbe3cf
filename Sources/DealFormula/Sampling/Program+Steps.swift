import DealChance

extension Program {
  /// The numbers of a chunk: one block of memory for all registers.
  struct Memory {
    let base: UnsafeMutablePointer<Double>

    init(registers: Int) {
      base = .allocate(capacity: max(1, registers) * Program.chunk)
      base.initialize(repeating: 0, count: max(1, registers) * Program.chunk)
    }

    func free() { base.deallocate() }

    @inline(__always)
    subscript(_ register: Register) -> UnsafeMutablePointer<Double> {
      base + register * Program.chunk
    }
  }

  /// Draws `count` samples from `first` on and carries out every step on them.
  func run(
    _ plan: DrawPlan, from first: UInt64, count: Int, in memory: Memory
  ) {
    for step in steps {
      switch step {
      case .draw(let index, let target):
        draw(inputs[index].stream, plan, first, count, into: memory[target])
        inputs[index].sampler.apply(memory[target], count: count)
      case .uniforms(let index, let targets):
        let group = groups[index]
        for (stream, target) in zip(group.streams, targets) {
          draw(stream, plan, first, count, into: memory[target])
        }
        group.correlation.apply(targets.map { memory[$0] }, count: count)
      case .sample(let index, let source, let target):
        memory[target].update(from: memory[source], count: count)
        inputs[index].sampler.apply(memory[target], count: count)
      default:
        carryOut(step, count, memory)
      }
    }
  }

  /// The uniform numbers of a stream.
  private func draw(
    _ stream: Stream, _ plan: DrawPlan, _ first: UInt64, _ count: Int,
    into numbers: UnsafeMutablePointer<Double>
  ) {
    switch plan.method {
    case .random:
      RandomStream(seed: plan.seed, node: stream.random).fill(numbers, from: first, count: count)
    case .sobol:
      SobolStream(seed: plan.seed, group: stream.group, dimension: stream.dimension)
        .fill(numbers, from: first, count: count)
    }
  }

  /// Carries out every step but the draws, for points that the caller has put into the registers of
  /// the inputs.
  func run(
    points count: Int, in memory: Memory, inputs fill: (Int, UnsafeMutablePointer<Double>) -> Void
  ) {
    for step in steps {
      switch step {
      case .draw(let index, let target), .sample(let index, _, let target):
        fill(index, memory[target])
      case .uniforms: break
      default: carryOut(step, count, memory)
      }
    }
  }

  /// One step of arithmetic.
  private func carryOut(_ step: Step, _ count: Int, _ memory: Memory) {
    switch step {
    case .draw, .uniforms, .sample: break
    case .constant(let value, let target):
      let result = memory[target]
      each(count) { result[$0] = value }
    case .affine(let a, let factor, let more, let target):
      let (x, result) = (memory[a], memory[target])
      if more == 0 {
        each(count) { result[$0] = x[$0] * factor }
      } else {
        each(count) { result[$0] = x[$0] * factor + more }
      }
    case .linear(let a, let first, let b, let second, let target):
      let (x, y, result) = (memory[a], memory[b], memory[target])
      if first == 1, second == 1 {
        each(count) { result[$0] = x[$0] + y[$0] }
      } else {
        each(count) { result[$0] = x[$0] * first + y[$0] * second }
      }
    case .product(let factor, let a, let b, let target):
      let (x, y, result) = (memory[a], memory[b], memory[target])
      if factor == 1 {
        each(count) { result[$0] = x[$0] * y[$0] }
      } else {
        each(count) { result[$0] = (factor * x[$0]) * y[$0] }
      }
    case .quotient(let factor, let a, let b, let target):
      let (x, y, result) = (memory[a], memory[b], memory[target])
      each(count) { result[$0] = (factor * x[$0]) / y[$0] }
    case .inverse(let factor, let a, let target):
      let (x, result) = (memory[a], memory[target])
      each(count) { result[$0] = factor / x[$0] }
    case .power(let a, let b, let target):
      Kernel.power(memory[a], memory[b], into: memory[target], count: count)
    case .smaller(let a, let b, let target):
      let (x, y, result) = (memory[a], memory[b], memory[target])
      // What is no number stays none.
      each(count) { result[$0] = x[$0] < y[$0] || x[$0] != x[$0] ? x[$0] : y[$0] }
    case .greater(let a, let b, let target):
      let (x, y, result) = (memory[a], memory[b], memory[target])
      each(count) { result[$0] = x[$0] > y[$0] || x[$0] != x[$0] ? x[$0] : y[$0] }
    case .comparison(let operation, let a, let b, let target):
      compare(operation, memory[a], memory[b], memory[target], count)
    case .function(let function, let a, let factor, let target):
      apply(function, memory[a], memory[target], count)
      let result = memory[target]
      if factor != 1 { each(count) { result[$0] *= factor } }
    case .derived(let derived, let registers, let target):
      derive(derived, registers.map { UnsafePointer(memory[$0]) }, memory[target], count)
    }
  }

  private func compare(
    _ operation: BinaryOperation, _ x: UnsafeMutablePointer<Double>,
    _ y: UnsafeMutablePointer<Double>, _ result: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    switch operation {
    case .less: compare(x, y, result, count) { $0 < $1 }
    case .lessOrEqual: compare(x, y, result, count) { $0 <= $1 }
    case .greater: compare(x, y, result, count) { $0 > $1 }
    case .greaterOrEqual: compare(x, y, result, count) { $0 >= $1 }
    case .notEqual: compare(x, y, result, count) { $0 != $1 }
    case .equal, .or, .and, .at, .during, .known, .to, .upThrough, .plusMinus, .add, .subtract,
      .multiply, .divide, .of, .power:
      compare(x, y, result, count) { $0 == $1 }
    }
  }

  /// 1 where something holds of two numbers, else 0; nothing holds or fails of what is no number.
  @inline(__always)
  private func compare(
    _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ result: UnsafeMutablePointer<Double>, _ count: Int, _ holds: (Double, Double) -> Bool
  ) {
    each(count) { index in
      let (a, b) = (x[index], y[index])
      result[index] = a == a && b == b ? (holds(a, b) ? 1 : 0) : .nan
    }
  }

  private func apply(
    _ function: NumberFunction, _ x: UnsafeMutablePointer<Double>,
    _ result: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    switch function {
    case .exp: Kernel.apply(.exp, x, into: result, count: count)
    case .log: Kernel.apply(.log, x, into: result, count: count)
    case .log2: Kernel.apply(.log2, x, into: result, count: count)
    case .log10: Kernel.apply(.log10, x, into: result, count: count)
    case .squareRoot: Kernel.apply(.squareRoot, x, into: result, count: count)
    case .absolute: each(count) { result[$0] = x[$0].magnitude }
    case .floor: each(count) { result[$0] = x[$0].rounded(.down) }
    case .ceil: each(count) { result[$0] = x[$0].rounded(.up) }
    case .round: each(count) { result[$0] = x[$0].rounded(.toNearestOrAwayFromZero) }
    }
  }

  /// One sample after the other.
  private func derive(
    _ derived: Derived, _ columns: [UnsafePointer<Double>], _ result: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, columns.count)) { numbers in
      guard let row = numbers.baseAddress else { return }
      row.initialize(repeating: 0, count: max(1, columns.count))
      each(count) { sample in
        for index in columns.indices { row[index] = columns[index][sample] }
        result[sample] = derived.compute(row)
      }
    }
  }

  /// A loop that the compiler can turn into vectors.
  @inline(__always)
  private func each(_ count: Int, _ body: (Int) -> Void) {
    var index = 0
    while index < count {
      body(index)
      index &+= 1
    }
  }
}
