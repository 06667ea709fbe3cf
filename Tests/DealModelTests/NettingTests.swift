import DealModel
import SeededNumbers
import Testing

/// Laws of sums over deals that share money.
@Suite struct NettingTests {
  /// A random group of deals with overlaps, as statements that can be told in any order.
  private func group(_ generator: inout SeededGenerator) -> (sizes: [Int], edges: [(Int, Int)]) {
    let count = Int.random(in: 2...6, using: &generator)
    // Small numbers, so that some are the same.
    let sizes = (0..<count).map { _ in Int.random(in: 1...6, using: &generator) }
    var edges: [(Int, Int)] = []
    for a in 0..<count {
      for b in 0..<a where Double.random(in: 0...1, using: &generator) < 0.4 {
        edges.append((a, b))
      }
    }
    return (sizes, edges)
  }

  /// The statements: the deals in an order, each overlap stated by the later one.
  private func statements(_ sizes: [Int], _ edges: [(Int, Int)], _ order: [Int]) -> String {
    var text = ""
    for (place, deal) in order.enumerated() {
      text += "deal p q\(deal) value $\(sizes[deal])B over \(1 + deal) years from 2026 as d\(deal)"
      for earlier in order[..<place] {
        if edges.contains(where: { $0 == (deal, earlier) || $0 == (earlier, deal) }) {
          text += " overlaps d\(earlier)"
        }
      }
      text += "\n"
    }
    return text
  }

  @Test(arguments: ["backlog(p)", "capacity(p)"])
  func theCourseIsWhatEachDayCounts(_ question: String) throws {
    var generator = SeededGenerator(seed: 42)
    let patterns = ["evenly", "monthly", "annually", "with capacity"]
    var changes = 0
    for _ in 0..<8 {
      let (sizes, edges) = group(&generator)
      let lines = statements(sizes, edges, Array(sizes.indices)).split(separator: "\n")
      var text = ""
      for (place, line) in lines.enumerated() {
        let gpus = Int.random(in: 1...9, using: &generator)
        let start = Int.random(in: 2026...2029, using: &generator)
        let pays = patterns[Int.random(in: 0..<4, using: &generator)]
        text += line.replacing("from 2026", with: "from \(start)")
        text += " with \(gpus)k gpus pays \(pays)\n"
        if place % 2 == 0 { text += "rollout gpus by \(start + 1)-08 shape scurve\n" }
      }
      let answers = try Answers(text)
      let course = try answers.column(1, "\(question) by quarter from 2026 until 2034")
      let days = try answers.list(
        "[\(question) at 2026-01-01 + n * 3 months - 1 day for n in range(1, 36)]")
      #expect(course.count == 36 && days.count == 36)
      for (level, day) in zip(course, days) {
        #expect(abs(level - day) <= 1e-9 * abs(day) + 1e-3, "\(question) of \(text)")
      }
      changes += Set(course).count
    }
    #expect(changes > 50)
  }

  @Test func theOrderOfDeclarationChangesNothing() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<20 {
      let (sizes, edges) = group(&generator)
      var order = Array(sizes.indices)
      let text = statements(sizes, edges, order)
      let first = try Answers(text)
      order.shuffle(using: &generator)
      let second = try Answers(statements(sizes, edges, order))
      for question in ["commitments(p)", "paid(p) at 2026-12-31", "backlog(p) at 2027-06"] {
        let values = try (first.number(question), second.number(question))
        #expect(abs(values.0 - values.1) < 0.01, "\(text) \(question)")
      }
    }
  }

  @Test func aTotalIsBetweenTheLargestAndTheSum() throws {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<20 {
      let (sizes, edges) = group(&generator)
      let text = statements(sizes, edges, Array(sizes.indices))
      let total = try Answers(text).number("commitments(p)") / 1e9
      #expect(total >= Double(sizes.max() ?? 0) - 1e-9, "\(text)")
      #expect(total <= Double(sizes.reduce(0, +)) + 1e-9, "\(text)")
    }
  }

  @Test func commitmentsAreTheTotalOfSpend() throws {
    var generator = SeededGenerator(seed: 43)
    for round in 0..<20 {
      let (sizes, edges) = group(&generator)
      var text = statements(sizes, edges, Array(sizes.indices))
      if round % 2 == 0 {
        text += "deal p q0 value $2B over 3 years from 2026-07 amends d0 as late\n"
      }
      let answers = try Answers(text)
      let pair = try (answers.number("commitments(p)"), answers.number("total(spend(p))"))
      #expect(abs(pair.0 - pair.1) < 0.02, "\(text)")
    }
  }

  @Test func withoutOverlapsEverythingCounts() {
    #expect(Netting.counts([3, 1, 2], [[], [], []]) == [true, true, true])
  }

  @Test func dealsOfOneSizeCountOnce() {
    #expect(Netting.counts([5, 5, 5], [[1], [0, 2], [1]]) == [true, false, false])
  }

  @Test func whatOverlapsTwoLargerOnesCountsInNeither() {
    #expect(Netting.counts([10, 3, 9], [[1], [0, 2], [1]]) == [true, false, true])
  }

  @Test func oneByOneTheyCountAsAllTogether() {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &generator)
      let sizes = (0..<count).map { _ in Double(Int.random(in: 1...3, using: &generator)) }
      var links = [[Int]](repeating: [], count: count)
      for place in 0..<count {
        for other in 0..<place where Int.random(in: 0...2, using: &generator) == 0 {
          links[place].append(other)
          links[other].append(place)
        }
      }
      let each = sizes.indices.map { Netting.counts($0, links) { sizes[$0] } }
      #expect(each == Netting.counts(sizes, links), "\(sizes) \(links)")
    }
  }

  @Test func aRangeIsNettedDrawByDraw() throws {
    let answers = try Answers(
      """
      deal p q value $10B over 5 years from 2026
      deal p q value $5B to $20B over 5 years from 2026 overlaps p_q as other
      """)
    #expect(try answers.number("p5(commitments(p))") == 10e9)
    let both = try (
      answers.number("chance(commitments(p) > $10B)"), answers.number("chance(other.value > $10B)")
    )
    #expect(abs(both.0 - both.1) < 1e-9)
  }
}
