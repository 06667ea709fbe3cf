import DealLanguage
import DealSyntax
import DealWorkbench
import Foundation
import SeededNumbers
import Testing

/// The course that is part of the program, looked over and played from its first step to its last.
@Suite struct CourseTests {
  private static let lessons = Course.builtIn.lessons

  @Test func everyFileOfTheCourseIsALesson() throws {
    for (name, bytes) in Course.texts {
      _ = try LessonReader.read(String(decoding: bytes, as: UTF8.self), named: name)
    }
    #expect(Course.texts.count == Self.lessons.count)
  }

  @Test(arguments: lessons)
  func aLessonIsInOrder(_ lesson: Lesson) {
    let found = LessonLint(lesson, Learner.settings)
    #expect(found.mistakes.map(\.description) == [])
    #expect((10...15).contains(lesson.minutes))
  }

  @Test func theExampleForTeachersIsInOrder() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../examples/lessons/01-our-own.md")
    let lesson = try LessonReader.read(
      String(contentsOf: file, encoding: .utf8), named: "our-own")
    #expect(LessonLint(lesson, Learner.settings).mistakes.map(\.description) == [])
    // A pattern has a step of each kind.
    #expect(Set(lesson.steps.map(\.kind)).count == LessonStep.Kind.allCases.count - 1)
  }

  @Test(arguments: lessons)
  func theRightAnswersPlayALessonToItsEnd(_ lesson: Lesson) {
    var learner = Learner(lesson)
    for (number, step) in lesson.steps.enumerated() {
      #expect(learner.study.place == number, "\(lesson.name) \(number + 1)")
      guard step.asks else {
        learner.type("")
        continue
      }
      if let right = step.choices.firstIndex(where: \.isRight) {
        learner.type("\(right + 1)")
      }
      for statement in learner.study.book.statements(in: step.solution) {
        let text = learner.type(statement)
        #expect(!text.contains("error["), "\(statement): \(text)")
        #expect(!text.contains("The book is that of the lesson again"), "\(statement)")
      }
    }
    #expect(learner.study.isOver)
    let events = learner.study.takeRecords().map(\.event)
    #expect(events.count { $0 == .passed } == lesson.steps.count { $0.asks })
    #expect(events.last == .finished)
  }

  @Test(arguments: lessons)
  func wrongAnswersAreToldAndTheRightOnesPassAfterThem(_ lesson: Lesson) {
    var trail = LessonTrail(lesson, Learner.settings)
    for (number, step) in lesson.steps.enumerated() where step.asks {
      _ = trail.start(of: number)
      var learner = Learner(lesson, at: number, trail: trail)
      for (place, choice) in step.choices.enumerated() where !choice.isRight {
        #expect(!learner.type("\(place + 1)").contains("Right."))
        #expect(learner.study.place == number)
      }
      if let right = step.choices.firstIndex(where: \.isRight) {
        #expect(learner.type("\(right + 1)").contains("Right."))
        continue
      }
      // A mistake, then the solution, as somebody would who learns from the message.
      for slip in step.slips {
        learner = Learner(lesson, at: number, trail: trail)
        for statement in learner.study.book.statements(in: slip.lines) { learner.type(statement) }
        #expect(
          learner.study.place == number && !learner.study.isOver, "\(lesson.name):\(slip.line)")
        for statement in learner.study.book.statements(in: step.solution) {
          learner.type(statement)
        }
        #expect(
          learner.study.place == number + 1 || learner.study.isOver,
          "\(lesson.name):\(slip.line): \(learner.text)")
      }
    }
  }

  @Test(arguments: lessons)
  func hintsAndSkipsLeadThroughALessonToo(_ lesson: Lesson) {
    var learner = Learner(lesson)
    while !learner.study.isOver {
      if learner.study.step.asks {
        for _ in 0...learner.study.step.hints.count { #expect(!learner.type("hint").isEmpty) }
      }
      learner.type("skip")
    }
    #expect(learner.study.takeRecords().count == lesson.steps.count + 1)
  }

  @Test(arguments: UInt64(0)..<4)
  func nothingThatIsTypedEndsALessonBadly(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var learner = Learner(try #require(Self.lessons.first))
    let words = [
      "hint", "skip", "back", "again", "play", "resume", "where", "", "a", "z", "undo", "redo",
      "reset", "deal a b value 1", "deal", "openai_aws.value", "let x =", "}", "\u{1B}[31m",
      "learn 2",
      "undo 99", "change openai_aws with", "microsoft_iren.value", "1e999", "use \"x\"", "9.9.9",
    ]
    for _ in 0..<150 where !learner.study.isOver {
      learner.type(words.randomElement(using: &random) ?? "")
      #expect(learner.study.lesson.steps.indices.contains(learner.study.place))
    }
  }

  @Test func theScriptOfTheCourseRuns() {
    let course = Course.builtIn
    let ran = advance(
      Book(settings: Learner.settings), with: course.script, named: "course", manner: .script)
    #expect(ran.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    for lesson in course.lessons {
      #expect(course.script.contains("# \(lesson.about)"))
      #expect(course.markdown.contains(". \(lesson.title)"))
    }
  }
}
