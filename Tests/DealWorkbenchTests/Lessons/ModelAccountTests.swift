import DealSyntax
import DealWorkbench
import Testing

/// Which books say the same, and what is said where they do not.
@Suite struct ModelAccountTests {
  private func account(_ script: String) -> ModelAccount {
    let step = advance(Book(settings: Learner.settings), with: script, named: "prompt")
    #expect(!step.diagnostics.contains { $0.severity == .error }, "\(script)")
    return ModelAccount(of: step.book.knowledge)
  }

  private static let deal = "deal openai aws value 38e9 over 7 years announced 2025-11-03"

  @Test(arguments: [
    ("deal openai aws value 38e9", "deal openai aws value $38 billion"),
    ("deal a b value 10 over 7 years", "deal a b over 84 months value $10"),
    ("deal a b with 200k gpus", "deal a b { with 200,000 GPUs }"),
    ("deal a b value $1B; change a_b value $2B", "deal a b value $2B"),
    ("deal a b from 2026 until 2026", "deal a b from 2026-01-01 until 2026-12-31"),
    (deal + "; rollout gpus by 2026-12", deal + "; rollout gpus by end of 2026"),
    (
      deal + " with 200k gpus; rollout gpus by 2026-12",
      deal + " with 200k gpus; rollout 200k gpus by 2026-12"
    ),
    ("let x = 38B / 7", "let x = 38e9 / 7"),
    ("assume u = 60% to 85%", "assume u = 0.6 to 0.85"),
    ("party a kind lab; deal a b", "deal a b; party a kind lab"),
    ("claim \"so\" 1 < 2", "claim \"in other words\" 1 < 2"),
    ("rate EUR = 1.08 USD on 2025-11-03", "rate EUR = 1.08 USD on 2025-11-03"),
    (
      "deal a b value 1; scenario s { change a_b value 2 }",
      "deal a b value 1; scenario s { change a_b value $2.00 }"
    ),
    ("exclusive a for b over compute until 2026", "exclusive a for b over compute until 2026-12"),
  ])
  func howItIsWrittenDoesNotMatter(_ one: String, _ other: String) {
    #expect(account(one).differences(from: account(other)).map(\.message) == [])
    #expect(account(other).differences(from: account(one)).map(\.message) == [])
  }

  @Test(arguments: [
    (
      "deal aws openai value 38e9", "deal openai aws value 38e9",
      "aws_openai has the two parties the other way round: the one that pays stands first. undo takes it back."
    ),
    (
      "deal openai aws value 38", "deal openai aws value 38e9",
      "value of openai_aws is $38 now, and something else is asked for."
    ),
    (
      "deal OpenAI AWS value 38e9", "deal openai aws value 38e9",
      "Names keep their capitals: this is OpenAI_AWS, and the lesson goes on with openai_aws."
    ),
    (
      "deal openai aws", "deal openai aws value 38e9",
      "Not stated yet: the value of openai_aws."
    ),
    (
      "deal openai aws value 38e9 over 7 years", "deal openai aws value 38e9",
      "This step does not ask for term of openai_aws, which is 7 years now."
    ),
    ("let x = 1", "deal openai aws", "Not there yet: a deal openai_aws."),
    (
      "deal a b; deal a c", "deal a b",
      "This step does not ask for a deal a_c. undo takes it back."
    ),
    (
      "deal a b as other", "deal a b",
      "This deal is called other here, and the lesson goes on with a_b."
    ),
    (
      deal + " with 200k gpus", deal + " with 200k gpus; rollout gpus by 2026",
      "Not there yet: a rollout of openai_aws."
    ),
    (
      deal + " with 200k gpus; rollout gpus by 2027",
      deal + " with 200k gpus; rollout gpus by 2026",
      "by of the rollout of openai_aws is 2027-12-31 now, and something else is asked for."
    ),
    (
      "let x = 1 to 2", "let x = 1 to 3",
      "the value of x is 1 to 2 now, and something else is asked for."
    ),
    ("let x = $1", "let x = 1 year", "the value of x is $1 now, and something else is asked for."),
    (
      "deal a b value 1; scenario s { change a_b value 3 }",
      "deal a b value 1; scenario s { change a_b value 2 }",
      "value of a_b in s is $3 now, and something else is asked for."
    ),
    (
      "deal a b value 1", "deal a b value 1; change a_b value 2 on 2030-01-01",
      "Not there yet: an amendment of a_b on 2030-01-01."
    ),
    (
      "claim \"so\" 1 > 2", "claim \"so\" 1 < 2",
      "verdict of the claim is false now, and something else is asked for."
    ),
    (
      "assume p = 1 to 2; assume q = 3 to 4",
      "assume p = 1 to 2; assume q = 3 to 4; correlate(p, q, 0.5)",
      "Not there yet: a correlation p and q."
    ),
  ])
  func aDifferenceIsNamed(_ own: String, _ wanted: String, _ message: String) {
    #expect(account(own).differences(from: account(wanted)).first?.message == message)
  }

  @Test(arguments: UInt64(0)..<8)
  func aBookIsLikeItselfAndUnlikeOneWithMore(_ seed: UInt64) {
    var dice = BookDice(seed: seed)
    var script = ""
    for _ in 0..<20 { script += dice.declaration() + "\n" }
    let one = account(script)
    #expect(one.differences(from: account(script)).isEmpty)
    let more = account(script + "deal one_more of_them value 5\n")
    #expect(!one.differences(from: more).isEmpty)
    #expect(!more.differences(from: one).isEmpty)
  }
}
