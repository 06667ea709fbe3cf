internal import DealLanguage
internal import DealSyntax
internal import DealText

/// Takes scripts, puts their layout in order and gives them back: what `deal fmt` does with each file.
struct LayoutDesk {
  let output: Output
  /// Whether scripts are only looked at.
  let isCheck: Bool

  /// What `-` is called.
  private static let standardInput = "standard input"

  /// Puts one file in order, or what comes in for `-`, and gives the exit status.
  func putInOrder(_ path: String) -> Int32 {
    let name = path == "-" ? Self.standardInput : path
    let reader = FileReader(limit: Settings.usualScriptLimit)
    let bytes: [UInt8]
    switch path == "-" ? reader.readStandardInput() : reader.read(path) {
    case .success(let read): bytes = read
    case .failure(let problem):
      output.writeMessage("deal: \(problem.whenReading(name))\n")
      return problem.exitCode
    }
    let (source, faults) = Source.make(
      id: 0, name: name, bytes: bytes, limit: Settings.usualScriptLimit)
    let names = NameTable()
    let script = parse(source, names: names, vocabulary: Verb.vocabulary)
    let errors = (faults.isEmpty ? script.diagnostics : faults).filter { $0.severity == .error }
    guard errors.isEmpty, !script.needsMore else {
      for error in errors { output.writeMessage(draw(error) { _ in source }) }
      return 65
    }
    let inOrder = formatted(source, vocabulary: Verb.vocabulary)
    let text = String(decoding: inOrder, as: UTF8.self)
    // Read again, to be sure: whoever formats a script does not look at it afterwards.
    let result = Source(id: 0, name: name, text: text)
    guard parse(result, names: names, vocabulary: Verb.vocabulary).says(whatIsSaidBy: script) else {
      output.writeMessage(
        "deal: \(visible(name)) would say something else in this layout, so it was left as it is\n")
      return 70
    }
    return handOut(text, isChanged: inOrder != bytes, to: path)
  }

  /// Does with a text in order what was asked for, and gives the exit status.
  private func handOut(_ text: String, isChanged: Bool, to path: String) -> Int32 {
    let shown = path == "-" ? Self.standardInput : visible(path)
    if isCheck {
      if isChanged { output.write("\(shown): not in order\n") }
      return isChanged ? 1 : 0
    }
    if path == "-" {
      output.write(text)
      return 0
    }
    if isChanged, let problem = FileWriter(overwrite: true).write(text, to: path) {
      output.writeMessage("deal: \(problem.whenWriting(path))\n")
      return problem.exitCode
    }
    output.write("\(shown): \(isChanged ? "written anew" : "in order already")\n")
    return 0
  }
}
