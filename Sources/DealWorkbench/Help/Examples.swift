import DealLanguage
import DealPage
import DealQuantities

/// Statements with what they answer, each run now on the sample book.
func examples(_ statements: [String]) -> Block {
  let book = sampleBook
  return .examples(
    statements.map { Example($0, answer: transcript(of: example($0, on: book))) })
}

/// A statement carried out as an example.
func example(_ statement: String, on book: Book) -> Step {
  advance(book, with: statement, named: "example")
}

/// What the sample book states.
let sampleScript = """
  deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
  rollout gpus by 2026-12
  """

/// The announcement of 3 November 2025, on which the examples of the help pages run.
package var sampleBook: Book {
  // The examples rest on no clock: this is the day after the announcement.
  let day = (try? Day(year: 2025, month: 11, day: 4)) ?? Day.first
  let settings = Settings(
    today: day,
    file: { path, _ in
      guard let text = sampleFiles[path] else {
        return .failure(Refusal("no-file", "there is no file \(path) beside this one"))
      }
      return .success(IncludedFile(path: path, bytes: text))
    },
    write: { file in
      guard sampleFiles[file.path] != nil, !file.overwrite else { return nil }
      return Refusal(
        "not-written",
        "cannot write \(file.path): there is a file of this name already; add `overwrite` to replace it"
      )
    })
  return advance(Book(settings: settings), with: sampleScript, named: "sample", manner: .script)
    .book
}

/// The files beside the sample book: one to use, and those that show what can be wrong with one.
private let sampleFiles: [String: [UInt8]] = [
  "market.deal": Array("assume gpu_price = $30,000/gpu source \"dealer quotes\"\n".utf8),
  "openai.deal": Array("deal openai oracle value $300B over 5 years from 2027\n".utf8),
  "announced.csv": Array(
    """
    rank,payer,payee,value,over,announced
    1,Microsoft,IREN,$9.7B,5 years,2025-11-03
    2,Meta,Google Cloud,"$10,000,000,000",6 years,2025-08-21

    """.utf8),
  "columns.csv": Array("payer,payee,payer,valeu\n".utf8),
  "slips.csv": Array(
    """
    payer,payee,value
    Microsoft,IREN,9.7e9 over 5 years
    Meta,Google Cloud,"$10B" or so
    Meta,Google-Cloud,$10,000
    中国移动,华为,$1B
    AMD,Google-Cloud,$1B
    Oracle,Google Cloud,$10B
    """.utf8),
  "circle.deal": Array("use \"circle.deal\"\n".utf8),
  "hole.deal": Array("let half = openai_aws.value / ?\n".utf8),
  "latin1.deal": Array("# caf".utf8) + [0xE9],
]
