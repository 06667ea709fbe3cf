import SeededNumbers
import Testing

/// Laws of rights, milestones and conflicts over random books, against plain readings of the rules.
@Suite struct RightTests {
  /// A window of days of 2025, by their numbers from 1 to 12 for the months.
  struct Window {
    var holder: String
    var isExclusive: Bool
    var from: Int
    var until: Int
    /// The statement that declares it.
    func statement(_ number: Int) -> String {
      "\(isExclusive ? "exclusive" : "first_refusal") \(holder) for lab over compute "
        + "from 2025-\(Self.two(from)) until 2025-\(Self.two(until)) as right\(number)"
    }
    static func two(_ month: Int) -> String { month < 10 ? "0\(month)" : "\(month)" }
  }

  static let clouds = ["aws", "azure", "gcp", "oracle"]

  static func windows(_ generator: inout SeededGenerator) -> [Window] {
    func roll(_ end: Int) -> Int { Int(generator.next() >> 33) % end }
    return (0..<(1 + roll(4))).map { _ in
      let from = 1 + roll(12)
      return Window(
        holder: clouds[roll(clouds.count)], isExclusive: roll(2) == 0, from: from,
        until: from + roll(13 - from))
    }
  }

  /// Who may sell in a month, as the rule is written: the holders of exclusive rights alone while
  /// one runs, else everybody, those who must be asked first before the others.
  static func sellers(_ windows: [Window], in month: Int) -> [String] {
    let running = windows.filter { $0.from <= month && month <= $0.until }
    func unique(_ names: [String]) -> [String] {
      names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }
    let exclusive = unique(running.filter(\.isExclusive).map(\.holder))
    if !exclusive.isEmpty { return exclusive }
    let first = running.map(\.holder)
    return clouds.filter(first.contains) + clouds.filter { !first.contains($0) }
  }

  @Test func sellersAreRightInEveryMonth() throws {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<60 {
      let windows = Self.windows(&generator)
      var statements = Self.clouds.map { "party \($0) kind cloud" } + ["party lab kind lab"]
      statements += windows.enumerated().map { $1.statement($0) }
      let book = try Answers(statements.joined(separator: "\n"))
      for month in 1...12 {
        let day = "2025-\(Window.two(month))-15"
        let expected = "[\(Self.sellers(windows, in: month).joined(separator: ", "))]\n"
        #expect(book.shown("sellers(lab, compute) at \(day)") == expected, "\(windows) \(month)")
        for cloud in Self.clouds {
          let may = Self.sellers(windows, in: month).contains(cloud)
          #expect(book.shown("may_sell(\(cloud), lab, compute) at \(day)") == "\(may)\n")
        }
      }
      // Saved and read again, it answers the same.
      let again = try Answers(book.script)
      #expect(again.shown("list rights") == book.shown("list rights"))
      #expect(again.shown("conflicts") == book.shown("conflicts"))
    }
  }

  @Test func aDealIsInConflictIfItsSellerMayNotSell() throws {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<40 {
      let windows = Self.windows(&generator)
      let exclusive = windows.filter(\.isExclusive)
      let month = 1 + Int(generator.next() >> 33) % 12
      let seller = Self.clouds[Int(generator.next() >> 33) % Self.clouds.count]
      var statements = Self.clouds.map { "party \($0) kind cloud" }
      statements += exclusive.enumerated().map { $1.statement($0) }
      statements.append(
        "deal lab \(seller) kind cloud value $1B announced 2025-\(Window.two(month))-15")
      let book = try Answers(statements.joined(separator: "\n"))
      let running = exclusive.filter { $0.from <= month && month <= $0.until }
      let isBarred = !running.isEmpty && !running.contains { $0.holder == seller }
      #expect(book.shown("conflicts").contains("may sell") == isBarred)
    }
  }

  /// A uniform end: the chance that others may sell is the share of the days before.
  @Test func theChanceOfARangeIsTheShareOfItsDays() throws {
    let book = try Answers(
      """
      party aws kind cloud
      exclusive azure for lab over compute until late 2026
      """)
    for (day, share) in [
      ("2026-09-01", 0.0), ("2026-10-01", 30 / 122.0), ("2026-12-31", 121 / 122.0),
    ] {
      let chance = try book.number("chance(may_sell(aws, lab, compute) at \(day))")
      #expect(abs(chance / 100 - share) < 0.005 || abs(chance - share) < 0.005, "\(day) \(chance)")
    }
  }

  /// What requires a milestone is worth its chance times the value, and sums are the sums of these.
  @Test func chancesOfMilestonesMultiply() throws {
    let book = try Answers(
      """
      milestone permit on 2026-06 chance 40%
      milestone charter on 2026-07 chance 50%
      deal lab aws value $100B over 5 years from 2027 requires permit
      deal lab gcp value $10B over 5 years from 2027 requires permit, charter chance 50%
      deal lab oracle value $1B over 5 years from 2027
      """)
    let sum = try book.number("mean(total(spend(lab))) / $1B")
    #expect(abs(sum - (40 + 10 * 0.4 * 0.5 * 0.5 + 1)) < 0.2)
    // Both deals wait for the same permit.
    #expect(try book.number("chance(total(lab_gcp.spend) > total(lab_aws.spend))") == 0)
    var failed = book
    try failed.tell("milestone permit status failed")
    #expect(try failed.number("total(spend(lab)) / $1B") == 1)
    var met = book
    try met.tell("milestone permit status met\nmilestone charter status met")
    #expect(abs(try met.number("mean(total(spend(lab))) / $1B") - 106) < 0.1)
  }
}
