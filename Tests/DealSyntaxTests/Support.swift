import DealSyntax

/// The verbs that the tests read.
let testVocabulary = Vocabulary(verbs: [
  VerbShape(
    name: "deal",
    operands: [.init("who pays", .name), .init("who delivers", .name)],
    clauses: [
      .init("value", "an amount of money", .qualified(["reported"])),
      .init("over", "a length of time", .expression),
      .init("announced", "a date", .expression),
      .init("from", "a date", .expression),
      .init("until", "a date", .expression),
      .init("with", "quantities", .grants(["it", "facility"])),
      .init("kind", "a kind", .word(["cloud", "investment", "chips"])),
      .init("pays", "a way to pay", .word(["evenly", "monthly", "with capacity"])),
      .init("binding", "how binding", .word(["firm", "take-or-pay", "option"])),
      .init("as", "a name", .name),
      .init("source", "a text or a name", .textOrName, isRepeatable: true),
      .init("note", "a text", .text, isRepeatable: true),
    ]),
  VerbShape(
    name: "rollout", operands: [.init("what", .expression)],
    clauses: [
      .init("from", "a date", .expression), .init("by", "a date", .expression),
      .init("for", "a deal", .name), .init("slip", "a length of time", .expression),
    ]),
  VerbShape(
    name: "rate",
    operands: [.init("a currency", .name), .init("a rate", .expression, preceding: "=")],
    clauses: [.init("on", "a date", .expression)], block: .none),
  VerbShape(
    name: "solve",
    operands: [
      .init("a name", .name), .init("a formula", .expression, preceding: "for"),
      .init("a target", .expression, preceding: "="),
    ], clauses: [.init("between", "two values", .expression)], block: .none),
  VerbShape(
    name: "sweep",
    operands: [
      .init("a name", .assignments("over")), .init("what", .expressions, preceding: "show"),
    ], block: .none),
  VerbShape(
    name: "price",
    operands: [
      .init("what", .name, preceding: "of"), .init("a rate", .expression),
    ], clauses: [.init("on", "a date", .expression), .init("declining", "a rate", .expression)],
    block: .none),
  VerbShape(
    name: "scenario", operands: [.init("a name", .name)],
    clauses: [.init("from", "a scenario", .name)], block: .statements),
  VerbShape(
    name: "compare", operands: [.init("scenarios", .names)],
    clauses: [.init("show", "values", .expressions)], block: .none),
  VerbShape(name: "show", operands: [.init("a value", .expression)], block: .none),
  VerbShape(
    name: "list", operands: [.init("what", .word(["deals", "parties"]))],
    clauses: [.init("where", "a condition", .expression), .init("top", "a number", .expression)],
    block: .none),
  VerbShape(name: "timeline", operands: [], block: .none),
  VerbShape(name: "print", operands: [.init("a text", .textOrExpression)], block: .none),
  VerbShape(name: "help", operands: [.init("a word", .rest, isOptional: true)], block: .none),
  VerbShape(
    name: "claim", operands: [.init("a text", .text), .init("a condition", .expression)],
    block: .none),
])

/// Reads a text with the verbs of the tests.
func read(
  _ text: String, limits: ReadingLimits = ReadingLimits()
) -> (script: Script, names: NameTable, source: Source) {
  let names = NameTable()
  let source = Source(id: 1, name: "test.deal", text: text)
  let script = parse(source, names: names, vocabulary: testVocabulary, limits: limits)
  return (script, names, source)
}

/// The statements of a text in a compact form, one behind the other; errors by code and place.
func written(_ text: String) -> String {
  let (script, names, source) = read(text)
  let writer = Writer(tree: script.tree, names: names)
  var parts = script.statements.map { writer.write($0) }
  parts += script.diagnostics.map { brief($0, source) }
  return parts.joined(separator: " | ")
}

/// `!code@line:column`
func brief(_ diagnostic: Diagnostic, _ source: Source) -> String {
  guard let label = diagnostic.labels.first else { return "!\(diagnostic.code)" }
  let (line, column) = source.position(of: label.place.span.lower)
  return "!\(diagnostic.code)@\(line):\(column)"
}

/// Writes trees as nested lists.
struct Writer {
  let tree: Tree
  let names: NameTable

  func write(_ statement: Statement) -> String {
    switch statement.form {
    case .expression(let id): return write(id)
    case .define(let definition):
      var text = "\(definition.kind) \(names.text(of: definition.name.name))"
      if let annotation = definition.annotation { text += ":\(write(annotation))" }
      text += " = \(write(definition.value))"
      for clause in definition.clauses {
        text += " \(Definition.clauseShapes[clause.word].word)=\(write(clause.argument))"
      }
      return text
    case .function(let function):
      let parameters = function.parameters.map { parameter in
        names.text(of: parameter.name.name) + (parameter.annotation.map { ":" + write($0) } ?? "")
      }
      let result = function.result.map { ":" + write($0) } ?? ""
      return "fn \(names.text(of: function.name.name))(\(parameters.joined(separator: ",")))"
        + "\(result) = \(write(function.body))"
    case .phrase(let phrase):
      let shape = testVocabulary.verbs[phrase.verb]
      var text = shape.name
      for operand in phrase.operands { text += " " + (operand.map { write($0) } ?? "_") }
      for clause in phrase.clauses {
        text += " \(shape.clauses[clause.word].word)=\(write(clause.argument))"
      }
      if !phrase.block.isEmpty {
        text += " {" + phrase.block.map { write($0) }.joined(separator: "; ") + "}"
      }
      return text
    }
  }

  func write(_ argument: Argument) -> String {
    switch argument.form {
    case .expression(let id): return write(id)
    case .expressions(let ids): return ids.map { write($0) }.joined(separator: ",")
    case .qualified(let word, let id): return (word.map { "\($0):" } ?? "") + write(id)
    case .name(let name): return names.text(of: name)
    case .names(let list): return list.map { names.text(of: $0.name) }.joined(separator: ",")
    case .word(let index): return "#\(index)"
    case .text(let text): return "\"\(text)\""
    case .grants(let grants):
      return grants.map { grant in
        write(grant.quantity) + (grant.chip.map { " of \(names.text(of: $0.name))" } ?? "")
      }.joined(separator: ",")
    case .assignments(let entries):
      return entries.map { entry in
        write(entry.target) + (entry.value.map { "=\(write($0))" } ?? "")
      }.joined(separator: ",")
    case .rest(let text): return "<\(text)>"
    case .nothing: return ""
    }
  }

  private func write(_ run: Run) -> String {
    tree.children[Int(run.first)..<Int(run.first + run.count)].map { write($0) }
      .joined(separator: " ")
  }

  private func writeArguments(_ run: Run) -> String {
    tree.arguments[Int(run.first)..<Int(run.first + run.count)].map { argument in
      (argument.name.map { names.text(of: $0) + ":" } ?? "") + write(argument.value)
    }.joined(separator: " ")
  }

  func write(_ id: ExpressionID) -> String {
    switch tree[id].form {
    case .number(let value): return brief(value)
    case .year(let year): return "y\(year)"
    case .percent(let value): return "\(brief(value))%"
    case .basisPoints(let value): return "\(brief(value))bp"
    case .money(let value, let currency): return "\(names.text(of: currency))\(brief(value))"
    case .measure(let value, let unit): return "[\(write(value)) \(names.text(of: unit))]"
    case .day(let year, let month, let day): return "d\(year)-\(month)-\(day)"
    case .month(let year, let month): return "m\(year)-\(month)"
    case .quarter(let year, let quarter): return "q\(year)-\(quarter)"
    case .partOf(let part, let id): return "(\(part) \(write(id)))"
    case .edge(let edge, let id): return "(\(edge)of \(write(id)))"
    case .truth(let value): return "\(value)"
    case .text(let id): return "'\(tree.texts[Int(id.index)])'"
    case .interpolated(let run): return "(text \(write(run)))"
    case .name(let name): return names.text(of: name)
    case .headline(let size): return "h\(brief(size))"
    case .approximate(let kind, let id): return "(\(kind) \(write(id)))"
    case .unary(let sign, let id): return "(\(sign) \(write(id)))"
    case .binary(let operation, let left, let right):
      return "(\(operation) \(write(left)) \(write(right)))"
    case .field(let value, let name): return "\(write(value)).\(names.text(of: name))"
    case .index(let value, let index): return "\(write(value))[\(write(index))]"
    case .call(let function, let run): return "\(write(function))(\(writeArguments(run)))"
    case .list(let run): return "[\(write(run))]"
    case .record(let run): return "{\(writeArguments(run))}"
    case .comprehension(let index):
      let node = tree.comprehensions[Int(index)]
      let condition = node.condition.map { " if \(write($0))" } ?? ""
      return "[\(write(node.element)) for \(names.text(of: node.variable)) in "
        + "\(write(node.list))\(condition)]"
    case .lambda(let run, let body):
      let parameters = tree.names[Int(run.first)..<Int(run.first + run.count)]
      return "(\(parameters.map { names.text(of: $0) }.joined(separator: ",")) => \(write(body)))"
    case .conditional(let run): return "(if \(write(run)))"
    case .given(let value, let run):
      let overrides = tree.overrides[Int(run.first)..<Int(run.first + run.count)].map {
        write($0.target) + ($0.value.map { "=" + write($0) } ?? "")
      }
      return "(given \(write(value)) \(overrides.joined(separator: " ")))"
    case .schedule(let index):
      let node = tree.schedules[Int(index)]
      let from = node.from.map { " from \(write($0))" } ?? ""
      let until = node.until.map { " until \(write($0))" } ?? ""
      return "(by \(write(node.subject)) \(write(node.step))\(from)\(until))"
    case .hole: return "?"
    }
  }

  private func brief(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
