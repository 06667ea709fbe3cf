internal import ArgumentParser
internal import CEdit
internal import DealPage
internal import DealText
internal import DealWorkbench

/// `deal learn`: lessons at the prompt, and all that is done with them elsewhere.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Teaches how to read an AI-compute deal, step by step at the prompt.",
    discussion: """
      deal learn lists the lessons, deal learn 3 begins the third one, deal learn 3 step 5 enters it \
      there, and deal learn own.md begins a lesson of your own. Progress is kept in \
      ~/.local/state/deal/learn.jsonl.
      """,
    subcommands: [
      LearnAtPrompt.self, LearnReport.self, LearnCheck.self, LearnRun.self, LearnExport.self,
    ],
    defaultSubcommand: LearnAtPrompt.self)
}

/// `deal learn 3`: a lesson at the prompt.
struct LearnAtPrompt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "begin", abstract: "Begins a lesson at the prompt; what deal learn 3 does.")

  @Flag(help: "Keep no history, no journal and no progress.")
  var noHistory = false

  @Argument(help: "A lesson: its number, its name or its file, and maybe step and a number.")
  var lesson: [String] = []

  func run() throws {
    var words = lesson
    // What a shell took out of quotes is a name of a file all the same.
    if let file = words.first, file.contains("/"), !file.contains("\"") {
      words[0] = "\"\(file)\""
    }
    guard Terminal.current(Environment.ofProcess(), color: .auto).isInteractive else {
      throw ValidationError(
        "lessons need a terminal; deal learn run LESSON plays one with answers that come in")
    }
    var deal = try Deal.parse(["--quiet"] + (noHistory ? ["--no-history"] : []))
    deal.lesson = words.joined(separator: " ")
    try deal.run()
  }
}

/// `deal learn report`: how far somebody has come.
struct LearnReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Shows how far you have come, or each of a class.",
    discussion: """
      Without files it reports on your own progress; with files, such as the learn.jsonl of each \
      learner, on each by the name of its file.
      """)

  @Flag(help: "Write CSV: a row for each step.")
  var csv = false

  @Flag(help: "A row for each step.")
  var steps = false

  @Argument(help: "Files of progress.")
  var files: [String] = []

  func run() throws {
    let command = self
    let code = onLargeStack { command.report(Output()) }
    if code != 0 { throw ExitCode(code) }
  }

  private func report(_ output: Output) -> Int32 {
    let byStep = csv || steps
    var rows: [[Table.Cell]] = []
    let named = files.map { ($0, ProgressFile(path: $0)) }
    let own = ProgressFile(Environment.ofProcess()).map { [("", $0)] } ?? []
    for (path, file) in files.isEmpty ? own : named {
      let (progress, problem) = file.load()
      if let problem {
        output.writeMessage("deal: \(problem.whenReading(file.path))\n")
        return problem.exitCode
      }
      if !files.isEmpty, case .failure(.missing) = FileReader(limit: 1).read(path) {
        output.writeMessage("deal: \(FileProblem.missing.whenReading(path))\n")
        return FileProblem.missing.exitCode
      }
      rows += progress.rows(
        of: Course.builtIn, byStep: byStep, name: files.isEmpty ? nil : Self.learner(path),
        time: Clock.text)
    }
    let table = Table(
      columns: LearningProgress.columns(byStep: byStep, hasNames: !files.isEmpty), rows: rows)
    guard csv else {
      output.write(TextWriter().write(Page([.table(table)])))
      output.flush()
      return output.failure?.exitCode ?? 0
    }
    let answer = Answer(Page([.table(table)]), .table(table))
    let document = Document(
      "", [answer], Colophon(version: programVersion))
    guard let bytes = try? FileFormat.named("csv")?.write(document) else { return 70 }
    output.write(bytes)
    output.flush()
    return output.failure?.exitCode ?? 0
  }

  /// Whose progress a file has: `ada` of `class/ada.jsonl`.
  private static func learner(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".jsonl") ? String(file.dropLast(".jsonl".count)) : file
  }
}
