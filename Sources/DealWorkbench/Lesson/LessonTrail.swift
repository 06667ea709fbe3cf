package import DealLanguage
import DealQuantities

/// The books that a lesson goes through if everybody types what is asked for: where each step begins.
package struct LessonTrail {
  private let lesson: Lesson
  private let settings: Settings
  /// The books before the first steps, in order; those before later steps are made when asked for.
  private var books: [Book] = []

  /// The trail of a lesson over the settings of a session.
  package init(_ lesson: Lesson, _ settings: Settings) {
    self.lesson = lesson
    self.settings = settings.onDay(lesson.day)
  }

  /// The book with which a step begins; its number counts from 0.
  package mutating func start(of step: Int) -> Book {
    while books.count <= step {
      let number = books.count
      var book =
        number == 0 ? Book(settings: settings) : end(of: number - 1, from: books[number - 1])
      if lesson.steps.indices.contains(number) { prepare(&book, for: number) }
      book.forgetPast()
      books.append(book)
    }
    return books[step]
  }

  /// Makes a book know what a step takes as given.
  private func prepare(_ book: inout Book, for step: Int) {
    for setting in lesson.steps[step].given {
      if setting.isFresh { book = Book(settings: settings) }
      book = book.hearing(setting.lines).book
    }
  }

  /// The book after a step.
  private func end(of step: Int, from book: Book) -> Book {
    let step = lesson.steps[step]
    let shown = step.shown.flatMap(\.statement)
    return book.hearing(shown).book.hearing(step.solution).book
  }

  /// Whether a step begins with more than the steps before it have led to.
  package func isPrepared(_ step: Int) -> Bool { !lesson.steps[step].given.isEmpty }
}

extension Settings {
  /// The same on another day.
  fileprivate func onDay(_ day: Day) -> Settings {
    var settings = self
    settings.today = day
    return settings
  }
}
