package import DealQuantities

/// Everything that an evaluation looks at: formulas, definitions, and what is around them.
package struct Environment {
  package var arena: FormulaArena
  package var definitions: Definitions
  package var surroundings: Surroundings

  package init(arena: FormulaArena, definitions: Definitions, surroundings: Surroundings) {
    self.arena = arena
    self.definitions = definitions
    self.surroundings = surroundings
  }

  var functions: [NativeFunction] { surroundings.functions }
  package var exchange: Exchange { surroundings.exchange }
  package var sampling: Sampling { surroundings.sampling }
  package var today: Day { surroundings.today }
  package var digits: Int { surroundings.digits }
}

/// What is around the formulas of a book: functions, rates, settings and the world. The world is
/// reached through closures, because this module does not know what a deal is. A class, so that an
/// evaluation takes one reference to it.
package final class Surroundings {
  /// The functions of the language, in the order of their indices.
  package let functions: [NativeFunction]
  package let exchange: Exchange
  /// How ranges are drawn from.
  package let sampling: Sampling
  package let today: Day
  /// Significant digits in texts that a formula makes.
  package let digits: Int
  /// What one statement may take.
  package let limits: WorkLimits
  /// The name of a slot, for errors and derivations.
  package let nameOf: (Slot) -> String
  /// The slot of a name that has ever been written.
  package let slotOf: (String) -> Slot?
  /// The thing of this name, if there is one.
  package let thing: (String) -> Thing?
  /// What a thing is called.
  package let nameOfThing: (Thing) -> String
  /// Everything of a kind, in the order of declaration.
  package let things: (Thing.Kind) -> [Thing]
  /// A field of a thing: a stated fact, a default, or a metric.
  package let field: (inout Evaluation, Thing, String) throws(Refusal) -> Value
  /// The environment in which what a scenario declares holds, for an evaluation that is so deep.
  package let scenario: (String, Int) throws(Refusal) -> Environment
  /// How deep evaluations begin: within a scenario as deep as the one that asked for it.
  let depth: Int
  /// A question about several things of the world at once, by its name: a price, a share, a circle.
  package let ask: (inout Evaluation, String, [Value]) throws(Refusal) -> Value
  /// The day by whose knowledge the world is told; nil for all that is known now.
  package let knownBy: Day?
  /// The environment with only what was known on a day, out of that of an evaluation.
  package let known: (Day, inout Evaluation) throws(Refusal) -> Environment
  /// How a value reads in a text.
  package let describe: (Value) -> String
  /// Whether the user has asked to stop.
  package let isInterrupted: @Sendable () -> Bool

  package init(
    functions: [NativeFunction], exchange: Exchange, sampling: Sampling, today: Day, digits: Int,
    limits: WorkLimits = WorkLimits(), depth: Int = 0,
    nameOf: @escaping (Slot) -> String,
    slotOf: @escaping (String) -> Slot?,
    thing: @escaping (String) -> Thing?,
    nameOfThing: @escaping (Thing) -> String,
    things: @escaping (Thing.Kind) -> [Thing],
    field: @escaping (inout Evaluation, Thing, String) throws(Refusal) -> Value,
    scenario: @escaping (String, Int) throws(Refusal) -> Environment,
    ask: @escaping (inout Evaluation, String, [Value]) throws(Refusal) -> Value = {
      (_, name, _) throws(Refusal) in
      throw Refusal("unknown-name", "nothing here can answer \(name)")
    },
    knownBy: Day? = nil,
    known: @escaping (Day, inout Evaluation) throws(Refusal) -> Environment = {
      (_, evaluation) throws(Refusal) in evaluation.environment
    },
    describe: @escaping (Value) -> String,
    isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.functions = functions
    self.exchange = exchange
    self.sampling = sampling
    self.today = today
    self.digits = digits
    self.limits = limits
    self.depth = depth
    self.nameOf = nameOf
    self.slotOf = slotOf
    self.thing = thing
    self.nameOfThing = nameOfThing
    self.things = things
    self.field = field
    self.scenario = scenario
    self.ask = ask
    self.knownBy = knownBy
    self.known = known
    self.describe = describe
    self.isInterrupted = isInterrupted
  }
}

/// A function of the language: what it is called and what it does with its arguments.
package struct NativeFunction: Sendable {
  package typealias Body = @Sendable (inout Evaluation, [Value]) throws(Refusal) -> Value
  package var name: String
  /// Whether it takes ranges as they are; else the evaluator lifts it over them where it can.
  package var takesRanges: Bool
  /// What it is on numbers, for ranges that pass through it; nil if no range can.
  package var onNumbers: NumberFunction?
  /// Whether it takes unstated facts as they are; else they pass through it.
  package var takesUnstated: Bool
  package var body: Body
  package init(
    name: String, takesRanges: Bool = false, onNumbers: NumberFunction? = nil,
    takesUnstated: Bool = false,
    body: @escaping Body
  ) {
    self.name = name
    self.takesRanges = takesRanges
    self.onNumbers = onNumbers
    self.takesUnstated = takesUnstated
    self.body = body
  }
}

/// What `given` puts in front of the book: values for names and for fields of things.
package struct Overlay: Sendable {
  package struct Field: Hashable, Sendable {
    package var thing: String
    package var field: String
    package init(thing: String, field: String) {
      self.thing = thing
      self.field = field
    }
  }
  /// What can be replaced.
  package enum Target: Hashable, Sendable {
    case name(Slot)
    case field(Field)
  }

  package var names: [Slot: Value] = [:]
  package var fields: [Field: Value] = [:]
  package init() {}

  /// Puts a value in front of what the book says.
  package mutating func replace(_ target: Target, with value: Value) {
    switch target {
    case .name(let slot): names[slot] = value
    case .field(let field): fields[field] = value
    }
  }
  package var isEmpty: Bool { names.isEmpty && fields.isEmpty }
}
