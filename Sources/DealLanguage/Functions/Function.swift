import DealFormula
import DealQuantities
import DealSyntax

/// A function of the language: how it is called, what it means, and what computes it. The one table
/// from which checking, help, completion and the example tests come.
package struct Function: Sendable {
  package struct Parameter: Sendable {
    package var name: String
    package var isOptional: Bool
  }

  package var name: String
  package var parameters: [Parameter]
  package var isVariadic: Bool
  package var summary: String
  package var examples: [String]
  /// What was decided where others do it in another way, in a sentence: which time the first flow
  /// has, which of two kinds of quantile.
  package private(set) var choice: String?
  /// Other sets of names for its values: lognormal(p5: …, p95: …). The body then gets the names,
  /// with blanks between them, as its first value.
  package var alternatives: [[String]] = []
  /// Whether one range can stand for all its values: lognormal(2 to 9).
  package var takesOneRange = false
  /// Whether it is written without brackets, as a name: `deals`, `today`.
  package var isName: Bool
  /// The position of a value that is a plain word (`compute`), if it takes one.
  private(set) var wordPosition: Int?
  /// Whether its argument is a comparison whose sides it takes apart (`when`).
  package var takesCondition: Bool
  /// Whether its name is a word that a book may give to a value of its own: a share, a flow. Its calls
  /// stay calls.
  package var yieldsName: Bool { Self.everydayWords.contains(name) }
  /// Names of functions that are everyday words.
  private static let everydayWords: Set<String> = [
    "share", "flow", "exposure", "circles", "prices", "chips", "revenue", "capacity",
  ]
  var native: NativeFunction

  /// A function with the names of its parameters; a `?` behind a name makes it optional, a last
  /// `…` allows more of the same.
  init(
    _ name: String, _ parameters: String, _ summary: String, examples: [String],
    isName: Bool = false, takesCondition: Bool = false, takesRanges: Bool = false,
    onNumbers: NumberFunction? = nil, _ body: @escaping NativeFunction.Body
  ) {
    self.name = name
    var words = parameters.split(separator: " ").map(String.init)
    isVariadic = words.last == "…"
    if isVariadic { words.removeLast() }
    self.parameters = words.map { word in
      Parameter(
        name: word.hasSuffix("?") ? String(word.dropLast()) : word, isOptional: word.hasSuffix("?"))
    }
    self.summary = summary
    self.examples = examples
    self.isName = isName
    self.takesCondition = takesCondition
    native = NativeFunction(name: name, takesRanges: takesRanges, onNumbers: onNumbers, body: body)
  }

  /// The same, whose value at a position may be a plain word: a scope, a resource.
  func takingWord(at position: Int) -> Function {
    var function = self
    function.wordPosition = position
    return function
  }

  /// The same, with what was decided where others do it in another way.
  func deciding(_ choice: String) -> Function {
    var function = self
    function.choice = choice
    return function
  }

  /// How it is called: `quantile(x, p)`.
  package var signature: String {
    if isName { return name }
    let shown = parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }
    let own = "\(name)(\((shown + (isVariadic ? ["…"] : [])).joined(separator: ", ")))"
    let others = alternatives.map { form in
      "\(name)(\(form.map { "\($0): …" }.joined(separator: ", ")))"
    }
    return ([own] + others + (takesOneRange ? ["\(name)(a to b)"] : [])).joined(separator: " or ")
  }

  package static let all: [Function] = families.flatMap(\.functions)

  /// The functions by what they are about, in the order in which the reference explains them.
  package static let families: [(title: String, functions: [Function])] = [
    ("What is in the book", collections), ("Lists", lists), ("Mathematics", mathematics),
    ("Distributions", distributions), ("Statistics of ranges", statistics), ("Time", time),
    ("Finance", finance), ("Markets", market), ("Competition", competition), ("Rights", rights),
  ]
  static let natives: [NativeFunction] = all.map(\.native)
  private static let indices: [String: Int32] = {
    var indices: [String: Int32] = [:]
    for (index, function) in all.enumerated() {
      indices[function.name] = Int32(truncatingIfNeeded: index)
    }
    return indices
  }()

  /// The index by which formulas call the function of this name.
  static func index(of name: String) -> Int32? { indices[name] }

  /// Enters the names of the functions and returns how many names there are then: a name with a
  /// greater index is not one of theirs.
  static func intern(in names: NameTable) -> Int {
    for function in all { _ = names.intern(function.name) }
    return names.count
  }

  package static func named(_ name: String) -> Function? {
    index(of: name).map { all[Int($0)] }
  }
}

// MARK: Taking arguments

/// The argument at a position; functions are called with at least the arguments that are not optional.
func argument(_ values: [Value], _ position: Int) throws(Refusal) -> Value {
  guard position < values.count else {
    throw Refusal("argument-count", "a value is missing in the brackets")
  }
  return values[position]
}

func quantity(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> Quantity {
  let value = try argument(values, position)
  guard case .quantity(let quantity) = value else {
    throw Refusal("wrong-kind", "\(role) must be a quantity, and this is \(value.kindName)")
  }
  return quantity
}

/// A plain number, with `%` and `bp` worked in.
func number(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> Double {
  try quantity(values, position, role).number()
}

func list(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> [Value] {
  let value = try argument(values, position)
  guard case .list(let elements) = value else {
    throw Refusal("wrong-kind", "\(role) must be a list, and this is \(value.kindName)")
  }
  return elements
}

func closure(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> Closure {
  let value = try argument(values, position)
  guard case .function(let closure) = value else {
    throw Refusal(
      "wrong-kind", "\(role) must be a function such as x => x * 2, and this is \(value.kindName)")
  }
  return closure
}

func series(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> Series {
  let value = try argument(values, position)
  guard case .series(let series) = value else {
    throw Refusal(
      "wrong-kind",
      "\(role) must be a series over time such as openai_aws.capacity, and this is \(value.kindName)"
    )
  }
  return series
}

func day(_ values: [Value], _ position: Int, _ role: String) throws(Refusal) -> Day {
  let value = try argument(values, position)
  guard let period = value.asPeriod else {
    throw Refusal("wrong-kind", "\(role) must be a date, and this is \(value.kindName)")
  }
  return period.first
}
