/// Whether two texts say the same.
extension Script {
  /// Whether another text, read with the same table of names, was read as the same statements; only
  /// the places may differ.
  package func says(whatIsSaidBy other: Script) -> Bool {
    tree.isSame(as: other.tree) && statements.areSame(as: other.statements) { $0.isSame(as: $1) }
      && diagnostics.map(\.code) == other.diagnostics.map(\.code) && needsMore == other.needsMore
  }
}

extension Array {
  /// Whether another list has as many entries and each is the same as the one here.
  fileprivate func areSame(as other: [Element], _ isSame: (Element, Element) -> Bool) -> Bool {
    count == other.count && zip(self, other).allSatisfy(isSame)
  }
}

extension Tree {
  /// Whether all entries are the same but for their places.
  fileprivate func isSame(as other: Tree) -> Bool {
    nodes.areSame(as: other.nodes) { $0.form == $1.form }
      && children == other.children && names == other.names && texts == other.texts
      && arguments.areSame(as: other.arguments) { $0.name == $1.name && $0.value == $1.value }
      && overrides.areSame(as: other.overrides) { $0.isSame(as: $1) }
      && comprehensions.areSame(as: other.comprehensions) {
        $0.element == $1.element && $0.variable == $1.variable && $0.list == $1.list
          && $0.condition == $1.condition
      }
      && schedules.areSame(as: other.schedules) {
        $0.subject == $1.subject && $0.step == $1.step && $0.from == $1.from
          && $0.until == $1.until
      }
  }
}

extension OverrideNode {
  fileprivate func isSame(as other: OverrideNode) -> Bool {
    target == other.target && value == other.value
  }
}

extension Statement {
  fileprivate func isSame(as other: Statement) -> Bool {
    switch (form, other.form) {
    case (.expression(let id), .expression(let otherID)): id == otherID
    case (.define(let definition), .define(let otherDefinition)):
      definition.isSame(as: otherDefinition)
    case (.function(let function), .function(let otherFunction)):
      function.isSame(as: otherFunction)
    case (.phrase(let phrase), .phrase(let otherPhrase)): phrase.isSame(as: otherPhrase)
    case (.expression, _), (.define, _), (.function, _), (.phrase, _): false
    }
  }
}

extension Definition {
  fileprivate func isSame(as other: Definition) -> Bool {
    kind == other.kind && name.name == other.name.name && annotation == other.annotation
      && value == other.value && clauses.areSame(as: other.clauses) { $0.isSame(as: $1) }
  }
}

extension FunctionDefinition {
  fileprivate func isSame(as other: FunctionDefinition) -> Bool {
    name.name == other.name.name && result == other.result && body == other.body
      && parameters.areSame(as: other.parameters) {
        $0.name.name == $1.name.name && $0.annotation == $1.annotation
      }
  }
}

extension Phrase {
  fileprivate func isSame(as other: Phrase) -> Bool {
    verb == other.verb
      && operands.areSame(as: other.operands) { operand, otherOperand in
        guard let operand, let otherOperand else { return operand == nil && otherOperand == nil }
        return operand.form.isSame(as: otherOperand.form)
      }
      && clauses.areSame(as: other.clauses) { $0.isSame(as: $1) }
      && block.areSame(as: other.block) { $0.isSame(as: $1) }
  }
}

extension Clause {
  fileprivate func isSame(as other: Clause) -> Bool {
    word == other.word && argument.form.isSame(as: other.argument.form)
  }
}

extension ArgumentForm {
  fileprivate func isSame(as other: ArgumentForm) -> Bool {
    switch (self, other) {
    case (.expression(let id), .expression(let otherID)): id == otherID
    case (.expressions(let ids), .expressions(let otherIDs)): ids == otherIDs
    case (.qualified(let word, let id), .qualified(let otherWord, let otherID)):
      word == otherWord && id == otherID
    case (.name(let name), .name(let otherName)): name == otherName
    case (.names(let names), .names(let otherNames)):
      names.map(\.name) == otherNames.map(\.name)
    case (.word(let word), .word(let otherWord)): word == otherWord
    case (.text(let text), .text(let otherText)), (.rest(let text), .rest(let otherText)):
      text == otherText
    case (.grants(let grants), .grants(let otherGrants)):
      grants.areSame(as: otherGrants) {
        $0.quantity == $1.quantity && $0.chip?.name == $1.chip?.name && $0.word == $1.word
      }
    case (.assignments(let entries), .assignments(let otherEntries)):
      entries.areSame(as: otherEntries) { $0.isSame(as: $1) }
    case (.nothing, .nothing): true
    case (.expression, _), (.expressions, _), (.qualified, _), (.name, _), (.names, _), (.word, _),
      (.text, _), (.rest, _), (.grants, _), (.assignments, _), (.nothing, _):
      false
    }
  }
}
