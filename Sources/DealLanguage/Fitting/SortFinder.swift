import DealFormula
import DealModel
import DealQuantities

/// Finds the sort of a formula by looking at it, without working anything out: that takes no longer
/// in a large book than in a small one.
struct SortFinder {
  let arena: FormulaArena
  let definitions: Definitions
  let world: World
  /// The sorts of the parameters and variables around the formula.
  var locals: [Sort?] = []
  /// How many formulas may still be looked at.
  private var patience = 2_000
  /// How far inside one another they are.
  private var depth = 0

  /// Finds among what a book knows.
  init(_ knowledge: Knowledge, locals: [Sort?] = []) {
    arena = knowledge.arena
    definitions = knowledge.definitions
    world = knowledge.world
    self.locals = locals
  }

  /// The sort of what a name of the book is worth.
  mutating func sort(of definition: Definition) -> Sort? {
    if let value = definition.value, let sort = Sort(value) { return sort }
    if let dimension = definition.dimension { return .quantity(dimension) }
    let outer = locals
    locals = []
    defer { locals = outer }
    return sort(of: definition.formula)
  }

  /// The sort of a formula; nil where it is not plain to see.
  mutating func sort(of id: FormulaID) -> Sort? {
    guard patience > 0, depth < 200 else { return nil }
    patience -= 1
    depth += 1
    defer { depth -= 1 }
    switch arena[id].operation {
    case .number: return .quantity(.none)
    case .constant(let index): return Sort(arena.constant(index))
    case .name(let slot): return definitions[slot].flatMap { sort(of: $0) }
    case .local(let index):
      return locals.indices.contains(Int(index)) ? locals[Int(index)] : nil
    case .thing(let index): return world.thing(arena.text(index)).map { .thing($0.kind) }
    case .unary(let operation, let value): return operation == .not ? .truth : sort(of: value)
    case .binary(let operation, let left, let right): return sort(of: operation, left, right)
    case .measure(_, let unit), .convert(_, let unit): return sort(of: unit)
    case .readable(let value), .approximation(_, let value, _), .given(let value, _):
      return sort(of: value)
    case .call(let index, let run): return sort(ofCall: index, run)
    case .apply(let callee, _): return result(of: callee)
    case .field(let subject, let name):
      guard case .thing(let kind) = sort(of: subject) else { return nil }
      return Property.named(arena.text(name), of: kind).flatMap { Sort($0) }
    case .index(let list, _): return element(of: sort(of: list))
    case .list(let run): return .list(run.count > 0 ? sort(of: arena.child(run, 0)) : nil)
    case .comprehension(let run):
      locals.append(element(of: sort(of: arena.child(run, 0))))
      defer { locals.removeLast() }
      return .list(sort(of: arena.child(run, 1)))
    case .lambda: return .function
    case .conditional(let run):
      return sort(of: arena.child(run, 1)) ?? sort(of: arena.child(run, 2))
    case .interpolation: return .text
    case .part: return .date
    case .record, .schedule: return nil
    }
  }

  /// What the entries of a list are.
  func element(of list: Sort?) -> Sort? {
    if case .list(let element) = list { element } else { nil }
  }

  private mutating func sort(
    of operation: BinaryOperation, _ left: FormulaID, _ right: FormulaID
  ) -> Sort? {
    switch operation {
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return .truth
    case .at, .during:
      let subject = sort(of: left)
      if case .series(let dimension) = subject { return .quantity(dimension) }
      return subject
    case .known, .plusMinus: return sort(of: left)
    case .of: return sort(of: right)
    case .to, .upThrough:
      // `5 to 9 years`: the unit behind the second end is that of both.
      let low = sort(of: left)
      return low == nil || low == .quantity(.none) ? sort(of: right) : low
    case .add: return sort(of: left) ?? sort(of: right)
    case .subtract:
      let (start, end) = (sort(of: left), sort(of: right))
      return start == .date && end == .date ? .quantity(.time) : start ?? end
    case .multiply, .divide:
      guard let first = sort(of: left)?.dimension, let second = sort(of: right)?.dimension else {
        return nil
      }
      return .quantity(operation == .multiply ? first * second : first / second)
    case .power: return sort(of: left) == .quantity(.none) ? .quantity(.none) : nil
    }
  }

  private mutating func sort(ofCall index: Int32, _ run: FormulaRun) -> Sort? {
    guard Function.all.indices.contains(Int(index)), let result = Function.all[Int(index)].result
    else { return nil }
    switch result {
    case .sort(let sort): return sort
    case .list: return run.count > 0 ? sort(of: arena.child(run, 0)) : .list(nil)
    case .first:
      guard run.count > 0 else { return nil }
      let first = sort(of: arena.child(run, 0))
      if case .list(let element) = first { return element }
      return first
    }
  }

  /// What a function of the user gives.
  private mutating func result(of callee: FormulaID) -> Sort? {
    guard case .name(let slot) = arena[callee].operation, let definition = definitions[slot],
      case .function(let closure)? = definition.value
    else { return nil }
    if let dimension = closure.result { return .quantity(dimension) }
    let outer = locals
    locals = Array(repeating: nil, count: closure.parameterCount)
    defer { locals = outer }
    return sort(of: closure.body)
  }
}
