import DealChance
import DealQuantities
import SeededNumbers

@testable import DealFormula

/// A graph read sample by sample, straight from what its nodes say, without a program.
struct PlainReading {
  /// Which samples are drawn.
  var plan: DrawPlan
  private var samplers: [Spread: Sampler] = [:]

  init(_ plan: DrawPlan) { self.plan = plan }

  /// The number of a node in a sample.
  mutating func value(_ node: Uncertain, at sample: UInt64) throws -> Double {
    var known: [ObjectIdentifier: Double] = [:]
    return try value(node, sample, &known)
  }

  private mutating func value(
    _ node: Uncertain, _ sample: UInt64, _ known: inout [ObjectIdentifier: Double]
  ) throws -> Double {
    if let found = known[ObjectIdentifier(node)] { return found }
    let result = try compute(node, sample, &known)
    known[ObjectIdentifier(node)] = result
    return result
  }

  private mutating func compute(
    _ node: Uncertain, _ sample: UInt64, _ known: inout [ObjectIdentifier: Double]
  ) throws -> Double {
    /// The number of the node of an operand; nil for a plain number.
    func bare(_ operand: Operand) throws -> Double? {
      try operand.node.map { try value($0, sample, &known) }
    }
    /// The number of an operand.
    func whole(_ operand: Operand) throws -> Double {
      try bare(operand).map { $0 * operand.factor } ?? operand.factor
    }
    switch node.source {
    case .input(let input): return try draw(input, sample)
    case .sum(let a, let b):
      let (x, y) = (try whole(a), try whole(b))
      // A number that is 0 adds nothing, not even a sign.
      if a.node == nil, b.node != nil, x == 0 { return y }
      if b.node == nil, a.node != nil, y == 0 { return x }
      return x + y
    case .product(let a, let b):
      let factor = a.factor * b.factor
      switch (try bare(a), try bare(b)) {
      case (let x?, let y?): return factor * x * y
      case (let x?, nil), (nil, let x?): return factor * x
      case (nil, nil): return factor
      }
    case .quotient(let a, let b):
      let factor = a.factor / b.factor
      switch (try bare(a), try bare(b)) {
      case (let x?, let y?): return factor * x / y
      case (let x?, nil): return factor * x
      case (nil, let y?): return factor / y
      case (nil, nil): return factor
      }
    case .power(let a, let b):
      let (x, y) = (try whole(a), try whole(b))
      guard b.node == nil else { return Elementary.pow(x, y) }
      switch y {
      case 1: return x
      case 2: return x * x
      case -1: return 1 / x
      case 0.5: return x.squareRoot()
      default: return Elementary.pow(x, y)
      }
    case .smaller(let a, let b):
      let (x, y) = (try whole(a), try whole(b))
      return x.isNaN || y.isNaN ? .nan : x < y ? x : y
    case .greater(let a, let b):
      let (x, y) = (try whole(a), try whole(b))
      return x.isNaN || y.isNaN ? .nan : x > y ? x : y
    case .comparison(let operation, let a, let b):
      let (x, y) = (try whole(a), try whole(b))
      return x.isNaN || y.isNaN ? .nan : holds(operation, x, y) ? 1 : 0
    case .function(let function, let a, let factor): return apply(function, try whole(a)) * factor
    case .derived(let derived):
      var numbers: [Double] = []
      for input in derived.inputs { numbers.append(try value(input, sample, &known)) }
      return withNumbers(numbers, derived.compute)
    }
  }

  private mutating func draw(_ input: Input, _ sample: UInt64) throws -> Double {
    let sampler = try samplers[input.spread] ?? Sampler(input.spread.distribution())
    samplers[input.spread] = sampler
    switch plan.method {
    case .random:
      return sampler.value(
        RandomStream(seed: plan.seed, node: input.identity).uniform(at: sample))
    case .sobol:
      return sampler.value(
        SobolStream(
          seed: plan.seed, group: RandomStream.mixed(input.declaration), dimension: 0
        ).uniform(at: sample))
    }
  }

  private func holds(_ operation: BinaryOperation, _ x: Double, _ y: Double) -> Bool {
    switch operation {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .notEqual: x != y
    default: x == y
    }
  }

  private func apply(_ function: NumberFunction, _ x: Double) -> Double {
    switch function {
    case .exp: Elementary.exp(x)
    case .log: Elementary.log(x)
    case .log2: Elementary.log2(x)
    case .log10: Elementary.log10(x)
    case .squareRoot: x.squareRoot()
    case .absolute: abs(x)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrAwayFromZero)
    }
  }
}

/// Random graphs, with nodes that are shared and inputs that are met again.
struct GraphDice {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let spreads: [Spread] = [
    .interval(1, 3), .interval(-5, -2), .bounds(-1, 2), .normal(mean: 0, deviation: 1),
    .chance(0.3), .family("beta", [8, 2]), .family("poisson", [2]), .lognormalBetween(2, 9),
    .discrete([.init(value: -1, weight: 1), .init(value: 0, weight: 1), .init(value: 2, weight: 2)]
    ),
    .truncated(.normal(mean: 0, deviation: 1), from: -1, to: 0.5),
  ]

  private mutating func operand(_ nodes: [Uncertain]) -> Operand {
    if generator.once(in: 5) { return Operand(generator.pick([0, 1, -1, 2, 0.5, 3.7, -2.3, 1e9])) }
    return Operand(generator.pick(nodes), times: generator.pick([1, 1, 1, -1, 0.1, 1000]))
  }

  /// Some nodes, the last of which rests on many of the others.
  mutating func nodes(_ count: Int) throws -> [Uncertain] {
    var nodes = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      // Few names, so that some are read through two spreads.
      Ground.input("x\(Int.random(in: 0...6, using: &generator))", generator.pick(Self.spreads))
    }
    while nodes.count < count {
      // The latest nodes are taken more often.
      let near = generator.once(in: 2) ? nodes : Array(nodes.suffix(3))
      nodes.append(try Uncertain(try source(near), unit: .none))
    }
    return nodes
  }

  private mutating func source(_ nodes: [Uncertain]) throws -> Uncertain.Source {
    let (a, b) = (operand(nodes), operand(nodes))
    switch Int.random(in: 0...9, using: &generator) {
    case 0, 1: return .sum(a, b)
    case 2: return .product(a, b)
    case 3: return .quotient(a, b)
    case 4:
      let exponents = [1.0, 2, -1, 0.5, 3, -2, 1.5]
      return .power(a, generator.once(in: 2) ? Operand(generator.pick(exponents)) : b)
    case 5: return .smaller(a, b)
    case 6: return .greater(a, b)
    case 7:
      return .comparison(
        generator.pick([.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual]), a, b)
    case 8:
      return .function(
        generator.pick([
          .exp, .log, .log2, .log10, .squareRoot, .absolute, .floor, .ceil, .round,
        ]), a, factor: generator.pick([1, -3]))
    default:
      let inputs = (0..<Int.random(in: 1...3, using: &generator)).map { _ in generator.pick(nodes) }
      let count = inputs.count
      return .derived(
        Derived(inputs) { numbers in
          (0..<count).reduce(0.25) { $0 * 0.5 + numbers[$1] }
        })
    }
  }
}
