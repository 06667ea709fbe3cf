import DealLanguage
import DealPage
import DealQuantities
import DealWorkbench
import Testing

/// Somebody who takes a lesson: types, and reads what comes.
struct Learner {
  var study: Study
  /// What was shown since the last line that was typed.
  private(set) var text = ""

  init(_ lesson: Lesson, at step: Int = 0, trail: LessonTrail? = nil) {
    study = Study(lesson, at: step, Learner.settings, trail: trail)
    read()
  }

  /// A lesson whose steps stand below a front matter.
  init(steps: String, at step: Int = 0) throws {
    self.init(try Learner.lesson(steps), at: step)
  }

  static func lesson(_ steps: String) throws -> Lesson {
    let front = "---\ntitle: Try\nabout: A lesson.\nminutes: 10\nday: 2026-01-15\n---\n"
    return try LessonReader.read(front + steps, named: "try")
  }

  static var settings: Settings { Settings(today: Day.first) }

  /// Types a line and gives what is shown.
  @discardableResult
  mutating func type(_ line: String) -> String {
    study.hear(line)
    read()
    return text
  }

  private mutating func read() {
    text = study.takeOutputs().map { output in
      switch output {
      case .page(let page): TextWriter().write(page)
      case .event(let event, let shelf): show(event, shelf, TextWriter())
      }
    }.joined()
  }
}

extension Lesson: CustomTestStringConvertible {
  /// Short, as every failure of a lesson would print it whole.
  public var testDescription: String { name }
}
