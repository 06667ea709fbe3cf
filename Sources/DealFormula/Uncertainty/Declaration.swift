import DealChance
package import DealQuantities

/// What is being worked out, from which the draws of its ranges get their names: not the order in
/// which things are evaluated, but where they are declared.
package struct Declaration {
  package enum Name {
    /// Nothing that has a name.
    case none
    /// A question, by its words: asked again, it draws the same.
    case question(String)
    case slot(Slot)
    /// A field of a thing: `openai_aws.value`.
    case field(thing: String, field: String)
  }

  package var name: Name
  /// The formula of the declaration, to which places are relative.
  package var root: FormulaID
  /// The calls and turns of comprehensions that lead to what is evaluated.
  package var path: UInt64 = 0

  package init(_ name: Name, _ root: FormulaID) {
    self.name = name
    self.root = root
  }

  /// How many nodes before the formula of the declaration a node was made: a place that only a
  /// change of the declaration itself moves.
  func place(_ id: FormulaID) -> UInt64 {
    UInt64(truncatingIfNeeded: Int64(root.index) - Int64(id.index))
  }

  /// The same inside a call or a turn of a comprehension.
  func inside(_ step: UInt64) -> UInt64 {
    RandomStream.mixed(path ^ RandomStream.mixed(step &+ 1))
  }
}

extension Evaluation {
  /// What the draws of the declaration that is evaluated are named after.
  private var declarationKey: UInt64 {
    let name =
      switch declaration.name {
      case .none: ""
      case .question(let words): "?\(words)"
      case .slot(let slot): environment.surroundings.nameOf(slot)
      case .field(let thing, let field): "\(thing).\(field)"
      }
    return RandomStream.mixed(RandomStream.node(named: name) ^ declaration.path)
  }

  private var declarationTitle: String? {
    switch declaration.name {
    case .none, .question: nil
    case .slot(let slot): environment.surroundings.nameOf(slot)
    case .field(let thing, let field): "\(thing).\(field)"
    }
  }

  /// An input that the formula at `id` states.
  func input(_ spread: Spread, at id: FormulaID) throws(Refusal) -> Input {
    do {
      _ = try spread.distribution()
    } catch {
      throw Refusal(error)
    }
    let key = declarationKey
    return Input(
      spread: spread, identity: RandomStream.mixed(key ^ declaration.place(id)), declaration: key,
      title: declarationTitle, formula: id, root: declaration.root)
  }

  /// An input at the formula that is being evaluated, for functions of the language.
  package func inputHere(_ spread: Spread) throws(Refusal) -> Input {
    try input(spread, at: site)
  }

  /// Whether a value is an input that was written in the formula that is evaluated, so that nothing
  /// else can refer to it.
  package func isWrittenHere(_ value: Value) -> Bool {
    guard case .uncertain(let node) = value, let input = node.input else { return false }
    return input.declaration == declarationKey
  }

  /// Evaluates a formula as the formula of a declaration.
  package mutating func evaluate(
    _ id: FormulaID, declaring name: Declaration.Name
  ) throws(Refusal) -> Value {
    let outer = declaration
    declaration = Declaration(name, id)
    defer { declaration = outer }
    return try evaluate(id)
  }
}

extension Evaluation {
  /// 1 in the draws in which something happens, else 0: a chance that is a range is drawn first.
  package mutating func happens(
    _ chance: Value, _ id: FormulaID, declaring name: Declaration.Name
  ) throws(Refusal) -> Value {
    if case .unstated = chance { return chance }
    guard let number = chance.numeric, number.unit.dimension.isNone else {
      throw Refusal("wrong-kind", "a chance is a share such as 80%, and this is \(chance.kindName)")
    }
    let each = try Quantity(1, number.unit).number()
    let outer = declaration
    declaration = Declaration(name, id)
    defer { declaration = outer }
    guard let node = number.operand.node else {
      let spread = Spread.chance(number.operand.factor * each)
      return .uncertain(Uncertain(input: try input(spread, at: id), unit: .none))
    }
    let uniform = Uncertain(input: try input(.bounds(0, 1), at: id), unit: .none)
    return .uncertain(
      try Uncertain(
        .comparison(
          .less, Operand(uniform), Operand(node, times: number.operand.factor * each)), unit: .none)
    )
  }

  /// The greater of a value and zero, draw by draw.
  package func atLeastZero(_ value: Value) throws(Refusal) -> Value {
    switch value {
    case .quantity(let quantity): .quantity(Quantity(max(quantity.value, 0), quantity.unit))
    case .uncertain(let range):
      .uncertain(try Uncertain(.greater(Operand(range), Operand(0)), unit: range.unit))
    default: value
    }
  }
}
