import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax
import DealText

extension ClauseShape {
  /// The clauses of a statement whose answer can go to a file.
  static let intoFile = [
    ClauseShape("to", "the name of a file in quotes", .text, isWeak: true),
    ClauseShape("overwrite", "replaces the file if there is one", .nothing),
  ]
}

extension Verb {
  /// `export deals to "deals.csv"`
  static let export: Verb = .init(
    "export", .asking,
    "Writes values, tables and pictures to a file, in the format that its name ends in: \(FileFormat.all.map(\.name).joined(separator: ", ")).",
    operands: [OperandShape("what to write", .expressions)],
    clauses: ClauseShape.intoFile,
    examples: [
      "export deals to \"deals.csv\"", "export openai_aws to \"deal.json\"",
      "export deals, openai.spend by year to \"book.xlsx\"",
    ]
  ) { (act, phrase) throws(Told) in try act.export(phrase) }
}

extension Enactment {
  fileprivate mutating func export(_ phrase: Phrase) throws(Told) {
    var answers: [Answer] = []
    let questions = try questions(phrase.operand(0))
    for question in questions {
      let value = try value(of: question.formula).value
      if case .unstated(let unstated) = value {
        throw told(unstated.refusal(question.words), tree[question.id].span)
      }
      var answer = try exported(value, question.formula, question.id)
      answer.title = question.words
      answers.append(answer)
    }
    guard phrase.clauses("to", in: ClauseShape.intoFile).first != nil else {
      throw told(
        Refusal(
          "missing", "export needs the name of a file: to and a text in quotes",
          notes: ["for example: export deals to \"deals.csv\""]), phrase.verbSpan)
    }
    try give(answers, titled: questions.map(\.words).joined(separator: ", "), phrase)
  }

  /// A list of things as their table, a thing as all that is known of it, anything else as it is.
  private mutating func exported(
    _ value: Value, _ formula: FormulaID, _ id: ExpressionID
  ) throws(Told) -> Answer {
    if case .list(let elements) = value {
      let things = elements.compactMap { element -> Thing? in
        if case .thing(let thing) = element { thing } else { nil }
      }
      if let kind = things.first?.kind, things.count == elements.count,
        things.allSatisfy({ $0.kind == kind })
      {
        return viewpoint().listing(things, of: kind)
      }
    }
    return try answer(to: value, formula, id)
  }

  /// Says an answer, or writes it to the file that the statement names.
  mutating func give(_ answer: Answer, titled title: String = "", _ phrase: Phrase) throws(Told) {
    try give([answer], titled: title, phrase)
  }

  /// Says answers, or writes them to the file that the statement names.
  mutating func give(
    _ answers: [Answer], titled title: String, _ phrase: Phrase
  ) throws(Told) {
    let shapes = Verb.all[phrase.verb].shape.clauses
    guard let file = phrase.clauses("to", in: shapes).first?.argument else {
      for answer in answers { say(answer) }
      return
    }
    let path = word(file)
    guard let format = FileFormat.forFile(path) else {
      let ends = FileFormat.all.compactMap(\.extensions.first).joined(separator: ", ")
      throw told(
        Refusal(
          "file-format", "\(visible(path)) does not end in the name of a format",
          labels: ["of what kind?"], notes: ["what deal writes ends in \(ends)"]), file.span)
    }
    let words = title.isEmpty ? source.text(of: phraseSpan(phrase)) : title
    let document = Document(words, answers, knowledge.colophon(withScript: true))
    do {
      let bytes = try format.write(document)
      try write(
        bytes, to: file, overwrite: !phrase.clauses("overwrite", in: shapes).isEmpty, file.span)
    } catch let refusal as FormatRefusal {
      throw told(
        Refusal("file-format", "a \(format.name) file does not fit: \(refusal.message)"), file.span)
    } catch {
      throw Told()
    }
  }

  /// The statement up to its clauses.
  private func phraseSpan(_ phrase: Phrase) -> Span {
    Span(phrase.verbSpan.lower, phrase.operands.last??.span.upper ?? phrase.verbSpan.upper)
  }
}
