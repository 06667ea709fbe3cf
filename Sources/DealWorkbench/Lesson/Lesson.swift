package import DealQuantities

/// A lesson: an announcement taken apart step by step, with things to type on the way.
package struct Lesson: Equatable, Sendable {
  /// The short name, from that of its file: `first-deal`.
  package var name: String
  package var title: String
  /// What it is about, in a sentence.
  package var about: String
  /// How long it takes.
  package var minutes: Int
  /// The day that its book takes for today, so that its answers are the same at any time.
  package var day: Day
  /// The names of the sources in the library that its figures come from.
  package var sources: [String]
  /// What is told before the first step.
  package var opening: Prose
  package var steps: [LessonStep]
}

/// A step of a lesson.
package struct LessonStep: Equatable, Sendable {
  package var title: String
  /// The line of its title in the file, from 1.
  package var line: Int
  package var prose = Prose()
  /// What the book is made to know before it.
  package var given: [Setting] = []
  /// What is run and shown.
  package var shown: [TranscriptFile.Exchange] = []
  /// Statements with mistakes, which the learner is to put right.
  package var broken: [String] = []
  /// Statements that do what is asked.
  package var solution: [String] = []
  /// What must hold in the book of the learner, where more than one book is right.
  package var checks: [Condition] = []
  /// Answers that are likely and wrong.
  package var slips: [Slip] = []
  package var hints: [Prose] = []
  package var choices: [Choice] = []
  /// Why it is so; shown once the step is passed.
  package var reason = Prose()

  /// Statements that run before a step.
  package struct Setting: Equatable, Sendable {
    package var lines: [String]
    /// Whether the book is empty before them.
    package var isFresh: Bool
  }

  /// Formulas that must be true, and what to say where one is not.
  package struct Condition: Equatable, Sendable {
    package var message: String
    package var formulas: [String]
    package var line: Int
  }

  /// A likely mistake and what to say of it.
  package struct Slip: Equatable, Sendable {
    package var message: String
    package var lines: [String]
    package var line: Int
  }

  /// One of several answers to choose from.
  package struct Choice: Equatable, Sendable {
    package var text: Prose
    package var isRight: Bool
    /// What is said to those who choose it.
    package var remark: Prose
  }

  /// What the learner does in a step.
  package enum Kind: String, CaseIterable, Sendable {
    /// Reads.
    case tell
    /// Reads and sees statements answered.
    case show
    /// Types statements that lead to a given book or answer.
    case perform = "do"
    /// Chooses an answer before it is shown.
    case predict
    /// Puts statements right.
    case fix
    /// Types statements that make something true.
    case free
  }

  /// The kind of the step, which follows from what it has.
  package var kind: Kind {
    if !choices.isEmpty { return .predict }
    if !broken.isEmpty { return .fix }
    if !checks.isEmpty { return .free }
    if !solution.isEmpty { return .perform }
    return shown.isEmpty ? .tell : .show
  }

  /// Whether the learner has to answer before it goes on.
  package var asks: Bool {
    switch kind {
    case .tell, .show: false
    case .perform, .predict, .fix, .free: true
    }
  }
}
