import Testing
import deal

/// What Tab does to a line.
struct TabStepTests {
  private func step(
    _ words: [String], replacing range: Range<Int>, in line: String, before: String = ""
  ) -> TabStep {
    TabStep(
      Completion(replace: range, candidates: words.map { Candidate($0) }),
      before: before, line: line)
  }

  @Test func oneCandidateIsPutInWithASpace() {
    #expect(step(["deal"], replacing: 0..<3, in: "dea") == .insert(0..<3, "deal "))
    #expect(step(["sum("], replacing: 0..<2, in: "su") == .insert(0..<2, "sum("))
    #expect(step(["deal"], replacing: 0..<3, in: "dea x") == .insert(0..<3, "deal"))
  }

  @Test func theCommonStartIsPutInFirst() {
    #expect(step(["rollout", "role"], replacing: 0..<1, in: "r") == .insert(0..<1, "rol"))
    #expect(
      step(["rollout", "role"], replacing: 0..<3, in: "rol")
        == .choose([Candidate("rollout"), Candidate("role")]))
  }

  @Test func aCandidateThatDoesNotContinueTheWordIsOnlyShown() {
    // "did you mean": the common start would take away what was typed.
    let words = ["OpenAI", "OpenBrain"]
    #expect(
      step(words, replacing: 0..<2, in: "op") == .choose(words.map { Candidate($0) }))
  }

  @Test func offsetsAreOfBytesAndStepsOfScalars() {
    #expect(step(["value"], replacing: 7..<9, in: "é ∞ va") == .insert(4..<6, "value "))
  }

  @Test func earlierLinesAreNotTouched() {
    let before = "deal a b\n"
    #expect(
      step(["value"], replacing: 9..<11, in: "va", before: before) == .insert(0..<2, "value "))
    #expect(step(["value"], replacing: 5..<11, in: "va", before: before) == .nothing)
  }

  @Test func nothingFitsOrTheRangeIsWrong() {
    #expect(step([], replacing: 0..<1, in: "x") == .nothing)
    #expect(step(["x"], replacing: 0..<9, in: "x") == .nothing)
    #expect(step(["x"], replacing: 1..<2, in: "é") == .nothing)
  }

  @Test func commonStartOfScalars() {
    #expect(TabStep.commonStart(of: []) == "")
    #expect(TabStep.commonStart(of: ["abc"]) == "abc")
    #expect(TabStep.commonStart(of: ["abc", "abd", "ab"]) == "ab")
    #expect(TabStep.commonStart(of: ["abc", "xyz"]) == "")
  }
}

/// The list below the line.
struct CandidateListTests {
  private func list(columns: Int, rows: Int, isASCII: Bool = false) -> CandidateList {
    CandidateList(columns: columns, rows: rows, isASCII: isASCII) { $0.value < 0x1100 ? 1 : 2 }
  }

  @Test func meaningsStandBehindTheNames() {
    let candidates = [
      Candidate("deal", meaning: "records a promise"), Candidate("by", meaning: ""),
    ]
    #expect(list(columns: 24, rows: 10).lines(candidates) == ["deal  records a promise", "by"])
  }

  @Test func columnsAreReadDownwards() {
    let words = ["a", "bb", "c", "d", "e"].map { Candidate($0, meaning: "m") }
    #expect(
      list(columns: 20, rows: 10).lines(words) == ["a   m    d   m", "bb  m    e   m", "c   m"])
  }

  @Test func meaningsGiveWayWhenThereAreMany() {
    let words = (10..<30).map { Candidate("\($0)", meaning: "a meaning") }
    #expect(
      list(columns: 24, rows: 4).lines(words) == [
        "10  14  18  22  26", "11  15  19  23  27", "12  16  20  24  28", "13  17  21  25  29",
      ])
  }

  @Test func tooManyAreCountedAndNothingIsTooWide() {
    let words = (0..<1000).map { Candidate("word-\($0)") }
    let lines = list(columns: 40, rows: 5).lines(words)
    #expect(lines.count == 5)
    #expect(lines.last == "… and 984 more")
    for columns in [20, 33, 80, 200] {
      let layout = list(columns: columns, rows: 5)
      let wide = words + [Candidate("兆兆兆兆兆兆兆兆兆兆兆兆兆", meaning: "wide")]
      for line in layout.lines(wide) { #expect(layout.columns(of: line) < columns) }
    }
  }

  @Test func whatIsNotInTheListIsCountedToo() {
    let words = (0..<100).map { Candidate("word-\($0)") }
    let lines = list(columns: 40, rows: 40).lines(words, more: 900)
    #expect(lines.last == "… and 900 more")
    #expect(list(columns: 40, rows: 5).lines(words, more: 900).last == "… and 984 more")
  }

  @Test func controlCharactersAreShownAndLongTextIsCut() {
    let lines = list(columns: 30, rows: 9, isASCII: true)
      .lines([Candidate("a\u{1B}[2J", meaning: "a meaning that is much too long")])
    #expect(lines == ["a\\u{1b}[2J  a meaning that..."])
  }
}
