internal import ArgumentParser
internal import CEdit
internal import DealPage
internal import DealText
internal import DealWorkbench

/// `deal learn run 3 < answers`: a lesson played by a machine.
struct LearnRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Plays a lesson with answers that come in through a pipe.",
    discussion: """
      Each statement of the answers is typed where the lesson waits for one; steps that ask for \
      nothing go on by themselves. Ends with 0 if the lesson was done to its end, else with 1.
      """)

  @Option(help: "The step to begin with.")
  var step = 1

  @Argument(help: "A lesson: its number, its name or its file.")
  var lesson: String

  func run() throws {
    deal_crash_guard_start()
    deal_return_write_errors()
    let command = self
    let code = onLargeStack {
      Unmanaged.passRetained(Performance.forLessons()).takeUnretainedValue().play(command)
    }
    if code != 0 { throw ExitCode(code) }
  }
}

/// `deal learn export --html`: a course on paper.
struct LearnExport: ParsableCommand {
  /// How a course is written.
  enum Form: String, EnumerableFlag {
    case md, html, script
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the course, or lessons of it, as Markdown, as a page or as a script.")

  @Flag(help: "How it is written.")
  var form: Form = .md

  @Argument(help: "Lessons by number, name or file; all of the course if none is named.")
  var lessons: [String] = []

  func run() throws {
    let command = self
    let code = onLargeStack {
      Unmanaged.passRetained(Performance.forLessons()).takeUnretainedValue().export(command)
    }
    if code != 0 { throw ExitCode(code) }
  }
}

extension Performance {
  /// A performance for lessons, which rest on no option of the command line.
  static func forLessons() -> Performance {
    // Nothing is asked of the command line here, so there is nothing that could be wrong with it.
    Performance((try? RunOptions.parse([])) ?? RunOptions())
  }

  /// Plays a lesson with the statements of the standard input and gives the exit status.
  fileprivate func play(_ command: LearnRun) -> Int32 {
    guard let request = LessonRequest(command.lesson) else { return 64 }
    let lesson: Lesson
    switch LessonShelf.lesson(request, in: Course.builtIn) {
    case .failure(let problem):
      output.writeMessage("deal: \(problem.message)\n")
      return problem.exitCode
    case .success(let found): lesson = found
    }
    let answers: [String]
    switch FileReader(limit: 1 << 22).readStandardInput() {
    case .failure(let problem):
      output.writeMessage("deal: \(problem.whenReading("standard input"))\n")
      return problem.exitCode
    case .success(let bytes):
      answers = String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let step = request.step ?? command.step
    guard lesson.steps.indices.contains(step - 1) else {
      output.writeMessage("deal: \(visible(lesson.title)) has \(lesson.steps.count) steps\n")
      return 64
    }
    var study = Study(lesson, at: step - 1, book.lessonSettings)
    var open = ""
    goOn(&study)
    for answer in answers where !study.isOver {
      let prompt = open.isEmpty ? TranscriptFile.prompt : TranscriptFile.furtherPrompt
      let text = open + answer
      if trimmed(text).isEmpty { continue }
      output.write("\(prompt)\(visible(answer))\n")
      guard study.isComplete(text) else {
        open = text + "\n"
        continue
      }
      open = ""
      study.hear(text)
      goOn(&study)
    }
    output.flush()
    if let failure = output.failure { return failure.exitCode }
    return study.takeRecords().contains { $0.event == .finished } ? 0 : 1
  }

  /// Shows what a lesson has to say, and goes on from what it only tells.
  private func goOn(_ study: inout Study) {
    while true {
      var goesOn = true
      for said in study.takeOutputs() {
        switch said {
        case .page(let page): output.write(written(page))
        case .event(let event, let shelf): write(event, .conversation, &goesOn, from: shelf)
        }
      }
      guard !study.isOver, !study.step.asks, !study.isTrying else { return }
      study.hear("")
    }
  }

  /// Writes lessons to the standard output and gives the exit status.
  fileprivate func export(_ command: LearnExport) -> Int32 {
    var course = Course.builtIn
    if !command.lessons.isEmpty { course.lessons = [] }
    for words in command.lessons {
      guard let request = LessonRequest(words) else { return 64 }
      switch LessonShelf.lesson(request, in: Course.builtIn) {
      case .failure(let problem):
        output.writeMessage("deal: \(problem.message)\n")
        return problem.exitCode
      case .success(let lesson): course.lessons.append(lesson)
      }
    }
    switch command.form {
    case .script: output.write(course.script)
    case .md: output.write(course.markdown)
    case .html:
      let document = Document(
        course.title, [Answer(course.handout, .page)],
        Colophon(version: programVersion))
      guard let bytes = try? FileFormat.named("html")?.write(document) else { return 70 }
      output.write(bytes)
    }
    output.flush()
    return output.failure?.exitCode ?? 0
  }
}
