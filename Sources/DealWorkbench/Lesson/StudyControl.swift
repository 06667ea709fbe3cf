/// What can be typed in a lesson beside statements. The words are commands there and nowhere else.
package enum StudyControl: String, CaseIterable, Sendable {
  case hint, skip, back, again, play, resume, `where`, leave

  /// What it does, in a few words.
  package var summary: String {
    switch self {
    case .hint: "a hint for this step, one at a time; after the last one the solution"
    case .skip: "goes on to the next step without an answer"
    case .back: "goes back to the step before"
    case .again: "starts this step again"
    case .play: "lets you try things out; resume comes back to the step"
    case .resume: "comes back from play, with the book as it was"
    case .where: "shows where you are and what can be typed"
    case .leave: "ends the lesson; learn takes it up again"
    }
  }
}
