import DealWorkbench
import Testing

/// A lesson as it is played: what moves it on, and what it says.
@Suite struct StudyTests {
  private static let steps = """
    Welcome.

    ## Look
    This is a deal.
    ```deal show
    deal> deal openai aws value 38e9
    openai_aws: openai pays aws $38B  new: openai, aws · not stated: dates, term, gpus
    ```
    ## Guess
    What a year?
    ```choice
    - [ ] $38B
      That is all of it.
    - [x] it is not known
      Right, the term is missing.
    ```
    ```deal show
    deal> openai_aws.value
    $38B
    ```
    ## State
    Seven years from 3 November 2025.
    ```deal solution
    change openai_aws over 7 years
    change openai_aws announced 2025-11-03
    ```
    ```deal wrong Seven, not six.
    change openai_aws over 6 years
    ```
    ```hint
    The word is over.
    ```
    ```hint
    And announced.
    ```
    ```why
    Two facts make the rest.
    ```
    ## Ask
    What is a year of it?
    ```deal solution
    openai_aws.annual_value
    ```
    ```hint
    Divide.
    ```
    ## Your own
    Name a deal of a and b that is worth more than $1B.
    ```deal check There is no deal a_b worth more than $1B yet.
    a_b.value > $1B
    ```
    ```deal solution
    deal a b value 2e9
    ```
    ```hint
    deal a b
    ```
    """

  private func learner(at step: Int = 0) throws -> Learner {
    try Learner(steps: Self.steps, at: step)
  }

  @Test func theRightAnswersLeadToTheEnd() throws {
    var learner = try learner()
    #expect(learner.text.contains("Welcome."))
    #expect(learner.text.contains("deal> deal openai aws value 38e9\nopenai_aws: openai pays aws"))
    #expect(learner.type("").contains("2 of 5  Guess"))
    #expect(learner.type("a").contains("That is all of it."))
    #expect(
      learner.type("B)").contains("Right.\nRight, the term is missing.\ndeal> openai_aws.value"))
    learner.type("change openai_aws over 7 years")
    #expect(learner.study.place == 2)
    #expect(
      learner.type("change openai_aws announced 2025-11-03").contains(
        "Two facts make the rest."))
    #expect(learner.type("openai_aws.value / 7 years").contains("Right."))
    #expect(learner.study.place == 4)
    #expect(learner.type("deal a b value 1").contains("There is no deal a_b worth more"))
    #expect(learner.type("deal a b value 5e9").contains("The lesson is done"))
    #expect(learner.study.isOver)
    let records = learner.study.takeRecords()
    #expect(records.map(\.event) == [.seen, .passed, .passed, .passed, .passed, .finished])
    #expect(records.map(\.tries) == [0, 2, 2, 1, 2, 2])
  }

  @Test func anyWayOfWritingIsRight() throws {
    var learner = try learner(at: 2)
    #expect(
      learner.type("change openai_aws { announced 2025-11-03; over 84 months }").contains("Right."))
  }

  @Test func aLikelyMistakeHasItsMessageAndIsTypedAnew() throws {
    var learner = try learner(at: 2)
    #expect(learner.type("change openai_aws over 6 years").contains("Seven, not six."))
    #expect(
      learner.type("change openai_aws over 7 years announced 2025-11-03").contains("Right."))
  }

  @Test func aDealTypedTwiceTakesThePlaceOfTheFirst() throws {
    var learner = try learner(at: 4)
    learner.type("deal a b value 5")
    let text = learner.type("deal a b value 5e9")
    #expect(text.contains("takes the place of what you typed before"))
    #expect(!text.contains("error"))
    #expect(learner.study.isOver)
  }

  @Test func aQuestionThatChangesTheBookIsNoAnswer() throws {
    var learner = try Learner(
      steps: """
        ## Given
        What if it ran for 10 years? Leave the book as it is.
        ```deal given
        deal a b value 10e9 over 5 years
        ```
        ```deal solution
        a_b.annual_value given a_b.term = 10 years
        ```
        ```hint
        given
        ```
        """)
    #expect(learner.type("change a_b over 10 years").contains("something else is asked for"))
    #expect(learner.type("a_b.annual_value").contains("this step only asks"))
    #expect(learner.study.place == 0 && !learner.study.isOver)
    learner.type("a_b.annual_value given a_b.term = 10 years")
    #expect(learner.study.isOver)
  }

  @Test func hintsComeOneAtATimeAndThenTheSolution() throws {
    var learner = try learner(at: 2)
    #expect(learner.type("hint") == "The word is over.\n")
    #expect(learner.type(" hint ") == "And announced.\n")
    #expect(learner.type("hint").contains("change openai_aws over 7 years"))
    learner.type("skip")
    let record = learner.study.takeRecords().last
    #expect(record == LearningRecord(lesson: "try", step: 3, event: .skipped, tries: 0, hints: 3))
    #expect(learner.study.place == 3)
    // What was skipped is known to the book.
    #expect(learner.type("openai_aws.annual_value").contains("Right."))
  }

  @Test func theCommandsOfALesson() throws {
    var learner = try learner(at: 2)
    #expect(learner.type("where").contains("step 3 of 5, State"))
    #expect(learner.type("back").contains("2 of 5  Guess"))
    #expect(learner.type("back").contains("1 of 5  Look"))
    #expect(learner.type("back").contains("first step"))
    #expect(learner.type("hint").contains("nothing is asked here"))
    #expect(learner.type("skip").contains("2 of 5"))
    #expect(learner.type("resume").contains("you are in the lesson"))
    #expect(learner.type("").contains("choose a letter"))
    learner.type("skip")
    #expect(learner.type("").contains("waits for something"))
    learner.type("change openai_aws over 6 years")
    #expect(learner.type("again").contains("3 of 5  State"))
    #expect(learner.type("openai_aws.term").contains("error[unstated]"))
    #expect(learner.type("leave").contains("left at step 3; learn try"))
    #expect(learner.study.isOver)
  }

  @Test func playLeavesTheBookAsItWas() throws {
    var learner = try learner(at: 2)
    learner.type("change openai_aws over 7 years")
    #expect(learner.type("play").contains("resume comes back"))
    learner.type("change openai_aws announced 2025-11-03")
    #expect(learner.study.place == 2)
    #expect(learner.type("").contains("resume"))
    learner.type("resume")
    #expect(learner.type("change openai_aws announced 2025-11-03").contains("Right."))
  }

  @Test func whatIsAskedOnTheWayIsNoMistake() throws {
    var learner = try learner(at: 2)
    for question in ["help deal", "list deals", "openai_aws.value", "1 + 1"] {
      #expect(!learner.type(question).contains("asked for"))
    }
    learner.type("skip")
    #expect(learner.study.takeRecords().last?.tries == 0)
  }

  @Test func aStepIsEnteredDirectlyWithTheBookThatItNeeds() throws {
    for step in 0..<5 {
      let learner = try learner(at: step)
      #expect(learner.study.place == step)
      let script = learner.study.book.script
      #expect(script.contains("over 7 years") == (step > 2))
      #expect(script.contains("38e9"))
    }
    #expect(try learner(at: 99).study.place == 4)
    #expect(try learner(at: -1).study.place == 0)
  }

  @Test func undoStaysInsideOfTheStep() throws {
    var learner = try learner(at: 3)
    #expect(learner.type("undo").contains("nothing to undo"))
    learner.type("let x = 1")
    #expect(learner.type("undo").contains("took back 1 statement"))
  }

  @Test func recordsAreReadBack() {
    let record = LearningRecord(
      lesson: "first-deal", step: 3, event: .passed, tries: 2, hints: 1, time: 1_800_000_000)
    #expect(LearningRecord(line: record.line) == record)
    for line in [
      "", "{}", "{\"lesson\":\"a\",\"step\":0,\"event\":\"seen\"}", "[1]", "\u{0}",
      "{\"lesson\":\"a\",\"step\":99999999999999999999,\"event\":\"seen\"}",
      "{\"lesson\":\"a\",\"step\":1,\"event\":\"eaten\"}",
    ] {
      #expect(LearningRecord(line: line) == nil, "\(line)")
    }
    let odd =
      "{\"lesson\":\"a\",\"step\":1,\"event\":\"seen\",\"tries\":-5,\"hints\":1e99,\"new\":true}"
    #expect(LearningRecord(line: odd) == LearningRecord(lesson: "a", step: 1, event: .seen))
  }
}
