/// Refers to a node of a `Tree`.
package struct ExpressionID: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int32) { self.index = index }
}

/// A run of entries in one of the tree's side arrays.
package struct Run: Hashable, Sendable {
  package var first: Int32
  package var count: Int32
  package init(first: Int32, count: Int32) {
    self.first = first
    self.count = count
  }
}

/// One written expression. Plain data, so that a tree of a million nodes is freed in one step.
package struct Node: Sendable {
  package var form: Form
  package var span: Span
  /// One more than the tallest child: a flat `1+1+…` is a tall tree.
  package var height: Int32

  package init(form: Form, span: Span, height: Int32) {
    self.form = form
    self.span = span
    self.height = height
  }
}

/// What can be written as an expression. Closed: grows only with the language.
package enum Form: Hashable, Sendable {
  /// `12`, `38e9`, `200k`, `38B`, `200 thousand`: the scale is applied.
  case number(Double)
  /// A bare whole number of four digits, 1000 to 9999: a year where a date is expected, else a number.
  case year(Int32)
  /// `80%` is 0.8 shown as a percentage; the payload is the number before the sign.
  case percent(Double)
  /// `25 bp`; the payload is the number before the unit.
  case basisPoints(Double)
  /// `$38B`, `€1.2bn`: the currency by its code (`USD`).
  case money(Double, currency: Name)
  /// A number directly before a unit name: `7 years`, `200k gpus`, `2 GW`, `38B USD`.
  case measure(ExpressionID, unit: Name)
  /// `2025-11-03`; year, month and day have been checked against the calendar.
  case day(year: Int32, month: Int32, day: Int32)
  case month(year: Int32, month: Int32)
  case quarter(year: Int32, quarter: Int32)
  /// `early 2026`, `mid 2026`, `late 2026`.
  case partOf(PeriodPart, ExpressionID)
  /// `start of P`, `end of P`.
  case edge(PeriodEdge, ExpressionID)
  case truth(Bool)
  case text(TextID)
  /// `"… {expr} …"`: the pieces, texts and expressions in turn (`Tree.children`).
  case interpolated(Run)
  case name(Name)
  /// `hundreds of thousands`: 2 to 9 times `word`, which is the size of the word (100_000).
  case headline(Double)
  /// `about X`, `nearly X`, `over X`, `up to X`.
  case approximate(Approximation, ExpressionID)
  case unary(UnaryOperator, ExpressionID)
  case binary(BinaryOperator, ExpressionID, ExpressionID)
  /// `value.field`
  case field(ExpressionID, Name)
  case index(ExpressionID, ExpressionID)
  /// A call; the arguments are in `Tree.arguments`.
  case call(ExpressionID, Run)
  /// `[a, b]`: `Tree.children`.
  case list(Run)
  /// `{name: a}`: `Tree.arguments`, each with a name.
  case record(Run)
  /// `[e for x in list if c]`: the parts are in `Tree.comprehensions`.
  case comprehension(Int32)
  /// `x => e`, `(a, b) => e`: the names of the parameters are in `Tree.names`.
  case lambda(Run, ExpressionID)
  /// `if a then b else c`: three entries in `Tree.children`.
  case conditional(Run)
  /// `EXPR given NAME = EXPR, …`, `EXPR given SCENARIO`: `Tree.overrides`.
  case given(ExpressionID, Run)
  /// `S by quarter from D until D`: the parts are in `Tree.schedules`.
  case schedule(Int32)
  /// Stands where an error was reported; whatever holds it is not evaluated.
  case hole
}

package enum PeriodPart: UInt8, Sendable { case early, mid, late }
package enum PeriodEdge: UInt8, Sendable { case start, end }
package enum Approximation: UInt8, Sendable { case about, nearly, over, upTo }

package enum UnaryOperator: UInt8, Sendable { case minus, plus, not }

package enum BinaryOperator: UInt8, Sendable, CaseIterable {
  case convert, pipe, or, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case at, during, by, known
  case to, upThrough, plusMinus
  case add, subtract, multiply, divide, of, power
}

/// One argument of a call or one field of a record.
package struct ArgumentNode: Sendable {
  /// The name before the colon, `p5:`; nil for a plain argument.
  package var name: Name?
  package var nameSpan: Span
  package var value: ExpressionID
  package init(name: Name?, nameSpan: Span, value: ExpressionID) {
    self.name = name
    self.nameSpan = nameSpan
    self.value = value
  }
}

/// One override after `given`: a name or dotted path and its expression, or the name of a scenario.
package struct OverrideNode: Sendable {
  /// `.name` or `.field` nodes only.
  package var target: ExpressionID
  /// Nil when the target is the name of a scenario.
  package var value: ExpressionID?
  package init(target: ExpressionID, value: ExpressionID?) {
    self.target = target
    self.value = value
  }
}

/// The parts of `[element for variable in list if condition]`.
package struct ComprehensionNode: Sendable {
  package var element: ExpressionID
  package var variable: Name
  package var variableSpan: Span
  package var list: ExpressionID
  package var condition: ExpressionID?
  package init(
    element: ExpressionID, variable: Name, variableSpan: Span, list: ExpressionID,
    condition: ExpressionID?
  ) {
    self.element = element
    self.variable = variable
    self.variableSpan = variableSpan
    self.list = list
    self.condition = condition
  }
}

/// The parts of `subject by step from start until end`; `2026..2030 by year` has a range as subject.
package struct ScheduleNode: Sendable {
  package var subject: ExpressionID
  /// `month`, `quarter`, `year` or any other expression; the checker knows which fit.
  package var step: ExpressionID
  package var from: ExpressionID?
  package var until: ExpressionID?
  package init(
    subject: ExpressionID, step: ExpressionID, from: ExpressionID?, until: ExpressionID?
  ) {
    self.subject = subject
    self.step = step
    self.from = from
    self.until = until
  }
}

/// Refers to a text in `Tree.texts`.
package struct TextID: Hashable, Sendable {
  package var index: Int32
  package init(_ index: Int32) { self.index = index }
}

/// The written expressions of one or many statements: an arena that is filled by the parser and
/// emptied between statements by a caller that reads a long file.
package struct Tree: Sendable {
  package var nodes: [Node] = []
  package var children: [ExpressionID] = []
  package var arguments: [ArgumentNode] = []
  package var names: [Name] = []
  package var overrides: [OverrideNode] = []
  package var comprehensions: [ComprehensionNode] = []
  package var schedules: [ScheduleNode] = []
  package var texts: [String] = []

  package init() {}

  @inlinable package subscript(_ id: ExpressionID) -> Node { nodes[Int(id.index)] }

  /// Forgets every node and keeps the memory.
  package mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    // Most statements have none of these, and asking is cheaper than emptying.
    if !children.isEmpty { children.removeAll(keepingCapacity: true) }
    if !arguments.isEmpty { arguments.removeAll(keepingCapacity: true) }
    if !names.isEmpty { names.removeAll(keepingCapacity: true) }
    if !overrides.isEmpty { overrides.removeAll(keepingCapacity: true) }
    if !comprehensions.isEmpty { comprehensions.removeAll(keepingCapacity: true) }
    if !schedules.isEmpty { schedules.removeAll(keepingCapacity: true) }
    if !texts.isEmpty { texts.removeAll(keepingCapacity: true) }
  }
}
