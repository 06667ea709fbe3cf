internal import ArgumentParser
internal import CEdit
internal import DealText
internal import DealWorkbench

/// `deal learn check DIR`: whether lessons can be passed, and whether what they show is true.
struct LearnCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks lessons over for their authors.",
    discussion: """
      Of each step: unsolved it fails, its solution passes, each wrong answer gets its own message, \
      each answer that is shown is what deal answers. Without files it looks over the course that is \
      part of deal.
      """)

  @Flag(help: "Write the answers of today into the files.")
  var accept = false

  @Argument(help: "Files of lessons, or folders with them.")
  var paths: [String] = []

  func run() throws {
    deal_crash_guard_start()
    let command = self
    let code = onLargeStack {
      Unmanaged.passRetained(Performance.forLessons()).takeUnretainedValue().check(command)
    }
    if code != 0 { throw ExitCode(code) }
  }
}

extension Performance {
  /// Looks over the lessons of a command and gives the exit status.
  fileprivate func check(_ command: LearnCheck) -> Int32 {
    var code: Int32 = 0
    var count = 0
    if command.paths.isEmpty {
      for lesson in Course.builtIn.lessons {
        count += 1
        code = max(code, tell(lint(lesson), of: lesson, at: lesson.name))
      }
    }
    for path in command.paths.flatMap(lessonFiles) {
      count += 1
      switch LessonShelf.read(path) {
      case .failure(let problem):
        output.writeMessage("deal: \(problem.message)\n")
        code = max(code, problem.exitCode)
      case .success(let lesson):
        var found = lint(lesson)
        if command.accept, !found.stale.isEmpty {
          let problem = accept(found.stale, in: path)
          if let problem {
            output.writeMessage("deal: \(problem.whenWriting(path))\n")
            return problem.exitCode
          }
          if case .success(let mended) = LessonShelf.read(path) { found = lint(mended) }
          output.write("\(visible(path)): answers written anew\n")
        }
        code = max(code, tell(found, of: lesson, at: path))
      }
    }
    if count == 0 {
      output.writeMessage("deal: no lessons there: their files end in .md and begin with ---\n")
      code = 66
    }
    output.flush()
    return output.failure?.exitCode ?? code
  }

  private func lint(_ lesson: Lesson) -> LessonLint { LessonLint(lesson, book.lessonSettings) }

  /// Says what is wrong with a lesson, and gives the exit status.
  private func tell(_ found: LessonLint, of lesson: Lesson, at path: String) -> Int32 {
    for mistake in found.mistakes {
      let lines = mistake.message.split(separator: "\n", omittingEmptySubsequences: false)
      output.write(
        "\(visible(path)):\(mistake.line): \(lines.map { visible(String($0)) }.joined(separator: "\n"))\n"
      )
    }
    guard found.mistakes.isEmpty else { return 1 }
    let asking = lesson.steps.count { $0.asks }
    output.write(
      "\(visible(path)): in order, \(lesson.steps.count) steps, \(asking) to answer\n")
    return 0
  }

  /// Puts answers of today into a file in the place of those that are recorded.
  private func accept(
    _ stale: [(exchange: TranscriptFile.Exchange, answer: [String])], in path: String
  ) -> FileProblem? {
    guard case .success(let bytes) = FileReader(limit: 1 << 22).read(path) else { return .missing }
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (exchange, answer) in stale.sorted(by: { $0.exchange.line > $1.exchange.line }) {
      let start = exchange.line - 1 + exchange.statement.count
      let end = start + exchange.answer.count
      guard start <= end, end <= lines.count else { continue }
      lines.replaceSubrange(start..<end, with: answer)
    }
    return FileWriter(overwrite: true).write(lines.joined(separator: "\n"), to: path)
  }

  /// The files of lessons at a path: itself, or those of a folder, whose names begin with a number.
  private func lessonFiles(_ path: String) -> [String] {
    guard let folder = Folder(path) else { return [path] }
    return folder.files(ending: ".md").filter { file in
      file.split(separator: "/").last?.first?.isNumber ?? false
    }
  }
}
