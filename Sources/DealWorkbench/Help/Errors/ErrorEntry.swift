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

  /// Every entry: what is wrong with the writing, with names, with values, with facts, with CSV
  /// files, and what is too much.
  package static let all: [ErrorEntry] = writing + names + values + facts + sheets + limits

  /// The entry of a code.
  static func named(_ code: String) -> ErrorEntry? { all.first { $0.code == code } }
}
