/// How the program ends, for those who run it from other programs.
struct ExitStatus {
  let code: Int32
  let meaning: String

  /// Every status that it ends with.
  static let all = [
    ExitStatus(code: 0, meaning: "all is well"),
    ExitStatus(
      code: 1,
      meaning:
        "an `expect` did not hold, an answer differs from its transcript, or a script is not in order (`fmt --check`)"
    ),
    ExitStatus(code: 64, meaning: "the command line was wrong"),
    ExitStatus(code: 65, meaning: "the script has errors"),
    ExitStatus(code: 66, meaning: "there is no such file"),
    ExitStatus(code: 69, meaning: "something that is needed is missing"),
    ExitStatus(code: 70, meaning: "a fault of deal itself"),
    ExitStatus(code: 74, meaning: "the output could not be written"),
    ExitStatus(code: 130, meaning: "interrupted"),
    ExitStatus(
      code: 141, meaning: "whoever read the output went away, as in `deal FILE | head`"),
  ]

  /// The statuses as lines of two columns.
  static var table: String {
    all.map { status in
      let code = String(status.code)
      return "  " + code + String(repeating: " ", count: 5 - code.utf8.count) + status.meaning
    }.joined(separator: "\n")
  }
}
