internal import DealLanguage
internal import DealPage
internal import DealText
internal import DealWorkbench

/// Lessons at the prompt: begun, heard, left.
extension Performance {
  /// Lists the lessons, or begins the one that is asked for.
  func learn(_ words: String) {
    let progress = notebook.progressFile?.load().progress ?? LearningProgress()
    guard !words.isEmpty else {
      output.write(written(progress.overview(of: Course.builtIn)))
      return
    }
    guard let request = LessonRequest(words) else {
      output.writeMessage("a step is a whole number: learn 2 step 3\n")
      return
    }
    switch LessonShelf.lesson(request, in: Course.builtIn) {
    case .failure(let problem): output.writeMessage("\(problem.message)\n")
    case .success(let lesson):
      let step = request.step.map { $0 - 1 } ?? progress.next(of: lesson)
      guard lesson.steps.indices.contains(step) else {
        output.writeMessage("\(visible(lesson.title)) has \(lesson.steps.count) steps\n")
        return
      }
      notebook.study = Study(lesson, at: step, book.lessonSettings)
      tellLesson()
    }
  }

  /// Hears what was typed in a lesson and says whether to go on.
  func hearInLesson(_ bytes: [UInt8]) -> Bool {
    notebook.study?.hear(String(decoding: bytes, as: UTF8.self))
    return tellLesson()
  }

  /// Shows what the lesson has to say, keeps what was done, and says whether to go on.
  @discardableResult
  private func tellLesson() -> Bool {
    guard let outputs = notebook.study?.takeOutputs(),
      let records = notebook.study?.takeRecords()
    else { return true }
    var goesOn = true
    for said in outputs {
      switch said {
      case .page(let page): output.write(written(page))
      case .event(.effect(.learn), _): output.write("leave ends this lesson first\n")
      case .event(let event, let shelf): write(event, .conversation, &goesOn, from: shelf)
      }
    }
    for record in records {
      guard let file = notebook.progressFile, let problem = file.add(record) else { continue }
      notebook.progressFile = nil
      output.writeMessage("progress is not kept: \(problem.whenWriting(file.path))\n")
    }
    if notebook.study?.isOver ?? false {
      let lesson = notebook.study?.lesson
      notebook.study = nil
      tellNext(after: lesson, isDone: records.contains { $0.event == .finished })
    }
    return goesOn
  }

  /// Says what comes after a lesson.
  private func tellNext(after lesson: Lesson?, isDone: Bool) {
    guard isDone, let lesson,
      let place = Course.builtIn.lessons.firstIndex(where: { $0.name == lesson.name })
    else { return }
    let next = place + 1
    if Course.builtIn.lessons.indices.contains(next) {
      output.write("learn \(next + 1) goes on with: \(Course.builtIn.lessons[next].title)\n")
    } else {
      output.write("That was the last lesson. Now type what you read.\n")
    }
  }

  /// What could stand at a cursor; in a lesson its commands too.
  func complete(_ text: String, _ cursor: Int) -> Completion {
    let found = (notebook.study?.book ?? book).suggestions(for: text, at: cursor)
    var candidates = found.candidates.map { Candidate($0.text, meaning: $0.meaning) }
    if notebook.study != nil, found.replaced.lowerBound == 0 {
      let begun = String(decoding: text.utf8.prefix(found.replaced.upperBound), as: UTF8.self)
      let controls = StudyControl.allCases.filter {
        $0.rawValue.hasPrefix(begun) && !candidates.map(\.text).contains($0.rawValue)
      }
      candidates = controls.map { Candidate($0.rawValue, meaning: $0.summary) } + candidates
    }
    return Completion(replace: found.replaced, candidates: candidates, more: found.more)
  }
}

/// Finds lessons: those of a course, and files.
enum LessonShelf {
  /// Why there is no such lesson.
  struct Problem: Error {
    var message: String
    var exitCode: Int32 = 65
  }

  /// The lesson that is asked for.
  static func lesson(_ request: LessonRequest, in course: Course) -> Result<Lesson, Problem> {
    if request.isFile { return read(request.lesson) }
    guard let place = course.place(of: request.lesson) else {
      let near = nearest(to: request.lesson, in: course.lessons.map(\.name), most: 2)
      return .failure(
        Problem(
          message: near.isEmpty
            ? "there is no lesson \(visible(request.lesson)); learn lists them"
            : "there is no lesson \(visible(request.lesson)); did you mean \(near.joined(separator: ", "))?",
          exitCode: 66))
    }
    return .success(course.lessons[place])
  }

  /// The lesson in a file.
  static func read(_ path: String) -> Result<Lesson, Problem> {
    switch FileReader(limit: Settings.usualScriptLimit).read(path) {
    case .failure(let problem):
      return .failure(Problem(message: problem.whenReading(path), exitCode: problem.exitCode))
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .failure(Problem(message: "\(visible(path)) is not a text in UTF-8"))
      }
      guard let name = Course.name(ofFile: path) else {
        return .failure(
          Problem(
            message:
              "\(visible(path)): the file of a lesson is called as 01-first-deal.md, in small letters, digits and hyphens"
          ))
      }
      do {
        return .success(try LessonReader.read(text, named: name))
      } catch {
        return .failure(
          Problem(message: "\(visible(path)):\(error.line): \(visible(error.message))"))
      }
    }
  }
}
