import Testing

/// `deal learn` from a shell.
@Suite struct LessonCommandTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
    _ = try shell.home.make("01-own.md", Self.lesson.utf8)
  }

  static let lesson = """
    ---
    title: Our own
    about: A lesson of two steps.
    minutes: 10
    day: 2026-01-15
    ---

    ## Look
    A sum.
    ```deal show
    deal> 1 + 1
    2
    ```
    ## State
    Name a year: 38 billion by 7.
    ```deal check There is no year yet.
    year == 38B / 7
    ```
    ```deal solution
    let year = 38B / 7
    ```
    ```hint
    let year =
    ```

    """

  @Test func aLessonIsPlayedByAMachine() throws {
    let done = try shell.run(
      "printf 'let year = 5\\nhint\\nlet year = 38e9 / 7\\n' | deal learn run 01-own.md")
    #expect(done.status == 0)
    #expect(done.errors == "")
    #expect(done.output.contains("1 of 2  Look\n\nA sum.\n\ndeal> 1 + 1\n2\n"))
    #expect(done.output.contains("deal> let year = 5\nyear = 5\nThere is no year yet.\n"))
    #expect(done.output.contains("deal> hint\nlet year =\n"))
    #expect(done.output.hasSuffix("Right.\n\nThe lesson is done: Our own\n"))
    let half = try shell.run("printf '1 + 1\\n' | deal learn run 01-own.md --step 2")
    #expect(half.status == 1)
    #expect(!half.output.contains("A sum"))
    #expect(try shell.run("deal learn run nothing < /dev/null").status == 66)
    #expect(try shell.run("deal learn run none.md < /dev/null").status == 66)
    #expect(try shell.run("deal learn run 1 --step 99 < /dev/null").status == 64)
  }

  @Test func aLessonIsLookedOver() throws {
    let good = try shell.run("deal learn check 01-own.md")
    #expect(good.output == "01-own.md: in order, 2 steps, 1 to answer\n")
    #expect(good.status == 0)
    let stale = Self.lesson.replacing("\n2\n", with: "\n3\n").replacing(
      "```hint\nlet year =\n```\n", with: "")
    _ = try shell.run("mkdir course empty")
    _ = try shell.home.make("course/02-stale.md", stale.utf8)
    _ = try shell.home.make("course/notes.md", "no lesson".utf8)
    let wrong = try shell.run("deal learn check course")
    #expect(wrong.status == 1)
    #expect(
      wrong.output == """
        course/02-stale.md:11: deal answers otherwise today:
          2
        course/02-stale.md:14: this step needs a hint

        """)
    let accepted = try shell.run("deal learn check --accept course")
    #expect(accepted.status == 1)
    #expect(shell.home.text("course/02-stale.md").contains("deal> 1 + 1\n2\n```"))
    #expect(!accepted.output.contains("otherwise today"))
    #expect(try shell.run("deal learn check empty").status == 66)
    _ = try shell.home.make("03-open.md", "---\ntitle: x\n---\n## a\n".utf8)
    let open = try shell.run("deal learn check 03-open.md")
    #expect(open.status == 65)
    #expect(open.errors == "deal: 03-open.md:1: about: is missing between the two ---\n")
  }

  @Test(arguments: [
    (
      "a step that the solution does not pass", "let year = 38B / 7", "let year = 38B / 8",
      "the solution does not pass the step"
    ),
    ("one that passes by itself", "year == 38B / 7", "1 == 1", "passed before anything is typed"),
    ("a solution with an error", "let year = 38B / 7", "let year =", "the solution does not pass"),
    ("a word of programmers", "Name a year", "Parse a year", "\"parse\" is a word"),
    (
      "a source that nobody knows", "minutes: 10", "minutes: 10\nsources: nobody_2026",
      "no source nobody_2026"
    ),
    ("nothing told", "A sum.\n", "", "this step tells nothing"),
  ])
  func whatIsWrongWithALessonIsTold(
    _ what: String, _ old: String, _ new: String, _ message: String
  ) throws {
    _ = try shell.home.make("01-own.md", Self.lesson.replacing(old, with: new).utf8)
    let outcome = try shell.run("deal learn check 01-own.md")
    #expect(outcome.status == 1, "\(what)")
    #expect(outcome.output.contains(message), "\(what): \(outcome.output)")
  }

  @Test func theCourseGoesOnPaper() throws {
    let script = try shell.run("deal learn export --script 1 > lesson.deal && deal lesson.deal")
    #expect(script.status == 0, "\(script.errors)")
    let markdown = try shell.run("deal learn export 1 01-own.md")
    #expect(markdown.output.hasPrefix("# Reading an AI-compute deal\n\n## 1. A first deal\n"))
    #expect(
      markdown.output.contains("### Answers to lesson 2\n\n**2.2**\n\n```\nlet year = 38B / 7\n```")
    )
    let html = try shell.run("deal learn export --html 1")
    #expect(html.output.contains(">1.3 Your first line</h3>"))
    #expect(!html.output.contains("<script"))
    #expect(!html.output.contains("As of"))
    #expect(html.output.contains("<p>Made by deal 0.1.0.</p>"))
    #expect(try shell.run("deal learn export nothing").status == 66)
  }

  @Test func progressOfAClassIsReported() throws {
    _ = try shell.run("mkdir class")
    _ = try shell.home.make(
      "class/ada.jsonl",
      """
      {"lesson":"first-deal","step":1,"event":"seen","tries":0,"hints":0,"time":1800000000}
      {"lesson":"first-deal","step":3,"event":"passed","tries":2,"hints":1,"time":1800000100}
      {"lesson":"first-deal","step":4,"event":"skipped","tries":0,"hints":0}
      nonsense
      {"lesson":"first-deal","step":4,"event":"pas
      """.utf8)
    let own = try shell.run("deal learn report")
    #expect(own.status == 0)
    #expect(own.output.contains("A first deal"))
    let report = try shell.run("deal learn report class/ada.jsonl --csv")
    let lines = report.output.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.first == "name,lesson,title,step,step_title,kind,state,tries,hints,time")
    #expect(
      lines.contains {
        $0.hasPrefix("ada,1,A first deal,3,Your first line,do,passed,2,1,2027-01-15")
      })
    #expect(
      lines.contains { $0.hasPrefix("ada,1,A first deal,2,How to read the answer,tell,open,0,0,") })
    #expect(try shell.run("deal learn report nobody.jsonl").status == 66)
  }

  @Test func learnNeedsATerminal() throws {
    let outcome = try shell.run("deal learn 1 < /dev/null")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("deal learn run LESSON"))
    let script = try shell.run("deal -e learn")
    #expect(script.status == 65)
    #expect(script.errors.contains("error[prompt-only]: learn belongs to the prompt"))
  }
}
