/// What `help error CODE` says of one code: what it means, a statement that leads to it on the
/// sample book, and how to mend it. Every code that deal can tell has an entry.
package struct ErrorEntry: Sendable {
  package var code: String
  package var meaning: String
  package var mend: String
  /// Nil where no short statement leads to it.
  package var example: String?

  init(_ code: String, _ meaning: String, mend: String, _ example: String?) {
    self.code = code
    self.meaning = meaning
    self.mend = mend
    self.example = example
  }

  /// The entries by subject, with what each subject is called.
  package static let subjects: [(title: String, entries: [ErrorEntry])] = [
    ("how it is written", writing), ("names and words", names), ("values", values),
    ("deals and facts", facts), ("rows of CSV files", sheets), ("limits and files", limits),
  ]

  /// Every entry.
  package static let all: [ErrorEntry] = subjects.flatMap(\.entries)

  /// The entry of a code.
  static func named(_ code: String) -> ErrorEntry? { all.first { $0.code == code } }
}
