package import DealPage

/// How far somebody has come: the records of all lessons taken together.
package struct LearningProgress: Sendable {
  /// What is known of a step.
  package struct Standing: Sendable {
    package var event: LearningRecord.Event
    package var tries = 0
    package var hints = 0
    package var time: Int?
  }

  /// By the name of the lesson, the standing of each step by its number from 1.
  private var steps: [String: [Int: Standing]] = [:]
  private var latest: [String: Int] = [:]

  package init(_ records: [LearningRecord] = []) {
    for record in records { add(record) }
  }

  package mutating func add(_ record: LearningRecord) {
    guard record.event != .finished else { return }
    latest[record.lesson] = record.step
    var standing = steps[record.lesson]?[record.step] ?? Standing(event: record.event)
    // What was passed once stays passed.
    if standing.event != .passed { standing.event = record.event }
    standing.tries += record.tries
    standing.hints += record.hints
    standing.time = record.time ?? standing.time
    steps[record.lesson, default: [:]][record.step] = standing
  }

  /// What is known of a step by its number from 1.
  package func standing(of step: Int, in lesson: Lesson) -> Standing? { steps[lesson.name]?[step] }

  /// How many steps of a lesson are done.
  package func done(of lesson: Lesson) -> Int {
    lesson.steps.indices.count { standing(of: $0 + 1, in: lesson) != nil }
  }

  /// The step, from 0, at which a lesson goes on; 0 where it was not begun or is done.
  package func next(of lesson: Lesson) -> Int {
    guard let last = latest[lesson.name], last < lesson.steps.count else { return 0 }
    return last
  }

  /// The lessons with how far they are.
  package func overview(of course: Course) -> Page {
    let rows = course.lessons.enumerated().map { number, lesson in
      let next = next(of: lesson)
      let done = done(of: lesson)
      let state =
        done == 0
        ? "" : next == 0 ? "done" : "learn \(number + 1) goes on at step \(next + 1)"
      return [
        Table.Cell("\(number + 1)", role: .name), Table.Cell(lesson.title, role: .strong),
        Table.Cell("\(lesson.minutes)"),
        Table.Cell("\(done) of \(lesson.steps.count)"), Table.Cell(state, role: .good),
        Table.Cell(lesson.about, role: .faint),
      ]
    }
    let columns = [
      Table.Column("", isNumber: true), Table.Column("lesson"),
      Table.Column("minutes", isNumber: true),
      Table.Column("steps", isNumber: true), Table.Column(""), Table.Column("about"),
    ]
    return Page([
      line(course.title, .strong), .blank, .table(Table(columns: columns, rows: rows)), .blank,
      line("learn 1 begins the first lesson; learn 2 step 3 begins a lesson at a step"),
    ])
  }

  /// What is known of somebody's lessons: a row each, or one of each step.
  ///
  /// - Parameter name: whose progress it is; none to leave the column out.
  package func rows(of course: Course, byStep: Bool, name: String?, time: (Int) -> String)
    -> [[Table.Cell]]
  {
    var rows: [[Table.Cell]] = []
    for (number, lesson) in course.lessons.enumerated() {
      let standings = lesson.steps.indices.map { standing(of: $0 + 1, in: lesson) }
      let head =
        (name.map { [Table.Cell($0)] } ?? []) + [numeral(number + 1), Table.Cell(lesson.title)]
      if byStep {
        for (index, standing) in standings.enumerated() {
          rows.append(
            head + [
              numeral(index + 1), Table.Cell(lesson.steps[index].title),
              Table.Cell(lesson.steps[index].kind.rawValue),
              Table.Cell(standing?.event.rawValue ?? "open"), numeral(standing?.tries ?? 0),
              numeral(standing?.hints ?? 0), moment(standing?.time, time),
            ])
        }
      } else {
        let known = standings.compactMap { $0 }
        func count(_ event: LearningRecord.Event) -> Int { known.count { $0.event == event } }
        rows.append(
          head + [
            numeral(lesson.steps.count), numeral(known.count), numeral(count(.passed)),
            numeral(count(.skipped)),
            numeral(known.reduce(0) { $0 + $1.tries }), numeral(known.reduce(0) { $0 + $1.hints }),
            moment(known.compactMap(\.time).max(), time),
          ])
      }
    }
    return rows
  }

  /// The heads of those rows.
  package static func columns(byStep: Bool, hasNames: Bool) -> [Table.Column] {
    let names =
      (hasNames ? ["name"] : [])
      + (byStep
        ? ["lesson", "title", "step", "step_title", "kind", "state", "tries", "hints", "time"]
        : ["lesson", "title", "steps", "done", "passed", "skipped", "tries", "hints", "time"])
    let words: Set<String> = ["name", "title", "step_title", "kind", "state", "time"]
    return names.map { Table.Column($0, isNumber: !words.contains($0)) }
  }

  private func numeral(_ number: Int) -> Table.Cell {
    Table.Cell("\(number)", .quantity(Double(number), unit: ""))
  }

  private func moment(_ time: Int?, _ text: (Int) -> String) -> Table.Cell {
    time.map { Table.Cell(text($0)) } ?? Table.Cell("", Datum.none)
  }
}
