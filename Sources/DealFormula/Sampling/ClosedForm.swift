import DealChance

/// What is known of a range without drawing: mean and deviation, quantiles, or all of them, as far as
/// formulas exist. A node is looked at as a sum of inputs, Σ cᵢxᵢ + c, and as a product of powers,
/// c Πxᵢ^eᵢ; inputs that move with others are left to the draws.
struct ClosedForm {
  var mean: Double?
  var deviation: Double?
  var quantile: (@Sendable (Double) -> Double)?

  /// Whether nothing has to be drawn.
  var isWhole: Bool { mean != nil && deviation != nil && quantile != nil }

  /// Nodes beyond this many are left to the draws.
  private static let mostNodes = 64

  /// What is known of a node.
  init(_ root: Uncertain, _ sampling: Sampling) {
    var forms: [ObjectIdentifier: Form] = [:]
    var leaves: [UInt64: Leaf] = [:]
    var open = [root]
    while let node = open.last {
      let id = ObjectIdentifier(node)
      if forms[id] != nil {
        open.removeLast()
        continue
      }
      let waiting = node.source.nodes.filter { forms[ObjectIdentifier($0)] == nil }
      guard waiting.isEmpty else {
        open += waiting
        guard forms.count + open.count <= Self.mostNodes else { return }
        continue
      }
      if let input = node.input {
        guard let leaf = Leaf(input, sampling) else { return }
        // The same draws may be read through two spreads, as in a comparison of scenarios.
        if let known = leaves[input.identity], known.spread != input.spread { return }
        leaves[input.identity] = leaf
        forms[id] = Form(leaf: input.identity)
      } else {
        forms[id] = Form(node.source, leaves) { forms[ObjectIdentifier($0)] }
      }
      open.removeLast()
    }
    guard let form = forms[ObjectIdentifier(root)] else { return }
    learn(form, leaves)
    // Beyond what numbers can be, the draws tell how many of them are.
    if let place = quantile, !place(0.05).isFinite || !place(0.95).isFinite { quantile = nil }
  }

  private init() {}

  /// What follows from the forms.
  private mutating func learn(_ form: Form, _ leaves: [UInt64: Leaf]) {
    if case .floored(let inner)? = form.rounded, inner.terms.count == 1 {
      // Days are whole numbers of equal chance.
      var linear = ClosedForm()
      linear.learn(sum: inner, leaves)
      guard let place = linear.quantile else { return }
      let leaf = leaves[inner.terms.keys.first ?? 0]
      let isContinuous = leaf?.distribution.kind == .continuous
      quantile = { p in
        // The upper end itself never comes: the last day is the one before it.
        let top = place(p)
        return p >= 1 && isContinuous ? top.rounded(.up) - 1 : top.rounded(.down)
      }
      if inner.isPlain, let leaf, case .bounds(let low, let high) = leaf.spread,
        low.rounded() == low, high.rounded() == high
      {
        let days = high - low
        mean = low + (days - 1) / 2
        deviation = ((days * days - 1) / 12).squareRoot()
      }
      return
    }
    if let comparison = form.comparison {
      learn(comparison.sign, comparison.difference, leaves)
      return
    }
    if let sum = form.sum {
      learn(sum: sum, leaves)
      if isWhole { return }
    }
    if let product = form.product {
      var other = ClosedForm()
      other.learn(product: product, leaves)
      mean = mean ?? other.mean
      deviation = deviation ?? other.deviation
      quantile = quantile ?? other.quantile
    }
  }

  /// A comparison of one input with a number: 1 with the chance that it holds, else 0. Of numbers that
  /// come one by one, only as they were stated, as rounding may put a multiple on either side.
  private mutating func learn(
    _ sign: BinaryOperation, _ difference: Linear, _ leaves: [UInt64: Leaf]
  ) {
    guard difference.terms.count == 1, let (key, factor) = difference.terms.first,
      let distribution = leaves[key]?.distribution,
      distribution.kind == .continuous || factor.magnitude == 1
    else { return }
    let level = -difference.constant / factor
    guard level.isFinite else { return }
    let upTo = distribution.tails(level)
    let before = distribution.kind == .continuous ? upTo : distribution.tails(level.nextDown)
    let equal = max(0, before.above - upTo.above)
    let (less, greater) = factor > 0 ? (before.below, upTo.above) : (upTo.above, before.below)
    let chance: Double
    switch sign {
    case .less: chance = less
    case .lessOrEqual: chance = min(1, less + equal)
    case .greater: chance = greater
    case .greaterOrEqual: chance = min(1, greater + equal)
    case .equal: chance = equal
    case .notEqual: chance = min(1, less + greater)
    case .to, .upThrough, .plusMinus, .or, .and, .at, .during, .known, .add, .subtract, .multiply,
      .divide, .of, .power:
      return
    }
    guard chance.isFinite else { return }
    mean = chance
    deviation = (chance * (1 - chance)).squareRoot()
    quantile = { $0 <= 1 - chance ? 0 : 1 }
  }

  /// Σ cᵢxᵢ + c: mean and variance add up; normal inputs give a normal sum.
  private mutating func learn(sum: Linear, _ leaves: [UInt64: Leaf]) {
    let terms = sum.terms.sorted { $0.key < $1.key }.compactMap { key, factor in
      leaves[key].map { (leaf: $0, factor: factor) }
    }
    if terms.isEmpty {
      learn(constant: sum.constant)
      return
    }
    guard terms.count == 1 || terms.allSatisfy({ !$0.leaf.isCorrelated }) else { return }
    let average = terms.reduce(sum.constant) { $0 + $1.factor * $1.leaf.distribution.mean }
    let variance = terms.reduce(0) { total, term in
      let part = term.factor * term.leaf.distribution.deviation
      return total + part * part
    }
    mean = average
    deviation = variance.squareRoot()
    if terms.count == 1, let only = terms.first {
      let (factor, constant, place) = (only.factor, sum.constant, only.leaf.distribution.place)
      quantile = { p in
        let there = place(factor < 0 ? Tails.above(p) : Tails.below(p))
        return there * factor + constant
      }
    } else if terms.allSatisfy({ $0.leaf.isNormal }) {
      let deviation = variance.squareRoot()
      quantile = { average + deviation * Elementary.normalQuantile($0) }
    }
  }

  /// c Πxᵢ^eᵢ: logarithms add up; lognormal inputs give a lognormal product.
  private mutating func learn(product: Monomial, _ leaves: [UInt64: Leaf]) {
    let powers = product.powers.sorted { $0.key < $1.key }.compactMap { key, exponent in
      leaves[key].map { (leaf: $0, exponent: exponent) }
    }
    let factor = product.factor
    if powers.isEmpty || factor == 0 {
      learn(constant: factor)
      return
    }
    guard powers.count == 1 || powers.allSatisfy({ !$0.leaf.isCorrelated }) else { return }
    let logs = powers.compactMap { power in
      power.leaf.logarithm.map {
        (mean: $0.mean * power.exponent, deviation: $0.deviation * power.exponent)
      }
    }
    if logs.count == powers.count {
      let center = logs.reduce(0) { $0 + $1.mean }
      let variance = logs.reduce(0) { $0 + $1.deviation * $1.deviation }
      let spread = variance.squareRoot()
      mean = factor * Elementary.exp(center + variance / 2)
      deviation = (mean ?? 0).magnitude * Elementary.expm1(variance).squareRoot()
      quantile = { p in
        let z = Elementary.normalQuantile(p)
        return factor * Elementary.exp(center + spread * (factor < 0 ? -z : z))
      }
    } else if powers.count == 1, let only = powers.first, only.leaf.distribution.lowest >= 0 {
      let (exponent, place) = (only.exponent, only.leaf.distribution.place)
      let falls = (factor < 0) != (exponent < 0)
      quantile = { p in
        factor * Elementary.pow(place(falls ? Tails.above(p) : Tails.below(p)), exponent)
      }
    } else if powers.allSatisfy({ $0.exponent == 1 }) {
      // Of independent factors the means multiply, and so do the means of the squares.
      let means = powers.reduce(1) { $0 * $1.leaf.distribution.mean }
      let squares = powers.reduce(1) { total, power in
        let distribution = power.leaf.distribution
        return total * (distribution.variance + distribution.mean * distribution.mean)
      }
      mean = factor * means
      deviation = factor.magnitude * max(0, squares - means * means).squareRoot()
    }
  }

  private mutating func learn(constant: Double) {
    mean = constant
    deviation = 0
    quantile = { _ in constant }
  }
}

/// An input as closed forms see it.
private struct Leaf {
  var spread: Spread
  var distribution: Distribution
  var isCorrelated: Bool
  var isNormal: Bool
  /// Mean and standard deviation of the logarithm, if the input is lognormal.
  var logarithm: (mean: Double, deviation: Double)?
  /// Whether it can be below 0, so that only its whole powers are numbers.
  var isSigned: Bool { distribution.lowest < 0 }
  /// Whether it is 0 in some draws, so that it cannot be divided by.
  var isSometimesZero: Bool {
    distribution.tails(-Double.leastNonzeroMagnitude).below < distribution.tails(0).below
  }

  init?(_ input: Input, _ sampling: Sampling) {
    guard let prepared = try? sampling.distribution(input.spread) else { return nil }
    spread = input.spread
    distribution = prepared
    isCorrelated = sampling.correlations.group(of: input.identity).count > 1
    isNormal = false
    switch input.spread {
    case .normal, .normalBetween: isNormal = true
    case .family("normal", _): isNormal = true
    case .interval(let low, _) where low < 0: isNormal = true
    case .interval, .lognormalBetween, .lognormalMoments, .family("lognormal", _):
      // From two quantiles, whatever it was stated by.
      let middle = Elementary.log(distribution.quantile(0.5))
      let upper = Elementary.log(distribution.quantile(0.95))
      logarithm = (middle, (upper - middle) / Elementary.normalQuantile(0.95))
    case .bounds, .chance, .family, .discrete, .truncated, .mixture: break
    }
  }
}

/// Σ cᵢxᵢ + c
private struct Linear {
  var terms: [UInt64: Double]
  var constant: Double

  /// Whether it is an input as it is.
  var isPlain: Bool { constant == 0 && terms.count == 1 && terms.values.first == 1 }

  func scaled(by factor: Double) -> Linear {
    Linear(terms: terms.mapValues { $0 * factor }, constant: constant * factor)
  }

  func adding(_ other: Linear) -> Linear {
    var sum = self
    sum.constant += other.constant
    for (key, factor) in other.terms {
      let total = (sum.terms[key] ?? 0) + factor
      sum.terms[key] = total == 0 ? nil : total
    }
    return sum
  }
}

/// c Πxᵢ^eᵢ
private struct Monomial {
  var powers: [UInt64: Double]
  var factor: Double

  func scaled(by factor: Double) -> Monomial {
    Monomial(powers: powers, factor: self.factor * factor)
  }

  /// Times a power of another one; nil where that is not a number in every draw, even if what is
  /// left of the inputs would be: √(x²) is not x below 0, and x / x is nothing at 0.
  func multiplied(
    by other: Monomial, power: Double = 1, _ leaves: [UInt64: Leaf]
  ) -> Monomial? {
    var product = self
    product.factor *= power == 1 ? other.factor : Elementary.pow(other.factor, power)
    guard product.factor.isFinite else { return nil }
    let isWhole = power.rounded() == power
    for (key, exponent) in other.powers {
      guard let leaf = leaves[key], isWhole || !leaf.isSigned,
        exponent * power >= 0 || !leaf.isSometimesZero
      else { return nil }
      let total = (product.powers[key] ?? 0) + exponent * power
      product.powers[key] = total == 0 ? nil : total
    }
    return product
  }
}

/// The ways in which a node can be looked at.
private struct Form {
  enum Rounded {
    case floored(Linear)
  }
  var sum: Linear?
  var product: Monomial?
  var rounded: Rounded?
  /// A comparison of a difference with zero.
  var comparison: (sign: BinaryOperation, difference: Linear)?

  init(leaf: UInt64) {
    sum = Linear(terms: [leaf: 1], constant: 0)
    product = Monomial(powers: [leaf: 1], factor: 1)
  }

  init(_ source: Uncertain.Source, _ leaves: [UInt64: Leaf], _ form: (Uncertain) -> Form?) {
    func linear(_ operand: Operand) -> Linear? {
      guard let node = operand.node else {
        return Linear(terms: [:], constant: operand.factor)
      }
      return form(node)?.sum?.scaled(by: operand.factor)
    }
    func monomial(_ operand: Operand) -> Monomial? {
      guard let node = operand.node else { return Monomial(powers: [:], factor: operand.factor) }
      return form(node)?.product?.scaled(by: operand.factor)
    }
    switch source {
    case .sum(let a, let b):
      sum = linear(a).flatMap { left in linear(b).map { left.adding($0) } }
      if b.node == nil, b.factor == 0 { product = monomial(a) }
      if a.node == nil, a.factor == 0 { product = monomial(b) }
    case .product(let a, let b):
      product = monomial(a).flatMap { left in
        monomial(b).flatMap { left.multiplied(by: $0, leaves) }
      }
      if a.node == nil { sum = linear(b)?.scaled(by: a.factor) }
      if b.node == nil { sum = linear(a)?.scaled(by: b.factor) }
    case .quotient(let a, let b):
      product = monomial(a).flatMap { left in
        monomial(b).flatMap { left.multiplied(by: $0, power: -1, leaves) }
      }
      if b.node == nil { sum = linear(a)?.scaled(by: 1 / b.factor) }
    case .power(let a, let b):
      if b.node == nil {
        product = Monomial(powers: [:], factor: 1)
        product = monomial(a).flatMap { product?.multiplied(by: $0, power: b.factor, leaves) }
      }
    case .function(.floor, let a, let factor):
      if factor == 1, let inner = linear(a) { rounded = .floored(inner) }
    case .comparison(let sign, let a, let b):
      if let left = linear(a), let right = linear(b) {
        comparison = (sign, left.adding(right.scaled(by: -1)))
      }
    case .input, .smaller, .greater, .function, .derived: break
    }
    // x - x and x / x are numbers.
    if let product, product.powers.isEmpty { sum = Linear(terms: [:], constant: product.factor) }
  }
}
