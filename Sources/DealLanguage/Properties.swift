import DealFormula
import DealModel
import DealQuantities
import DealReports
import DealSyntax
import DealText

/// A property of a thing: by the function of its entry, or by its written formula, in which the
/// names are the other properties of the thing.
func property(
  _ name: String, of thing: Thing, in world: World, _ names: NameTable,
  _ evaluation: inout Evaluation
) throws(Refusal) -> Value {
  guard let property = Property.named(name, of: thing.kind) else {
    throw unknownProperty(name, of: thing, in: world)
  }
  // Stated fields of a deal look for what is given in their place themselves: it must fit them.
  let looksItself = thing.kind == .deal && !property.isMetric
  if !looksItself,
    let given = evaluation.overlay.fields[.init(thing: world.name(of: thing), field: name)]
  {
    evaluation.open(
      Derivation(title: "\(world.name(of: thing)).\(name)", kind: .fact, text: "given here"))
    evaluation.close(with: given)
    return given
  }
  switch property.formula {
  case .computed(let how, let compute):
    guard property.isMetric else { return try compute(world, thing.index, &evaluation) }
    evaluation.open(Derivation(title: "\(world.name(of: thing)).\(name)", kind: .metric, text: how))
    var value: Value?
    defer { evaluation.close(with: value) }
    let result = try compute(world, thing.index, &evaluation)
    value = result
    return result
  case .written(let text):
    let formula = try WrittenFormulas.formula(
      text, of: thing.kind, in: evaluation.environment.arena, names)
    evaluation.open(
      Derivation(title: "\(world.name(of: thing)).\(name)", kind: .metric, text: "= \(text)"))
    var value: Value?
    defer { evaluation.close(with: value) }
    let result = try evaluation.evaluate(
      formula, declaring: .field(thing: world.name(of: thing), field: name))
    value = result
    return result
  }
}

/// That a thing has no such property, with the nearest that it has.
func unknownProperty(_ name: String, of thing: Thing, in world: World) -> Refusal {
  let known = Property.names(of: thing.kind)
  var near = nearest(to: name, in: known, most: 3)
  if let other = OtherWords.field(name), known.contains(other) { near = [other] }
  // openai.aws, where openai_aws is meant.
  let joined = "\(world.name(of: thing))_\(name)"
  if world.thing(joined) != nil { near = [joined] }
  if near.isEmpty, thing.kind == .party, Property.named(name, of: .deal) != nil {
    let party = world.name(of: thing)
    let deal = world.names(of: .deal).first { $0.split(separator: "_").contains(party[...]) }
    return Refusal(
      "unknown-field", "\(thing.kind.phrase) has no \(name)",
      notes: ["it is asked of a deal, such as \(deal ?? "openai_aws").\(name)"])
  }
  return Refusal(
    "unknown-field", "\(thing.kind.phrase) has no \(name)",
    notes: near.isEmpty
      ? ["\(world.name(of: thing)) has: \(known.joined(separator: ", "))"]
      : ["did you mean \(near.joined(separator: ", "))?"])
}

/// How a value reads inside a text: a range by what its draws say.
func describe(_ value: Value, _ digits: Int, _ sampling: Sampling, _ world: World) -> String {
  let describer = Describer(
    digits: digits, sampling: sampling, nameOfThing: { world.name(of: $0) })
  if case .uncertain(let range) = value { return describer.drawn(range) }
  return describer.text(value)
}
