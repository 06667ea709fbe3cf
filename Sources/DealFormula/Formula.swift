package import DealQuantities

/// Refers to a formula in a `FormulaArena`.
package struct FormulaID: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int32) { self.index = index }
}

/// A name of the book: assumptions, definitions and functions are looked up by it, through layers.
package struct Slot: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int32) { self.index = index }
}

/// A run of entries in one of the arena's side arrays.
package struct FormulaRun: Hashable, Sendable {
  package var first: Int32
  package var count: Int32
  package init(first: Int32, count: Int32) {
    self.first = first
    self.count = count
  }
}

/// Where a formula is written: a range of bytes in a source of the book.
package struct Origin: Hashable, Sendable {
  package var source: UInt32
  package var lower: UInt32
  package var upper: UInt32
  package init(source: UInt32, lower: UInt32, upper: UInt32) {
    self.source = source
    self.lower = lower
    self.upper = upper
  }
}

/// One node of the formula graph: what it computes and where it is written. Plain data.
package struct FormulaNode: Sendable {
  package var operation: Operation
  package var origin: Origin
  package init(_ operation: Operation, _ origin: Origin) {
    self.operation = operation
    self.origin = origin
  }
}

/// What a node computes. Names are resolved when the node is evaluated, through the layers of
/// definitions, so that a redefinition or an override is one entry in a layer.
package enum Operation: Sendable {
  /// A plain number.
  case number(Double)
  /// Any other constant: the index in `FormulaArena.constants`.
  case constant(Int32)
  case name(Slot)
  /// A parameter of the function, lambda or comprehension that encloses the node: its index in the frame.
  case local(Int32)
  /// A deal, party or other thing of the world by its name (`FormulaArena.texts`).
  case thing(Int32)
  case unary(UnaryOperation, FormulaID)
  case binary(BinaryOperation, FormulaID, FormulaID)
  /// `number unit`: multiplies without becoming a step of its own in a derivation.
  case measure(FormulaID, FormulaID)
  /// A function of the language: its index in `Environment.functions` and its arguments.
  case call(Int32, FormulaRun)
  /// A function of the user: the callee's value and the arguments.
  case apply(FormulaID, FormulaRun)
  /// `value.field`; the field's name is in `FormulaArena.texts`.
  case field(FormulaID, Int32)
  case index(FormulaID, FormulaID)
  case list(FormulaRun)
  /// The children are the values; the names begin at this index in `FormulaArena.texts`.
  case record(FormulaRun, names: Int32)
  /// Children: the list, the element, and the condition if there is one; the variable is the next local.
  case comprehension(FormulaRun)
  /// The number of parameters and the body.
  case lambda(Int32, FormulaID)
  /// Children: condition, then, else.
  case conditional(FormulaRun)
  /// The formula and its overrides in `FormulaArena.overrides`.
  case given(FormulaID, FormulaRun)
  /// `subject by step from D until D`: children are subject, from and until, where stated.
  case schedule(FormulaRun, Period.Step, hasFrom: Bool, hasUntil: Bool)
  /// Texts and values in turn, joined.
  case interpolation(FormulaRun)
  /// `early`, `mid` or `late` of a period; `start of` and `end of` it.
  case part(PartOfPeriod, FormulaID)
  /// `about X`, `hundreds of thousands`: the words, as written, are in `FormulaArena.texts`.
  case approximation(Approximation, FormulaID, words: Int32)
  /// `x in UNIT`: the unit is a formula whose value is one of it.
  case convert(FormulaID, FormulaID)
  /// `x in human`, `x in month`: a named way of showing.
  case readable(FormulaID)
}

package enum UnaryOperation: UInt8, Sendable { case negate, not, plus }

package enum BinaryOperation: UInt8, Sendable {
  case or, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case at, during, known
  case to, upThrough, plusMinus
  case add, subtract, multiply, divide, of, power

  /// The operator as written.
  package var symbol: String {
    switch self {
    case .or: "or"
    case .and: "and"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .at: "at"
    case .during: "during"
    case .known: "known on"
    case .to: "to"
    case .upThrough: ".."
    case .plusMinus: "±"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .of: "of"
    case .power: "^"
    }
  }
}

/// The words of headlines that make a range of a number.
package enum Approximation: UInt8, Sendable { case about, nearly, over, upTo, headline }

package enum PartOfPeriod: UInt8, Sendable { case early, mid, late, start, end }

/// One override of a `given`.
package enum Override: Sendable {
  /// A name of the book takes the value of a formula.
  case name(Slot, FormulaID)
  /// A field of a thing takes it: `openai_aws.value = $40B`. The texts are the thing and the field.
  case field(thing: Int32, field: Int32, FormulaID)
  /// All that a scenario declares; the text is its name.
  case scenario(Int32)
}
