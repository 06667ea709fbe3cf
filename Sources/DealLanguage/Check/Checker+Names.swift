import DealFormula
import DealModel
import DealQuantities
import DealSyntax
import DealText

extension Checker {
  /// A bare name: a parameter, a definition, a property of the row, a thing, a collection, a unit.
  func lower(_ name: Name, _ span: Span, _ origin: Origin) -> FormulaID? {
    if let index = locals.lastIndex(of: name) {
      return arena.add(.local(Int32(truncatingIfNeeded: index)), origin)
    }
    let slot = Slot(name.index)
    if scope.definitions[slot] != nil { return arena.add(.name(slot), origin) }
    let word = names.text(of: name)
    if let row = scope.row, Property.named(word, of: row) != nil {
      return arena.add(.field(arena.add(.local(0), origin), arena.addText(word)), origin)
    }
    if scope.world.thing(word) != nil { return arena.add(.thing(arena.addText(word)), origin) }
    if let index = Function.index(of: word), Function.all[Int(index)].isName {
      return arena.add(.call(index, arena.addChildren([])), origin)
    }
    if let unit = scope.units.named(word) {
      return arena.addConstant(.quantity(Quantity(1, unit)), origin)
    }
    if Function.index(of: word) != nil {
      return tell(.functionWithoutCall(word, at: place(span)))
    }
    return tell(unknownName(word, span))
  }

  func binary(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ span: Span,
    _ origin: Origin
  ) -> FormulaID? {
    switch operation {
    case .convert: return convert(left, right, origin)
    case .pipe: return pipe(left, right, span, origin)
    case .or: return both(.or, left, right, origin)
    case .and: return both(.and, left, right, origin)
    case .equal: return both(.equal, left, right, origin)
    case .notEqual: return both(.notEqual, left, right, origin)
    case .less: return both(.less, left, right, origin)
    case .lessOrEqual: return both(.lessOrEqual, left, right, origin)
    case .greater: return both(.greater, left, right, origin)
    case .greaterOrEqual: return both(.greaterOrEqual, left, right, origin)
    case .at: return both(.at, left, right, origin)
    case .during: return both(.during, left, right, origin)
    case .known: return both(.known, left, right, origin)
    case .to:
      // openai_aws.term to months
      if case .name(let name) = tree[right].form, scope.definitions[Slot(name.index)] == nil,
        !locals.contains(name), scope.units.named(names.text(of: name)) != nil
      {
        let (from, unit) = (source.text(of: tree[left].span), names.text(of: name))
        return tell(.toUnit("\(from) in \(unit)", at: place(span)))
      }
      noteHalfScale(left, right, between: " to ")
      return both(.to, left, right, origin)
    case .upThrough:
      noteHalfScale(left, right, between: "..")
      return both(.upThrough, left, right, origin)
    case .plusMinus: return both(.plusMinus, left, right, origin)
    case .add: return both(.add, left, right, origin)
    case .subtract:
      if let hyphen = hyphen(left, right, span) { return tell(hyphen) }
      return both(.subtract, left, right, origin)
    case .multiply: return both(.multiply, left, right, origin)
    case .divide:
      noteDivisor(left, right)
      return both(.divide, left, right, origin)
    case .of:
      // half of openai_aws.value
      if case .name(let name) = tree[left].form, names.text(of: name) == "half",
        scope.definitions[Slot(name.index)] == nil, !locals.contains(name)
      {
        return tell(
          .unknownName("half", near: [], meant: "50%", at: place(tree[left].span)))
      }
      return both(.of, left, right, origin)
    case .power: return both(.power, left, right, origin)
    case .by:
      // Cannot happen: the parser makes a schedule of it.
      return tell(
        .unknownWord(
          source.text(of: tree[right].span), expected: "the length of the periods",
          among: Period.Step.allCases.map(\.rawValue), at: place(tree[right].span)))
    }
  }

  private func both(
    _ operation: BinaryOperation, _ left: ExpressionID, _ right: ExpressionID, _ origin: Origin
  ) -> FormulaID? {
    let parts = (lower(left), lower(right))
    guard let left = parts.0, let right = parts.1 else { return nil }
    return arena.add(.binary(operation, left, right), origin)
  }

  private func convert(
    _ left: ExpressionID, _ right: ExpressionID, _ origin: Origin
  ) -> FormulaID? {
    if case .name(let name) = tree[right].form, names.text(of: name) == "human" {
      return lower(left).map { arena.add(.readable($0), origin) }
    }
    // A date behind the unit is the day of the rate: $1 in EUR at 2026-01-31.
    var unit = right
    var date: ExpressionID?
    if case .binary(.at, let inner, let day) = tree[right].form { (unit, date) = (inner, day) }
    if case .headline = tree[unit].form {
      return tell(.scaleNotUnit(source.text(of: tree[unit].span), at: place(tree[unit].span)))
    }
    let parts = (lower(left), lower(unit))
    guard let left = parts.0, let right = parts.1 else { return nil }
    let converted = arena.add(.convert(left, right), origin)
    guard let date else { return converted }
    return lower(date).map { arena.add(.binary(.at, converted, $0), origin) }
  }

  /// `x |> f(a)` is `f(x, a)`.
  private func pipe(
    _ left: ExpressionID, _ right: ExpressionID, _ span: Span, _ origin: Origin
  ) -> FormulaID? {
    let piped = ArgumentNode(name: nil, nameSpan: tree[left].span, value: left)
    if case .call(let callee, let run) = tree[right].form {
      return call(callee, [piped] + arguments(run), span, origin)
    }
    return call(right, [piped], span, origin)
  }

  // MARK: Layers

  func given(_ body: ExpressionID, _ run: Run, _ origin: Origin) -> FormulaID? {
    var overrides: [Override] = []
    var isWhole = true
    for entry in tree.overrides[Int(run.first)..<Int(run.first) + Int(run.count)] {
      if let override = override(entry) { overrides.append(override) } else { isWhole = false }
    }
    guard let body = lower(body), isWhole else { return nil }
    return arena.add(.given(body, arena.addOverrides(overrides)), origin)
  }

  private func override(_ entry: OverrideNode) -> Override? {
    guard let written = entry.value else { return scenario(entry.target) }
    guard let target = target(entry.target, in: "given"), let value = lower(written) else {
      return nil
    }
    switch target {
    case .name(let slot): return .name(slot, value)
    case .field(let field):
      return .field(
        thing: arena.addText(field.thing), field: arena.addText(field.field), value)
    }
  }

  /// A name behind `given` without a value.
  private func scenario(_ id: ExpressionID) -> Override? {
    guard case .name(let name) = tree[id].form else {
      _ = tell(.overrideTarget(in: "given", at: place(tree[id].span)))
      return nil
    }
    let word = names.text(of: name)
    guard scope.world.thing(word)?.kind == .scenario else {
      _ = tell(
        .unknownScenario(
          word,
          near: scope.definitions[Slot(name.index)] != nil || Scope.inputs.contains(word)
            ? ["\(word) = …"]
            : nearest(to: word, in: scope.world.names(of: .scenario), most: 3),
          at: place(tree[id].span)))
      return nil
    }
    return .scenario(arena.addText(word))
  }

  /// What a name or a field stands for, if another value can be put in its place.
  func target(_ id: ExpressionID, in construct: String) -> Overlay.Target? {
    let span = tree[id].span
    switch tree[id].form {
    case .name(let name):
      let word = names.text(of: name)
      guard scope.definitions[Slot(name.index)] != nil || Scope.inputs.contains(word) else {
        _ = tell(unknownName(word, span))
        return nil
      }
      return .name(Slot(name.index))
    case .field(let subject, let field):
      guard case .name(let name) = tree[subject].form,
        let thing = scope.world.thing(names.text(of: name))
      else {
        _ = tell(.overrideTarget(in: construct, at: place(span)))
        return nil
      }
      let word = names.text(of: field)
      // A clause word that is asked for under another name: over is the term.
      let property = Field(rawValue: word)?.property ?? word
      guard Property.named(property, of: thing.kind) != nil else {
        let refusal = unknownProperty(word, of: thing, in: scope.world)
        _ = tell(Diagnostic(refusal, at: place(span)))
        return nil
      }
      guard Property.named(property, of: thing.kind)?.isReplaceable == true else {
        _ = tell(.overrideTarget(in: construct, at: place(span)))
        return nil
      }
      return .field(Overlay.Field(thing: names.text(of: name), field: property))
    default:
      _ = tell(.overrideTarget(in: construct, at: place(span)))
      return nil
    }
  }

  // MARK: Calls

  func call(
    _ callee: ExpressionID, _ arguments: [ArgumentNode], _ span: Span, _ origin: Origin
  ) -> FormulaID? {
    guard case .name(let name) = tree[callee].form else {
      let target = lower(callee)
      guard let values = lowered(arguments.map(\.value)), let target else { return nil }
      return arena.add(.apply(target, arena.addChildren(values)), origin)
    }
    let word = names.text(of: name)
    let isShadowed = scope.definitions[Slot(name.index)].map {
      $0.kind == .function || Function.named(word)?.yieldsName != true
    }
    if locals.contains(name) || isShadowed == true {
      guard let target = lower(name, tree[callee].span, origin),
        let values = lowered(arguments.map(\.value))
      else { return nil }
      return arena.add(.apply(target, arena.addChildren(values)), origin)
    }
    let function = Function.named(word)
    // Every property of a thing can also be asked for as a function: spend(openai). A function of
    // the same name that needs more values is another one: npv(openai_aws), npv(8%, flows).
    let least = function?.parameters.count { !$0.isOptional } ?? .max
    if arguments.count == 1, least > 1, Property.isKnown(word) {
      guard let subject = lower(arguments[0].value) else { return nil }
      return arena.add(.field(subject, arena.addText(word)), origin)
    }
    if let index = Function.index(of: word) {
      return native(index, arguments, tree[callee].span, origin)
    }
    let known = Function.all.map(\.name) + Property.all.filter(\.isMetric).map(\.name)
    let near = OtherWords.function(word).map { [$0] } ?? nearest(to: word, in: known, most: 3)
    if arguments.isEmpty, OtherWords.verb(word) == "quit" {
      return tell(.unknownName(word, near: [], meant: "quit", at: place(span)))
    }
    if Property.isKnown(word) {
      return tell(
        .argumentCount(
          word, takes: "one thing: \(word)(openai)", found: arguments.count,
          at: place(tree[callee].span)))
    }
    let isChoice = word.lowercased() == "if"
    return tell(
      .unknownFunction(
        word, near: isChoice ? [] : near,
        note: isChoice ? "a choice is written if a > b then c else d" : nil,
        at: place(tree[callee].span)))
  }

  private func native(
    _ index: Int32, _ arguments: [ArgumentNode], _ span: Span, _ origin: Origin
  ) -> FormulaID? {
    let function = Function.all[Int(index)]
    if let form = alternative(of: function, arguments) {
      guard let formulas = lowered(form.values) else { return nil }
      let which = arena.addConstant(.text(form.names.joined(separator: " ")), origin)
      return arena.add(.call(index, arena.addChildren([which] + formulas)), origin)
    }
    var ordered: [ExpressionID] = []
    for argument in arguments {
      if let name = argument.name {
        let word = names.text(of: name)
        guard ordered.count < function.parameters.count,
          function.parameters[ordered.count].name == word
        else {
          return tell(
            .argumentName(
              word, of: function.name, takes: function.signature, at: place(argument.nameSpan)))
        }
      }
      ordered.append(argument.value)
    }
    let least = function.parameters.filter { !$0.isOptional }.count
    let isOneRange = function.takesOneRange && ordered.count == 1 && arguments[0].name == nil
    guard ordered.count >= least || isOneRange,
      function.isVariadic || ordered.count <= function.parameters.count
    else {
      // irr(-100, 60, 70): the flows without their brackets.
      var list: String?
      if function.parameters.first?.name == "flows", let first = ordered.first,
        let last = ordered.last, ordered.count > function.parameters.count
      {
        let values = source.text(of: tree[first].span.union(tree[last].span))
        list = "\(function.name)([\(values)])"
      }
      return tell(
        .argumentCount(
          function.name, takes: function.signature, found: ordered.count, list: list,
          at: place(span)))
    }
    if function.takesCondition {
      guard let formulas = condition(ordered, function) else { return nil }
      return arena.add(.call(index, arena.addChildren(formulas)), origin)
    }
    guard let formulas = lowered(ordered, word: function.wordPosition) else { return nil }
    return arena.add(.call(index, arena.addChildren(formulas)), origin)
  }

  /// Formulas of which one may be a plain word: a scope, or what nothing in the book is called by.
  private func lowered(_ values: [ExpressionID], word position: Int?) -> [FormulaID]? {
    guard let position, values.indices.contains(position),
      case .name(let name) = tree[values[position]].form, !locals.contains(name),
      scope.definitions[Slot(name.index)] == nil
        || scope.world.scopes.contains(names.text(of: name))
    else { return lowered(values) }
    var others = values
    others.remove(at: position)
    guard var formulas = lowered(others) else { return nil }
    let span = tree[values[position]].span
    let origin = Origin(source: source.id, lower: span.lower, upper: span.upper)
    formulas.insert(arena.addConstant(.text(names.text(of: name)), origin), at: position)
    return formulas
  }

  /// The values in the order of the names of another form, if all are named by one.
  private func alternative(
    of function: Function, _ arguments: [ArgumentNode]
  ) -> (names: [String], values: [ExpressionID])? {
    for form in function.alternatives where form.count == arguments.count {
      let values = form.compactMap { wanted in
        arguments.first { $0.name.map(names.text) == wanted }?.value
      }
      if values.count == form.count { return (form, values) }
    }
    return nil
  }

  /// The sides of a comparison with its sign as a text: `when(S >= X)` asks when, not whether.
  private func condition(_ arguments: [ExpressionID], _ function: Function) -> [FormulaID]? {
    guard let first = arguments.first else { return nil }
    let node = tree[first]
    guard case .binary(let operation, let left, let right) = node.form,
      let sign = operation.comparisonSign
    else {
      _ = tell(.comparisonExpected(function.name, at: place(node.span)))
      return nil
    }
    guard let sides = lowered([left, right]) else { return nil }
    let origin = Origin(source: source.id, lower: node.span.lower, upper: node.span.upper)
    return sides + [arena.addConstant(.text(sign), origin)]
  }
}

extension BinaryOperator {
  /// The sign of an ordering comparison; nil for other operators.
  fileprivate var comparisonSign: String? {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal, .notEqual, .convert, .pipe, .or, .and, .at, .during, .by, .known, .to, .upThrough,
      .plusMinus, .add, .subtract, .multiply, .divide, .of, .power:
      nil
    }
  }
}
