/// Something that happened in a lesson and is worth keeping: a line of the file of progress.
package struct LearningRecord: Equatable, Sendable {
  /// What happened.
  package enum Event: String, CaseIterable, Sendable {
    /// A step was read or watched.
    case seen
    /// What a step asks for was done.
    case passed
    /// A step was left without an answer.
    case skipped
    /// The last step was passed.
    case finished
  }

  /// The short name of the lesson.
  package var lesson: String
  /// The number of the step, from 1.
  package var step: Int
  package var event: Event
  /// How many answers it took.
  package var tries: Int
  /// How many hints were asked for.
  package var hints: Int
  /// When, in seconds since 1970; none before it is written.
  package var time: Int?

  package init(
    lesson: String, step: Int, event: Event, tries: Int = 0, hints: Int = 0, time: Int? = nil
  ) {
    self.lesson = lesson
    self.step = step
    self.event = event
    self.tries = tries
    self.hints = hints
    self.time = time
  }
}
