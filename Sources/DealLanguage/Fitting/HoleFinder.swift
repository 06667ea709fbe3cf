import DealFormula
import DealModel
import DealQuantities
import DealSyntax

/// Goes from a statement down to its `?` and keeps what each step on the way says of what fits there.
final class HoleFinder {
  private let knowledge: Knowledge
  private let tree: Tree
  private let source: Source
  /// Where the `?` stands.
  private let offset: UInt32
  /// The parameters and variables around the place, innermost last.
  private var locals: [(name: Name, sort: Sort?)] = []
  /// The kind of thing that is the first of them.
  private var row: Thing.Kind?
  /// What the slot of the statement says of itself, while the place is the whole of it.
  private var label: String?
  /// What was found.
  private(set) var found: Wanted?

  /// Looks for the `?` at an offset of a source.
  init(_ knowledge: Knowledge, _ tree: Tree, _ source: Source, at offset: UInt32) {
    self.knowledge = knowledge
    self.tree = tree
    self.source = source
    self.offset = offset
  }

  // MARK: Statements

  /// Whether the `?` is a value, a unit or a field of a statement; names that a statement gives are
  /// nothing that could fit.
  func look(in statement: Statement) -> Bool {
    guard holds(statement.span) else { return false }
    switch statement.form {
    case .expression(let id): return find(id, [])
    case .define(let definition):
      var sorts: [Sort] = []
      if let annotation = definition.annotation, case .name(let name) = tree[annotation].form,
        let dimension = Dimension.named(knowledge.names.text(of: name))
      {
        sorts = [.quantity(dimension)]
      } else {
        sorts = self.sorts(ofValue: definition.name.name)
      }
      return find(definition.value, sorts)
    case .function(let function):
      locals = function.parameters.map { ($0.name.name, nil) }
      return find(function.body, [])
    case .phrase(let phrase): return look(in: phrase)
    }
  }

  /// What a name is worth so far, or has to be where metrics read it.
  private func sorts(ofValue name: Name) -> [Sort] {
    if let known = knowledge.definitions[Slot(name.index)] {
      return self.known(knowledge.sort(of: known))
    }
    let word = knowledge.names.text(of: name)
    guard let input = Assumed(rawValue: word) else { return [] }
    return known(Property.named(input.name, of: .deal).flatMap { Sort($0) })
  }

  private func look(in phrase: Phrase) -> Bool {
    guard Verb.all.indices.contains(phrase.verb) else { return false }
    let verb = Verb.all[phrase.verb]
    if verb.name == Verb.list.name, let index = phrase.operand(0)?.word,
      Listed.allCases.indices.contains(index), let kind = Listed.allCases[index].kind
    {
      row = kind
      locals = [(Name(index: -1), .thing(kind))]
    }
    for (position, operand) in phrase.operands.enumerated() {
      guard let operand, verb.shape.operands.indices.contains(position) else { continue }
      if look(in: operand, verb.shape.operands[position].label) { return true }
    }
    for clause in phrase.clauses where verb.shape.clauses.indices.contains(clause.word) {
      if look(in: clause.argument, verb.shape.clauses[clause.word].label) { return true }
    }
    return phrase.block.contains(where: look)
  }

  private func look(in argument: Argument, _ label: String) -> Bool {
    guard holds(argument.span) else { return false }
    let sorts = knowledge.sorts(of: label)
    self.label = label
    switch argument.form {
    case .expression(let id), .qualified(_, let id):
      return Wanted.isTarget(label) ? target(id) : find(id, sorts)
    case .expressions(let ids): return ids.contains { find($0, sorts) }
    case .grants(let grants): return grants.contains { find($0.quantity, sorts) }
    case .assignments(let entries): return entries.contains { override($0, isList: true) }
    case .name, .names, .word, .text, .rest, .nothing: return false
    }
  }

  // MARK: Formulas

  private func holds(_ span: Span) -> Bool { span.lower <= offset && offset < span.upper }

  private func isHole(_ name: Name) -> Bool { knowledge.names.text(of: name) == "?" }

  private func keep(_ place: Wanted.Place, _ sorts: [Sort], isMeasured: Bool = false) -> Bool {
    found = Wanted(
      place: place, sorts: sorts, isMeasured: isMeasured, label: label, row: row)
    return true
  }

  /// The sort of a written formula beside the place.
  private func sort(_ id: ExpressionID) -> Sort? {
    let checker = Checker(
      tree: tree, source: source, names: knowledge.names, arena: knowledge.arena,
      scope: Scope(knowledge.definitions, knowledge.world, knowledge.units, row: row))
    checker.namesAlike = false
    checker.locals = locals.map(\.name)
    guard let formula = checker.lower(id) else { return nil }
    var finder = SortFinder(knowledge, locals: locals.map(\.sort))
    return finder.sort(of: formula)
  }

  private func known(_ sort: Sort?) -> [Sort] { sort.map { [$0] } ?? [] }

  private func element(of list: ExpressionID) -> Sort? {
    if case .list(let element) = sort(list) { element } else { nil }
  }

  /// Whether the `?` stands in a formula of which one of some sorts is wanted.
  private func find(_ id: ExpressionID, _ wanted: [Sort]) -> Bool {
    guard holds(tree[id].span) else { return false }
    if case .name(let name) = tree[id].form { return isHole(name) && keep(.value, wanted) }
    switch tree[id].form {
    case .measure(let amount, let unit):
      return isHole(unit) ? keep(.unit, wanted) : find(amount, wanted)
    case .field(let subject, let name):
      guard isHole(name) else { return step { find(subject, []) } }
      guard case .thing(let kind) = sort(subject) else {
        return keep(.field(of: nil, isReplaced: false), [])
      }
      label = nil
      return keep(.field(of: kind, isReplaced: false), wanted)
    case .binary(let operation, let left, let right):
      let isLeft = holds(tree[left].span)
      return step {
        find(isLeft ? left : right, operation, beside: isLeft ? right : left, isLeft, wanted)
      }
    case .unary(let operation, let value): return find(value, operation == .not ? [.truth] : wanted)
    case .call(let callee, let run): return step { call(callee, run) || find(callee, []) }
    case .given(let body, let run):
      let entries = tree.overrides[Int(run.first)..<Int(run.first) + Int(run.count)]
      return find(body, wanted) || step { entries.contains { override($0, isList: false) } }
    case .conditional(let run):
      let parts = children(run)
      guard parts.count == 3 else { return false }
      return find(parts[0], [.truth]) || find(parts[1], wanted) || find(parts[2], wanted)
    case .list(let run):
      let parts = children(run)
      var entry: [Sort] = []
      if case .list(let element?)? = wanted.first { entry = [element] }
      let other = parts.first { !holds(tree[$0].span) }
      return step {
        parts.contains { find($0, entry.isEmpty ? known(other.flatMap(sort)) : entry) }
      }
    case .comprehension(let index):
      let written = tree.comprehensions[Int(index)]
      if find(written.list, [.list(nil)]) { return true }
      locals.append((written.variable, element(of: written.list)))
      defer { locals.removeLast() }
      return step {
        find(written.element, []) || written.condition.map { find($0, [.truth]) } ?? false
      }
    case .lambda(let run, let body):
      let names = tree.names[Int(run.first)..<Int(run.first) + Int(run.count)]
      locals += names.map { ($0, nil) }
      defer { locals.removeLast(names.count) }
      return find(body, [])
    case .schedule(let index):
      let written = tree.schedules[Int(index)]
      if holds(tree[written.step].span) { return keep(.period, []) }
      return step {
        find(written.subject, []) || written.from.map { find($0, [.date]) } ?? false
          || written.until.map { find($0, [.date]) } ?? false
      }
    case .index(let list, let index):
      return find(list, [.list(nil)]) || find(index, [.quantity(.none)])
    case .partOf(_, let value), .edge(_, let value): return find(value, [.date])
    case .approximate(_, let value): return find(value, wanted)
    case .interpolated(let run): return step { children(run).contains { find($0, []) } }
    case .record(let run): return step { arguments(run).contains { find($0.value, []) } }
    case .name, .number, .year, .percent, .basisPoints, .money, .day, .month, .quarter, .truth,
      .text,
      .headline, .hole:
      return false
    }
  }

  /// Goes on below the top of a slot, of which its label says nothing.
  private func step(_ body: () -> Bool) -> Bool {
    let outer = label
    label = nil
    if body() { return true }
    label = outer
    return false
  }

  /// The side of an operator where the `?` stands, by what stands beside it.
  private func find(
    _ id: ExpressionID, _ operation: BinaryOperator, beside other: ExpressionID, _ isLeft: Bool,
    _ wanted: [Sort]
  ) -> Bool {
    switch operation {
    case .convert:
      if isLeft { return find(id, wanted) }
      guard case .name = tree[id].form else {
        // A part of a unit: `in USD/?`.
        guard find(id, []) else { return false }
        return keep(.unit, [])
      }
      return keep(.unit, known(sort(other)))
    case .pipe: return isLeft ? find(id, []) : call(id, piped: other)
    case .or, .and: return find(id, [.truth])
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return find(id, known(sort(other)))
    case .at, .during, .known: return find(id, isLeft ? [] : [.date])
    case .by: return isLeft ? find(id, []) : keep(.period, [])
    case .to, .upThrough, .plusMinus:
      let sort = sort(other)
      return find(id, sort == nil || sort == .quantity(.none) ? wanted : known(sort))
    case .add, .subtract:
      let sort = sort(other)
      guard sort == .date else { return find(id, sort.map { [$0] } ?? wanted) }
      return find(
        id, isLeft ? [] : operation == .add ? [.quantity(.time)] : [.quantity(.time), .date])
    case .multiply, .divide:
      guard wanted.count == 1, let whole = wanted[0].dimension, let known = sort(other)?.dimension
      else {
        if case .name(let name) = tree[id].form, isHole(name) {
          return keep(.value, [], isMeasured: true)
        }
        return find(id, [])
      }
      let part =
        operation == .multiply ? whole / known : isLeft ? whole * known : known / whole
      return find(id, [.quantity(part)])
    case .of: return find(id, isLeft ? [.quantity(.none)] : wanted)
    case .power: return find(id, isLeft ? [] : [.quantity(.none)])
    }
  }

  private func children(_ run: Run) -> [ExpressionID] {
    Array(tree.children[Int(run.first)..<Int(run.first) + Int(run.count)])
  }

  private func arguments(_ run: Run) -> ArraySlice<ArgumentNode> {
    tree.arguments[Int(run.first)..<Int(run.first) + Int(run.count)]
  }

  /// The values in the brackets of a call, by the parameters of the function.
  private func call(_ callee: ExpressionID, _ run: Run, piped: ExpressionID? = nil) -> Bool {
    var function: Function?
    if case .name(let name) = tree[callee].form {
      function = Function.named(knowledge.names.text(of: name))
    }
    let values = (piped.map { [$0] } ?? []) + arguments(run).map(\.value)
    for (position, value) in values.enumerated() where holds(tree[value].span) {
      let parameter = function.flatMap { function in
        function.parameters.indices.contains(position) ? function.parameters[position].name : nil
      }
      // What is done with each entry of a list: where(deals, d => d.value > $10B).
      if position > 0, case .lambda(let run, let body) = tree[value].form, run.count == 1 {
        locals.append((tree.names[Int(run.first)], element(of: values[0])))
        defer { locals.removeLast() }
        return find(body, parameter == "condition" ? [.truth] : [])
      }
      return find(value, known(parameter.flatMap { Function.parameterSorts[$0] }))
    }
    return false
  }

  /// `x |> f(?)`
  private func call(_ id: ExpressionID, piped: ExpressionID) -> Bool {
    guard case .call(let callee, let run) = tree[id].form else { return find(id, []) }
    return call(callee, run, piped: piped)
  }

  // MARK: Names that take other values

  private func override(_ entry: OverrideNode, isList: Bool) -> Bool {
    if target(entry.target) { return true }
    guard let value = entry.value else { return false }
    let sort = known(sort(entry.target))
    return find(value, isList && !sort.isEmpty ? [.list(sort[0])] : sort)
  }

  private func target(_ id: ExpressionID) -> Bool {
    guard holds(tree[id].span) else { return false }
    switch tree[id].form {
    case .name(let name): return isHole(name) && keep(.target, [])
    case .field(let subject, let name) where isHole(name):
      guard case .thing(let kind) = sort(subject) else { return keep(.target, []) }
      return keep(.field(of: kind, isReplaced: true), [])
    default: return find(id, [])
    }
  }
}
