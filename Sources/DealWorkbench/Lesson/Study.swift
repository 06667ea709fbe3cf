package import DealLanguage
package import DealPage
import DealFormula

/// A lesson that is being played: which step it is at, and the book of the learner in it. A value,
/// which hears what is typed and says what is to be shown.
package struct Study {
  package let lesson: Lesson
  /// The step, from 0.
  package private(set) var place = 0
  /// Whether the last step is done or the learner has left.
  package internal(set) var isOver = false
  private let settings: Settings
  private var trail: LessonTrail
  /// The book with which the step began and those after each statement that was typed since.
  private var books: [Book]
  /// The book of a learner who tries things out.
  var trying: Book?
  private var target: StepTarget?
  private(set) var tries = 0
  var hintsShown = 0
  /// What is to be shown and has not been taken yet.
  var outputs: [Output] = []
  var records: [LearningRecord] = []

  /// Something to show.
  package enum Output {
    /// What the lesson says.
    case page(Page)
    /// What deal says of a statement; the texts are those that its places are in.
    case event(Event, SourceShelf)
  }

  /// Begins a lesson at a step, whose number counts from 0; with a trail that has been made before it
  /// begins sooner.
  package init(
    _ lesson: Lesson, at step: Int = 0, _ settings: Settings, trail: LessonTrail? = nil
  ) {
    self.lesson = lesson
    self.settings = settings
    self.trail = trail ?? LessonTrail(lesson, settings)
    books = []
    let first = min(max(step, 0), lesson.steps.count - 1)
    if first == 0 { sayOpening() }
    enter(first)
  }

  /// The book of the learner.
  package var book: Book { trying ?? books.last ?? Book(settings: settings) }

  /// The step.
  package var step: LessonStep { lesson.steps[place] }

  /// Whether the learner tries things out.
  package var isTrying: Bool { trying != nil }

  /// All that is to be shown since this was asked last.
  package mutating func takeOutputs() -> [Output] {
    defer { outputs = [] }
    return outputs
  }

  /// All that happened since this was asked last.
  package mutating func takeRecords() -> [LearningRecord] {
    defer { records = [] }
    return records
  }

  // MARK: Hearing

  /// Takes what was typed: a command of the lesson, nothing, a letter that chooses, or statements.
  package mutating func hear(_ text: String) {
    let word = trimmed(text)
    if let control = StudyControl(rawValue: word) { return carryOut(control) }
    // Who is told that Enter goes on may type the word.
    if word.isEmpty || ["enter", "next"].contains(word.lowercased()) { return pressEnter() }
    if trying != nil { return tryOut(text) }
    if step.kind == .predict, let choice = choice(word) { return choose(choice) }
    hearStatement(text)
  }

  /// Whether a text can be answered, or waits for more lines.
  package func isComplete(_ text: String) -> Bool {
    StudyControl(rawValue: trimmed(text)) != nil || book.isComplete(text)
  }

  private mutating func pressEnter() {
    if trying != nil {
      sayFaint("resume comes back to the lesson")
    } else if step.asks {
      sayFaint(
        step.kind == .predict
          ? "choose a letter; skip goes on without"
          : "this step waits for something to be typed; hint helps, skip goes on without")
    } else {
      goOn(.seen)
    }
  }

  private mutating func tryOut(_ text: String) {
    guard let book = trying else { return }
    let answered = advance(book, with: text, named: "prompt")
    trying = answered.book
    say(answered.events, answered.book)
  }

  // MARK: Choosing

  /// The place of a choice by its letter or its number.
  private func choice(_ word: String) -> Int? {
    let name = word.lowercased().filter { $0 != ")" && $0 != "." }
    return step.choices.indices.first { name == Self.letter($0) || name == "\($0 + 1)" }
  }

  /// What a choice is called: a, b, c.
  static func letter(_ choice: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return letters.indices.contains(choice) ? String(letters[choice]) : "\(choice + 1)"
  }

  private mutating func choose(_ number: Int) {
    tries += 1
    let choice = step.choices[number]
    guard choice.isRight else {
      say(Page(choice.remark.isEmpty ? [line("Not this one.")] : choice.remark.blocks))
      return
    }
    pass(saying: choice.remark)
  }

  // MARK: Judging

  /// Carries statements out on the book of the learner, and sees whether the step is passed.
  private mutating func hearStatement(_ text: String) {
    guard let current = books.last else { return }
    var best = judge(advance(current, with: text, named: "prompt"), before: current)
    var kept = books.count
    // Who corrects a statement types it again, and a second one like it would be in its own way: so
    // it may take the place of what was typed before.
    if step.asks, !best.isPassed, best.hasError || best.changes || best.isAnswered {
      for (index, earlier) in books.dropLast().enumerated().suffix(Self.mostRetries).reversed() {
        let other = judge(advance(earlier, with: text, named: "prompt"), before: earlier)
        let isNearer =
          best.hasError ? other.distance <= best.distance : other.distance < best.distance
        if other.isPassed || !other.hasError && isNearer && (best.changes || best.hasError) {
          best = other
          kept = index + 1
          if best.isPassed { break }
        }
      }
    }
    let isReplacing = kept < books.count
    books = books.prefix(kept) + [best.step.book]
    say(best.step.events, best.step.book)
    if isReplacing { sayFaint("This takes the place of what you typed before.") }
    guard step.asks, step.kind != .predict else { return }
    if best.changes || best.hasError || best.isPassed || best.slip != nil || best.isWrongAnswer {
      tries += 1
    }
    if best.isPassed {
      pass()
    } else if let slip = best.slip {
      say(Page([.paragraph(Prose.styled(slip.message))]))
    } else if let remark = best.remark {
      say(Page([.paragraph(StyledText(remark))]))
    }
  }

  /// How many books back a statement is tried on.
  private static let mostRetries = 8

  /// What a statement has led to, seen from what the step asks for.
  private struct Judgement {
    var step: Step
    var hasError: Bool
    /// Whether the book is another one.
    var changes: Bool
    var isPassed = false
    /// Whether the answer is the one that is asked for, whatever the book.
    var isAnswered = false
    var isWrongAnswer = false
    /// How many parts of the book are not as they should be.
    var distance = 0
    var slip: LessonStep.Slip?
    /// What to say if it is not passed and no likely mistake.
    var remark: String?
  }

  private mutating func judge(_ answered: Step, before: Book) -> Judgement {
    var judgement = Judgement(
      step: answered, hasError: answered.events.hasError,
      changes: before.knowledge.log.count != answered.book.knowledge.log.count)
    switch step.kind {
    case .tell, .show, .predict: break
    case .perform, .fix, .free:
      let target = aim()
      let account = ModelAccount(of: answered.book.knowledge)
      judgement.slip = target.slip(account, answered.events, answered.book.shelf)
      if step.kind == .free {
        let unmet = step.checks.filter { !isMet($0, in: answered.book) }
        judgement.isPassed = unmet.isEmpty && !judgement.hasError
        judgement.distance = unmet.count
        if judgement.changes || answered.events.answers.contains(where: \.isValue) {
          judgement.remark = unmet.first?.message
        }
      } else {
        judge(&judgement, account, target)
      }
    }
    return judgement
  }

  /// Compares the book and the answers with those of the solution.
  private func judge(
    _ judgement: inout Judgement, _ account: ModelAccount, _ target: StepTarget
  ) {
    let differences = target.differences(of: account)
    judgement.distance = differences.count
    let answers = judgement.step.events.answers
    let isAnswered = target.answer.map { wanted in answers.contains { $0.isSame(as: wanted) } }
    judgement.isPassed = differences.isEmpty && isAnswered ?? true && !judgement.hasError
    guard !judgement.isPassed, !judgement.hasError else { return }
    judgement.isAnswered = isAnswered ?? false
    if judgement.isAnswered, !target.declares {
      judgement.remark =
        "The answer is right, but what you typed has changed the book, and this step only asks. undo takes it back."
    } else if let difference = differences.first {
      if judgement.changes { judgement.remark = difference.message }
    } else if judgement.changes {
      judgement.remark = "That is stated as it should be. Now ask for what the step wants to know."
    } else if answers.contains(where: \.isValue) {
      judgement.isWrongAnswer = true
      judgement.remark = "This is not the answer that is asked for yet."
    }
  }

  /// Whether all formulas of a condition are true in a book.
  private func isMet(_ condition: LessonStep.Condition, in book: Book) -> Bool {
    condition.formulas.allSatisfy { formula in
      let answers = advance(book, with: formula, named: "check", manner: .script).answers
      return answers.last?.datum == .truth(true)
    }
  }

  /// Whether a free step holds before anything is typed.
  var isPassedUntouched: Bool { step.checks.allSatisfy { isMet($0, in: book) } }

  /// What the step asks for; worked out once.
  private mutating func aim() -> StepTarget {
    if let target { return target }
    let made = StepTarget(of: step, from: books[0])
    target = made
    return made
  }

  // MARK: Going on

  /// Says that the step is passed, shows what it has to show, and goes on.
  private mutating func pass(saying remark: Prose = Prose()) {
    say(Page(line: StyledText("Right.", .good)))
    if !remark.isEmpty { say(Page(remark.blocks)) }
    if step.kind == .predict { run(step.shown) }
    goOn(.passed)
  }

  /// Leaves the step and enters the next one, or ends the lesson.
  mutating func goOn(_ event: LearningRecord.Event) {
    if event == .passed, !step.reason.isEmpty { say(Page(step.reason.blocks)) }
    record(event)
    guard place + 1 < lesson.steps.count else { return finish() }
    enter(place + 1, from: event == .skipped ? nil : books.last)
  }

  private mutating func finish() {
    record(.finished)
    isOver = true
    say(
      Page([
        .blank,
        .line(StyledText("The lesson is done: ", .good) + StyledText(lesson.title, .strong)),
      ]))
  }

  mutating func record(_ event: LearningRecord.Event) {
    records.append(
      LearningRecord(
        lesson: lesson.name, step: place + 1, event: event, tries: tries, hints: hintsShown))
  }

  /// Enters a step with the book that it begins with, or that of the learner where it says the same.
  mutating func enter(_ number: Int, from own: Book? = nil) {
    place = number
    (tries, hintsShown, target, trying) = (0, 0, nil, nil)
    let usual = trail.start(of: number)
    books = [usual]
    if let own, !trail.isPrepared(number) {
      let (mine, theirs) = (ModelAccount(of: own.knowledge), ModelAccount(of: usual.knowledge))
      let isSame = mine.differences(from: theirs).allSatisfy(\.isHarmless)
      if isSame {
        books = [own]
      } else {
        sayFaint("The book is that of the lesson again.")
      }
    }
    saySteps()
    if step.kind == .show { run(step.shown) }
    if !step.asks { sayFaint("Enter goes on") }
  }

  /// Runs statements before the eyes of the learner.
  private mutating func run(_ exchanges: [TranscriptFile.Exchange]) {
    guard var book = books.last else { return }
    for exchange in exchanges {
      for (number, text) in exchange.statement.enumerated() {
        let prompt = number == 0 ? TranscriptFile.prompt : TranscriptFile.furtherPrompt
        say(Page(line: StyledText(prompt, .faint) + StyledText(text, .name)))
      }
      let answered = advance(
        book, with: exchange.statement.joined(separator: "\n"), named: "prompt")
      book = answered.book
      say(answered.events, book)
    }
    books.append(book)
  }
}
