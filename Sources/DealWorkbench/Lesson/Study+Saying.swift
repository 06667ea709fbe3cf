import DealLanguage
import DealPage

/// What a lesson says.
extension Study {
  mutating func say(_ page: Page) { outputs.append(.page(page)) }

  mutating func say(_ events: [Event], _ book: Book) {
    outputs += events.map { .event($0, book.shelf) }
  }

  mutating func sayFaint(_ text: String) { say(Page(line: StyledText(text, .faint))) }

  /// The beginning of the lesson.
  mutating func sayOpening() {
    say(
      Page(
        [
          .line(
            StyledText(lesson.title, .strong)
              + StyledText("  about \(lesson.minutes) minutes, \(lesson.steps.count) steps", .faint)
          ),
          .blank,
        ] + lesson.opening.blocks + (lesson.opening.isEmpty ? [] : [.blank])
          + [
            line(
              "In a lesson, hint helps, skip goes on, leave ends it; where tells the rest.", .faint)
          ]))
  }

  /// The step as it is told: its title, its text and what there is to do.
  mutating func saySteps() {
    var blocks: [Block] = [
      .blank,
      .line(
        StyledText("\(place + 1) of \(lesson.steps.count)  ", .faint)
          + StyledText(step.title, .strong)),
    ]
    if !step.prose.isEmpty { blocks += [.blank] + step.prose.blocks }
    switch step.kind {
    case .tell, .perform, .free: break
    case .show: blocks.append(.blank)
    case .fix:
      blocks.append(.blank)
      blocks += step.broken.map { .line(StyledText("  " + $0, .name)) }
    case .predict:
      blocks.append(.blank)
      for (number, choice) in step.choices.enumerated() {
        blocks.append(
          .line(
            StyledText("  \(Self.letter(number))  ", .strong)
              + Prose.styled(choice.text.paragraphs.first?.text ?? "")))
      }
    }
    say(Page(blocks))
  }

  // MARK: Commands

  mutating func carryOut(_ control: StudyControl) {
    switch control {
    case .hint: hint()
    case .skip: skip()
    case .back:
      if place == 0 {
        sayFaint("this is the first step")
      } else {
        enter(place - 1)
      }
    case .again: enter(place)
    case .play:
      trying = book
      sayFaint("try out what you like; resume comes back to the step, with the book as it is now")
    case .resume:
      if trying == nil { sayFaint("you are in the lesson: this is its step") }
      trying = nil
      saySteps()
    case .where: tellWhere()
    case .leave:
      isOver = true
      sayFaint("the lesson is left at step \(place + 1); learn \(lesson.name) takes it up again")
    }
  }

  private mutating func hint() {
    guard step.asks else { return sayFaint("nothing is asked here; Enter goes on") }
    if hintsShown < step.hints.count {
      say(Page(step.hints[hintsShown].blocks))
      hintsShown += 1
      return
    }
    guard step.kind != .predict else {
      return sayFaint("guess: a wrong letter costs nothing, and says why it is wrong")
    }
    hintsShown = step.hints.count + 1
    sayLines(step.kind == .free ? "One way to do it:" : "This does it:", step.solution)
  }

  private mutating func skip() {
    if step.asks, step.kind != .predict {
      sayLines(
        step.kind == .free ? "Skipped. One way to do it:" : "Skipped. This does it:", step.solution)
    }
    goOn(step.asks ? .skipped : .seen)
  }

  private mutating func sayLines(_ title: String, _ lines: [String]) {
    say(Page([line(title)] + lines.map { .line(StyledText("  " + $0, .name)) }))
  }

  private mutating func tellWhere() {
    let rows = StudyControl.allCases.map { control in
      [Table.Cell("  " + control.rawValue, role: .name), Table.Cell(control.summary)]
    }
    let task =
      isTrying
      ? "You try things out; resume comes back to the step."
      : step.asks
        ? (step.kind == .predict ? "Choose a letter." : "Type statements.")
        : "Enter goes on."
    say(
      Page([
        .line(
          StyledText(lesson.title, .strong)
            + StyledText(": step \(place + 1) of \(lesson.steps.count), \(step.title). \(task)")),
        .table(Table(columns: [], rows: rows)),
      ]))
  }
}
