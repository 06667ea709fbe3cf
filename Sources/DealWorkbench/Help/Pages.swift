import DealFormula
import DealLanguage
import DealModel
import DealPage
import DealQuantities
import DealSyntax

/// A line of a page.
func line(_ text: String, _ role: Role = .plain) -> Block { .line(StyledText(text, role)) }

/// A verb: its sentence with the parts, its clauses and examples.
func page(_ verb: Verb) -> Page {
  var form = verb.name
  for operand in verb.shape.operands {
    let shown = (operand.preceding.map { "\($0) " } ?? "") + "<\(operand.label)>"
    form += operand.isOptional ? " [\(shown)]" : " \(shown)"
  }
  var blocks: [Block] = [
    line(verb.summary), .blank, .line(StyledText("  " + form, .name)),
  ]
  if !verb.shape.clauses.isEmpty {
    let rows = verb.shape.clauses.map { clause in
      [Table.Cell("  " + clause.word, role: .name), Table.Cell(clause.meaning)]
    }
    blocks += [
      .blank, line("clauses, in any order:", .strong),
      .table(Table(columns: [], rows: rows)),
    ]
  }
  return Page(blocks + [.blank, examples(verb.examples)])
}

extension ClauseShape {
  /// What follows the word.
  fileprivate var meaning: String {
    if case .word(let words) = reading {
      "\(label): \(words.joined(separator: ", "))"
    } else {
      label
    }
  }
}

/// A statement with a form of its own.
func page(_ form: Verb.ClosedForm) -> Page {
  Page(
    [
      line(form.summary), .blank, line("  " + form.form, .name), .blank, examples(form.examples),
    ])
}

/// A function: how it is called and examples.
func page(_ function: Function) -> Page {
  Page(
    [.line(StyledText(function.signature, .name) + StyledText(": \(function.summary)"))]
      + (function.choice.map { [line("  \($0)")] } ?? []) + [
        .blank, examples(function.examples),
      ])
}

/// What can be asked with a dot, of each kind of thing.
func page(_ properties: [Property]) -> Page {
  var blocks: [Block] = []
  for property in properties {
    blocks.append(
      .line(
        StyledText(property.name, .name)
          + StyledText(" of \(property.thing.phrase): \(property.summary), in \(property.unit)")))
    switch property.formula {
    case .written(let text): blocks.append(line("  = \(text)"))
    case .computed(let how, _): blocks.append(line("  \(how)"))
    }
    if property.isMetric { blocks.append(line("  \(property.reference)", .faint)) }
    if !property.edges.isEmpty { blocks.append(line("  \(property.edges)", .faint)) }
  }
  return Page(blocks)
}

/// A unit.
func page(_ unit: Unit, _ name: String, _ book: Book) -> Page {
  let meaning = book.knowledge.units.names.first { $0.name == name }?.meaning
  return Page([
    .line(
      StyledText(name, .name)
        + StyledText(": a unit of \(unit.dimension.name)\(meaning.map { ", \($0)" } ?? "")"))
  ])
}

/// Clause words are explained with the verbs that take them.
func clausePages(_ word: String) -> [Page] {
  Verb.all.compactMap { verb in
    verb.shape.clauses.first { $0.word == word }.map { clause in
      Page([
        .line(
          StyledText(word, .name)
            + StyledText(" after \(verb.name) is followed by \(clause.meaning)"))
      ])
    }
  }
}

/// An error: what it means, a statement that leads to it, and how to mend it.
func page(_ entry: ErrorEntry) -> Page {
  var blocks: [Block] = [
    .line(StyledText(entry.code, .name) + StyledText(": \(entry.meaning)")), .blank,
  ]
  if let example = entry.example { blocks += [examples([example]), .blank] }
  blocks.append(.line(StyledText("to mend it: ", .strong) + StyledText(entry.mend)))
  return Page(blocks)
}

/// The codes of all errors, by subject.
func codesBySubject() -> Page {
  Page(
    [line("The codes, by subject:", .strong)]
      + ErrorEntry.subjects.map { subject in
        let codes = subject.entries.map(\.code).sorted().joined(separator: ", ")
        return .line(StyledText("\(subject.title): ", .strong) + StyledText(codes))
      })
}

/// Every error in a line.
func listOfErrors() -> Page {
  let rows = ErrorEntry.all.sorted { $0.code < $1.code }.map { entry in
    [Table.Cell("  " + entry.code, role: .name), Table.Cell(entry.meaning)]
  }
  return Page([
    line("Every error, warning and note; help error CODE explains one.", .strong), .blank,
    .table(Table(columns: [], rows: rows)),
  ])
}
