import DealChance
import DealQuantities

/// Makes a program of nodes: each computation once, each register used again when nobody needs its
/// numbers any more.
struct Compiler {
  /// What two steps that compute the same have in common.
  private enum Key: Hashable {
    case draw(UInt64, Spread)
    case constant(Double)
    case affine(Int, Double, Double)
    case linear(Int, Double, Int, Double)
    case product(Double, Int, Int)
    case quotient(Double, Int, Int)
    case inverse(Double, Int)
    case power(Int, Int)
    case smaller(Int, Int)
    case greater(Int, Int)
    case comparison(BinaryOperation, Int, Int)
    case function(NumberFunction, Int, Double)
    case derived(ObjectIdentifier)
  }

  private let sampling: Sampling
  private let arena: FormulaArena
  /// Steps whose registers are all different.
  private var steps: [Program.Step] = []
  private var count = 0
  private var places: [ObjectIdentifier: Int] = [:]
  private var known: [Key: Int] = [:]
  private var inputs: [Program.Drawn] = []
  private var uniformPlaces: [UInt64: Int] = [:]
  private var groups: [Program.Together] = []
  private var ordinals: [Declared: [FormulaID: UInt64]] = [:]

  /// A declaration in one of its forms: what a scenario declares anew has a formula of its own.
  private struct Declared: Hashable {
    var declaration: UInt64
    var root: FormulaID
  }

  init(_ sampling: Sampling, _ arena: FormulaArena) {
    self.sampling = sampling
    self.arena = arena
  }

  /// The program whose outputs are these nodes.
  mutating func program(_ outputs: [Uncertain]) throws(Refusal) -> Program {
    prepare(outputs)
    var registers: [Int] = []
    for node in outputs { registers.append(try place(node)) }
    return packed(registers)
  }

  // MARK: Steps

  private mutating func emit(_ key: Key, _ step: (Int) -> Program.Step) -> Int {
    if let place = known[key] { return place }
    let place = count
    count += 1
    steps.append(step(place))
    known[key] = place
    return place
  }

  /// The register of a node; the nodes it rests on come first, without recursion.
  private mutating func place(_ root: Uncertain) throws(Refusal) -> Int {
    var open = [root]
    while let node = open.last {
      if places[ObjectIdentifier(node)] != nil {
        open.removeLast()
        continue
      }
      let waiting = node.source.nodes.filter { places[ObjectIdentifier($0)] == nil }
      guard waiting.isEmpty else {
        open += waiting.reversed()
        continue
      }
      places[ObjectIdentifier(node)] = try lower(node)
      open.removeLast()
    }
    return places[ObjectIdentifier(root)] ?? 0
  }

  /// The register of an operand, with its factor worked in.
  private mutating func register(_ operand: Operand) -> Int {
    guard let node = operand.node, let place = places[ObjectIdentifier(node)] else {
      return emit(.constant(operand.factor)) { .constant(operand.factor, into: $0) }
    }
    guard operand.factor != 1 else { return place }
    return emit(.affine(place, operand.factor, 0)) {
      .affine(place, operand.factor, plus: 0, into: $0)
    }
  }

  /// The register of an operand without its factor; nil for a number.
  private func bare(_ operand: Operand) -> Int? {
    operand.node.flatMap { places[ObjectIdentifier($0)] }
  }

  private mutating func lower(_ node: Uncertain) throws(Refusal) -> Int {
    switch node.source {
    case .input(let input): return try draw(node, input)
    case .sum(let a, let b):
      switch (bare(a), bare(b)) {
      case (let x?, let y?):
        return emit(.linear(x, a.factor, y, b.factor)) {
          .linear(x, a.factor, y, b.factor, into: $0)
        }
      case (let x?, nil): return affine(x, a.factor, b.factor)
      case (nil, let y?): return affine(y, b.factor, a.factor)
      case (nil, nil): return register(Operand(a.factor + b.factor))
      }
    case .product(let a, let b):
      let factor = a.factor * b.factor
      switch (bare(a), bare(b)) {
      case (let x?, let y?):
        return emit(.product(factor, x, y)) { .product(factor, x, y, into: $0) }
      case (let x?, nil), (nil, let x?): return affine(x, factor, 0)
      case (nil, nil): return register(Operand(factor))
      }
    case .quotient(let a, let b):
      let factor = a.factor / b.factor
      switch (bare(a), bare(b)) {
      case (let x?, let y?):
        return emit(.quotient(factor, x, y)) { .quotient(factor, x, y, into: $0) }
      case (let x?, nil): return affine(x, factor, 0)
      case (nil, let y?): return emit(.inverse(factor, y)) { .inverse(factor, y, into: $0) }
      case (nil, nil): return register(Operand(factor))
      }
    case .power(let a, let b):
      let x = register(a)
      if b.node == nil {
        switch b.factor {
        case 1: return x
        case 2: return emit(.product(1, x, x)) { .product(1, x, x, into: $0) }
        case -1: return emit(.inverse(1, x)) { .inverse(1, x, into: $0) }
        case 0.5:
          return emit(.function(.squareRoot, x, 1)) {
            .function(.squareRoot, x, times: 1, into: $0)
          }
        default: break
        }
      }
      let y = register(b)
      return emit(.power(x, y)) { .power(x, y, into: $0) }
    case .smaller(let a, let b):
      let (x, y) = (register(a), register(b))
      return emit(.smaller(x, y)) { .smaller(x, y, into: $0) }
    case .greater(let a, let b):
      let (x, y) = (register(a), register(b))
      return emit(.greater(x, y)) { .greater(x, y, into: $0) }
    case .comparison(let operation, let a, let b):
      let (x, y) = (register(a), register(b))
      return emit(.comparison(operation, x, y)) { .comparison(operation, x, y, into: $0) }
    case .function(let function, let a, let factor):
      let x = register(a)
      return emit(.function(function, x, factor)) {
        .function(function, x, times: factor, into: $0)
      }
    case .derived(let derived):
      let registers = derived.inputs.compactMap { places[ObjectIdentifier($0)] }
      return emit(.derived(ObjectIdentifier(derived))) { .derived(derived, registers, into: $0) }
    }
  }

  private mutating func affine(_ x: Int, _ factor: Double, _ more: Double) -> Int {
    if factor == 1, more == 0 { return x }
    return emit(.affine(x, factor, more)) { .affine(x, factor, plus: more, into: $0) }
  }

  // MARK: Inputs

  /// Looks through the nodes for declarations, to number the inputs of each.
  private mutating func prepare(_ outputs: [Uncertain]) {
    var firsts: [Declared: FormulaID] = [:]
    for node in outputs.flatMap(\.inputs) {
      guard let input = node.input else { continue }
      let declared = Declared(declaration: input.declaration, root: input.root)
      let first = firsts[declared] ?? input.formula
      firsts[declared] = FormulaID(min(first.index, input.formula.index))
    }
    for (declared, first) in firsts { ordinals[declared] = arena.ranges(first, declared.root) }
  }

  private mutating func draw(_ node: Uncertain, _ input: Input) throws(Refusal) -> Int {
    let key = Key.draw(input.identity, input.spread)
    if let place = known[key] { return place }
    let prepared = try sampling.prepared(input.spread)
    let declared = Declared(declaration: input.declaration, root: input.root)
    let ordinal = ordinals[declared]?[input.formula] ?? 0
    let own = Program.Drawn(
      node: node,
      stream: Program.Stream(
        random: input.identity, group: RandomStream.mixed(input.declaration ^ (ordinal >> 2)),
        dimension: Int(truncatingIfNeeded: ordinal & 3)),
      sampler: prepared.sampler, distribution: prepared.distribution)
    let index = inputs.count
    let partners = sampling.correlations.group(of: input.identity)
    guard partners.count > 1 else {
      inputs.append(own)
      return emit(key) { .draw(index, into: $0) }
    }
    inputs.append(own)
    let uniform = try uniforms(partners, input.identity)
    return emit(key) { .sample(index, uniform, into: $0) }
  }

  /// The register with the uniform numbers of one of several inputs that move together.
  private mutating func uniforms(
    _ partners: [UInt64], _ wanted: UInt64
  ) throws(Refusal) -> Int {
    if let place = uniformPlaces[wanted] { return place }
    for partner in partners {
      uniformPlaces[partner] = count
      count += 1
    }
    groups.append(
      Program.Together(
        streams: partners.map {
          Program.Stream(random: $0, group: RandomStream.mixed($0), dimension: 0)
        }, correlation: try sampling.correlations.correlation(of: partners)))
    steps.append(.uniforms(groups.count - 1, into: partners.compactMap { uniformPlaces[$0] }))
    return uniformPlaces[wanted] ?? 0
  }

  // MARK: Registers

  /// The program with as few registers as its numbers need at the same time.
  private func packed(_ outputs: [Int]) -> Program {
    var lastUse = [Int](repeating: -1, count: count)
    for (index, step) in steps.enumerated() {
      for register in step.sources + step.targets { lastUse[register] = index }
    }
    for output in outputs { lastUse[output] = steps.count }
    var physical = [Int](repeating: -1, count: count)
    var free: [Int] = []
    var used = 0
    var packed: [Program.Step] = []
    packed.reserveCapacity(steps.count)
    for (index, step) in steps.enumerated() {
      // Steps go number by number, so a result may take the place of a source.
      var freed: Set<Int> = []
      for source in step.sources where lastUse[source] == index && freed.insert(source).inserted {
        free.append(physical[source])
      }
      for target in step.targets {
        if let place = free.popLast() {
          physical[target] = place
        } else {
          physical[target] = used
          used += 1
        }
      }
      packed.append(step.renamed { physical[$0] })
      for target in step.targets where lastUse[target] == index { free.append(physical[target]) }
    }
    return Program(
      steps: packed, inputs: inputs, groups: groups, registers: used,
      outputs: outputs.map { physical[$0] })
  }
}

extension Program.Step {
  /// What it reads.
  var sources: [Int] {
    switch self {
    case .draw, .uniforms, .constant: []
    case .sample(_, let a, _): [a]
    case .affine(let a, _, _, _), .inverse(_, let a, _), .function(_, let a, _, _): [a]
    case .linear(let a, _, let b, _, _), .product(_, let a, let b, _),
      .quotient(_, let a, let b, _),
      .power(let a, let b, _), .smaller(let a, let b, _), .greater(let a, let b, _),
      .comparison(_, let a, let b, _):
      [a, b]
    case .derived(_, let registers, _): registers
    }
  }

  /// What it writes.
  var targets: [Int] {
    switch self {
    case .uniforms(_, let registers): registers
    case .draw(_, let target), .sample(_, _, let target), .constant(_, let target),
      .affine(_, _, _, let target),
      .linear(_, _, _, _, let target), .product(_, _, _, let target),
      .quotient(_, _, _, let target), .inverse(_, _, let target), .power(_, _, let target),
      .smaller(_, _, let target), .greater(_, _, let target), .comparison(_, _, _, let target),
      .function(_, _, _, let target), .derived(_, _, let target):
      [target]
    }
  }

  /// The same with other names for the registers.
  func renamed(_ new: (Int) -> Int) -> Program.Step {
    switch self {
    case .draw(let index, let target): .draw(index, into: new(target))
    case .uniforms(let index, let targets): .uniforms(index, into: targets.map(new))
    case .sample(let index, let a, let target): .sample(index, new(a), into: new(target))
    case .constant(let value, let target): .constant(value, into: new(target))
    case .affine(let a, let factor, let more, let target):
      .affine(new(a), factor, plus: more, into: new(target))
    case .linear(let a, let first, let b, let second, let target):
      .linear(new(a), first, new(b), second, into: new(target))
    case .product(let factor, let a, let b, let target):
      .product(factor, new(a), new(b), into: new(target))
    case .quotient(let factor, let a, let b, let target):
      .quotient(factor, new(a), new(b), into: new(target))
    case .inverse(let factor, let a, let target): .inverse(factor, new(a), into: new(target))
    case .power(let a, let b, let target): .power(new(a), new(b), into: new(target))
    case .smaller(let a, let b, let target): .smaller(new(a), new(b), into: new(target))
    case .greater(let a, let b, let target): .greater(new(a), new(b), into: new(target))
    case .comparison(let operation, let a, let b, let target):
      .comparison(operation, new(a), new(b), into: new(target))
    case .function(let function, let a, let factor, let target):
      .function(function, new(a), times: factor, into: new(target))
    case .derived(let derived, let registers, let target):
      .derived(derived, registers.map(new), into: new(target))
    }
  }
}

extension FormulaArena {
  /// The formulas from one to another, in the order made, that can state a range, numbered backwards
  /// from the last: a numbering that only a change of the declaration itself moves.
  func ranges(_ first: FormulaID, _ last: FormulaID) -> [FormulaID: UInt64] {
    var found: [FormulaID: UInt64] = [:]
    guard first.index >= 0, last.index >= first.index, Int(last.index) < count else { return found }
    for index in (first.index...last.index).reversed() {
      let id = FormulaID(index)
      switch self[id].operation {
      case .approximation, .part, .call, .binary(.to, _, _), .binary(.upThrough, _, _),
        .binary(.plusMinus, _, _):
        found[id] = UInt64(truncatingIfNeeded: found.count)
      default: break
      }
    }
    return found
  }
}
