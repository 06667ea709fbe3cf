import DealLanguage
import DealPage
import DealQuantities
import DealSyntax
import DealWorkbench

/// A book that is asked by text and answers with full precision.
struct Answers {
  private var book: Book

  /// A book in which these statements were carried out; a mistake in them is thrown.
  init(_ statements: String) throws {
    book = Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)))
    try tell(statements)
  }

  /// Carries out further statements; a mistake in them is thrown.
  mutating func tell(_ statements: String) throws {
    let step = advance(book, with: statements, named: "test", manner: .script)
    if let diagnostic = step.diagnostics.first(where: { $0.severity == .error }) {
      throw Mistake(message: diagnostic.message, code: diagnostic.code)
    }
    book = step.book
  }

  /// The declarations so far as a script.
  var script: String { book.script }

  /// What deal said against a statement.
  struct Mistake: Error {
    var message: String
    /// The name of the reason.
    var code = ""
  }

  /// The code of the mistake in a question; empty if there is none.
  func mistake(_ question: String) -> String {
    do {
      _ = try datum(question)
      return ""
    } catch {
      return (error as? Mistake)?.code ?? "\(error)"
    }
  }

  /// The answer to a question; a mistake in it is thrown.
  func datum(_ question: String) throws -> Datum {
    let step = advance(book, with: question, named: "question", manner: .script)
    if let diagnostic = step.diagnostics.first(where: { $0.severity == .error }) {
      throw Mistake(message: diagnostic.message, code: diagnostic.code)
    }
    guard let answer = step.answers.last else { throw Mistake(message: "no answer") }
    return answer.datum
  }

  /// A number with its unit.
  func quantity(_ question: String) throws -> (value: Double, unit: String) {
    guard case .quantity(let value, let unit) = try datum(question) else {
      throw Mistake(message: "\(question) is not a quantity")
    }
    return (value, unit)
  }

  /// A number, whatever its unit.
  func number(_ question: String) throws -> Double { try quantity(question).value }

  /// The numbers of a list.
  func list(_ question: String) throws -> [Double] {
    guard case .list(let entries) = try datum(question) else {
      throw Mistake(message: "\(question) is not a list")
    }
    return try entries.map { entry in
      guard case .quantity(let value, _) = entry else {
        throw Mistake(message: "\(question) is not a list of numbers")
      }
      return value
    }
  }

  /// What is shown after a line at the prompt.
  func shown(_ line: String) -> String {
    transcript(of: advance(book, with: line, named: "prompt"))
  }

  /// A date as text.
  func date(_ question: String) throws -> String {
    guard case .date(let text) = try datum(question) else {
      throw Mistake(message: "\(question) is not a date")
    }
    return text
  }

  /// The numbers in a column of a table.
  func column(_ position: Int, _ question: String) throws -> [Double] {
    guard case .table(let table) = try datum(question) else {
      throw Mistake(message: "\(question) is not a table")
    }
    return try table.rows.map { row in
      guard row.indices.contains(position), case .quantity(let value, _) = row[position].datum
      else { throw Mistake(message: "no number in column \(position)") }
      return value
    }
  }
}
