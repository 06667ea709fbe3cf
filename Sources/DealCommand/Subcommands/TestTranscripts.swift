internal import ArgumentParser
internal import DealFormula
internal import DealLanguage
internal import DealQuantities
internal import DealText
internal import DealWorkbench

/// `deal test session.md`: whether the transcripts of files are still what deal answers.
struct TestTranscripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract:
      "Runs the transcripts in Markdown files and tells what is answered differently today.",
    discussion: """
      A fence marked ```deal holds what was typed behind deal> and what was answered. record at the \
      prompt writes such files. Of a folder, all files that end in .md are run, in order, as far as they \
      have transcripts.
      """)

  @Option(help: "The date that today stands for in files that state none, as 2026-01-31.")
  var today: String?

  @Flag(help: "Write the answers of today into the files.")
  var accept = false

  @Argument(
    help: "Markdown files with transcripts, and folders of them; the current one if there is none.",
    completion: .file(extensions: ["md"]))
  var files: [String] = []

  func validate() throws { try RunOptions.check(today: today) }

  /// Runs all files; the exit status is 1 if an answer differs.
  func run() throws {
    let command = self
    let code = onLargeStack {
      let output = Output()
      let places = command.files.isEmpty ? ["."] : command.files
      let codes = places.map { place in
        Folder(place).map { command.test($0, output) } ?? command.test(place, output)
      }
      output.flush()
      return output.failure?.exitCode ?? codes.max() ?? 0
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// Runs the files of a folder and gives the exit status of the worst.
  private func test(_ folder: Folder, _ output: Output) -> Int32 {
    var ran = false
    var worst: Int32 = 0
    for path in folder.files(ending: ".md") {
      // What has no transcripts is none of ours.
      guard let code = run(path, isNamed: false, output) else { continue }
      (ran, worst) = (true, max(worst, code))
    }
    if !ran {
      output.writeMessage("deal: there are no transcripts in \(visible(folder.path))\n")
      return 66
    }
    return worst
  }

  /// Runs one file and gives its exit status.
  private func test(_ path: String, _ output: Output) -> Int32 {
    run(path, isNamed: true, output) ?? 65
  }

  /// Runs one file and gives its exit status; nil for one without transcripts that was not named.
  private func run(_ path: String, isNamed: Bool, _ output: Output) -> Int32? {
    let bytes: [UInt8]
    switch FileReader(limit: Settings.usualScriptLimit).read(path) {
    case .success(let read): bytes = read
    case .failure(let problem):
      output.writeMessage("deal: \(problem.whenReading(path))\n")
      return problem.exitCode
    }
    if !isNamed, !String(decoding: bytes, as: UTF8.self).contains("```deal") { return nil }
    let original: TranscriptFile
    do {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        output.writeMessage("deal: \(visible(path)) is not a text in UTF-8\n")
        return 65
      }
      original = try TranscriptReader.read(text)
    } catch {
      output.writeMessage("\(visible(path)):\(error.line): \(visible(error.message))\n")
      return 65
    }
    let today = (original.day ?? today).flatMap { try? Day($0) } ?? Clock.today
    let script = Includes.fullPath(path)
    let runner = Runner.deal { _ in
      let includes = Includes(limit: Settings.usualScriptLimit)
      return Settings(
        today: today,
        file: { name, from in includes.file(name, from: from.isEmpty ? script ?? "" : from) },
        // What was written then is not written again.
        write: { _ in nil })
    }
    let replay = Replay(original, named: path, in: "", with: runner)
    let count = original.exchangeCount
    guard count > 0 || !replay.failures.isEmpty || original.hasScripts else {
      guard isNamed else { return nil }
      output.writeMessage(
        "deal: \(visible(path)) has no transcripts: none of its fences is marked ```deal\n")
      return 65
    }
    if replay.failures.isEmpty {
      output.write("\(visible(path)): \(count) answers as recorded\n")
      return 0
    }
    guard accept else {
      for failure in replay.failures {
        output.write("\(visible(path)):\(failure.line): \(shown(failure.message))\n")
      }
      output.write(
        "\(visible(path)): \(replay.failures.count) of \(count) answers differ; --accept takes them\n"
      )
      return 1
    }
    if let problem = FileWriter(overwrite: true).write(replay.file.text, to: path) {
      output.writeMessage("deal: \(problem.whenWriting(path))\n")
      return problem.exitCode
    }
    // Scripts that do not run are not mended by writing answers.
    let left = Replay(replay.file, named: path, in: "", with: runner).failures
    for failure in left {
      output.write("\(visible(path)):\(failure.line): \(shown(failure.message))\n")
    }
    output.write(
      "\(visible(path)): \(replay.failures.count - left.count) answers written anew\n")
    return left.isEmpty ? 0 : 1
  }

  /// A text of several lines without control characters.
  private func shown(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }
}
