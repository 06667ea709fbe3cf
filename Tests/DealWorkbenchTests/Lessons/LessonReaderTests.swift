import DealPage
import DealWorkbench
import Testing

/// How a lesson is written, and what is said of one that is not.
@Suite struct LessonReaderTests {
  @Test func aLessonHasStepsOfAllKinds() throws {
    let lesson = try Learner.lesson(
      """
      Before the first step.

      ## Read
      One `code` and *stress*.
      ## See
      Look.
      ```deal show
      deal> 1 + 1
      2
      ```
      ## Choose
      Which?
      ```choice
      - [ ] one
        No,
        not one.
      - [x] two
      ```
      ```deal show
      deal> 2
      2
      ```
      ## Type
      Two.
      ```deal given fresh
      let x = 1
      ```
      ```deal solution
      x + 1
      ```
      ```deal wrong Too small.
      x
      ```
      ```hint
      Add.
      ```
      ```why
      It is so.
      ```
      ## Mend
      This is broken.
      ```deal fix
      let y = 1 +
      ```
      ```deal solution
      let y = 1
      ```
      ## Free
      Name it.
      ```deal check There is no z.
      z > 3

      z < 5
      ```
      ```deal solution
      let z = 4
      ```
      """)
    #expect(lesson.steps.map(\.kind) == [.tell, .show, .predict, .perform, .fix, .free])
    #expect(lesson.opening.plain == "Before the first step.")
    #expect(lesson.steps[0].prose.plain == "One code and stress.")
    #expect(lesson.steps[2].choices.map(\.isRight) == [false, true])
    #expect(lesson.steps[2].choices[0].remark.plain == "No, not one.")
    #expect(lesson.steps[3].given.map(\.lines) == [["let x = 1"]])
    #expect(lesson.steps[3].given.map(\.isFresh) == [true])
    #expect(lesson.steps[3].slips.map(\.message) == ["Too small."])
    #expect(lesson.steps[5].checks.first?.formulas == ["z > 3", "z < 5"])
  }

  @Test(arguments: [
    ("", "a lesson begins with ---"),
    ("---\ntitle: x\n---\n## a\n", "about: is missing"),
    ("---\ntitel: x\n---\n## a\n", "known are title, about, minutes, day, sources"),
    ("---\nminutes: many\n---\n", "a whole number such as 12"),
    ("---\nday: tomorrow\n---\n", "a day such as 2026-01-15"),
    ("FRONTtext\n", "a lesson has steps"),
    ("FRONT```hint\n```\n", "below the title of a step"),
    ("FRONT## a\n```hint\n", "never closed"),
    ("FRONT## a\n```deal wrong\n```\n", "followed by what the learner is told"),
    ("FRONT## a\n```deal show me\n```\n", "this fence is none of a lesson"),
    ("FRONT## a\n```deal wrong `x`\n```\n", "no backtick behind"),
    ("FRONT## a\n```choice\nyes\n```\n", "an entry such as - [ ] about $3"),
    ("FRONT## a\n```deal show\n2\n```\n", "a transcript starts with the prompt"),
  ])
  func aMistakeIsToldWithItsLine(_ text: String, _ message: String) {
    let front = "---\ntitle: Try\nabout: x\nminutes: 10\nday: 2026-01-15\n---\n"
    let written = text.hasPrefix("FRONT") ? front + text.dropFirst(5) : text
    let mistake = #expect(throws: TranscriptFile.Mistake.self) {
      try LessonReader.read(written, named: "try")
    }
    #expect(mistake?.message.contains(message) ?? false, "\(mistake?.message ?? "")")
    #expect((mistake?.line ?? 0) >= 1)
  }

  @Test(arguments: [
    ("one `two` *three* **four** five", "one two three four five"),
    ("2 * 3 and 4 * 5", "2 * 3 and 4 * 5"), ("an open `mark", "an open `mark"), ("", ""),
    ("``a`b``", "a`b"),
  ])
  func marksAreNotShown(_ text: String, _ shown: String) {
    #expect(Prose.styled(text).text == shown)
  }

  @Test(arguments: [
    ("3", LessonRequest("3")), ("3.10", LessonRequest("3 step 10")),
  ])
  func aStepIsNamedInTwoWays(_ text: String, _ request: LessonRequest?) {
    #expect(LessonRequest(text)?.lesson == "3")
    #expect(text == "3" || LessonRequest(text) == request)
  }

  @Test func aLessonIsFoundByNumberNameAndFile() {
    let course = Course.builtIn
    #expect(course.place(of: "1") == 0)
    #expect(course.place(of: "units") == 1)
    #expect(course.place(of: "Units and money") == 1)
    #expect(course.place(of: "99") == nil)
    #expect(course.place(of: "nothing") == nil)
    #expect(LessonRequest("\"own lesson.md\" step 2")?.isFile == true)
    #expect(LessonRequest("own.md")?.isFile == true)
    #expect(LessonRequest("2 step none") == nil)
    #expect(LessonRequest("2.x") == nil)
    #expect(Course.name(ofFile: "course/01-first-deal.md") == "first-deal")
    #expect(Course.name(ofFile: "2026.md") == "2026")
    #expect(Course.name(ofFile: "Über uns.md") == nil)
    #expect(Course.name(ofFile: "") == nil)
  }
}
