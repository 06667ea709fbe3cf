import DealQuantities
import Testing
import SeededNumbers

@Suite struct CalendarTests {
  @Test func everyDayOfEveryYear() throws {
    let modulus: UInt64 = (1 << 61) - 1
    var number = Int(Day.first.number)
    for row in try Oracle.rows("centuries") {
      let count = try #require(Int(row[1]))
      var total: UInt64 = 0
      for _ in 0..<count {
        let day = try Day(number: number)
        let (year, month, date) = day.parts
        let stamp = year * 10000 + month * 100 + date
        let term = UInt64(stamp * 8 + day.weekday + number + 800_000)
        total = UInt64((UInt128(total) * 31 + UInt128(term)) % UInt128(modulus))
        if try Day(year: year, month: month, day: date) != day { Issue.record("\(day.text)") }
        number += 1
      }
      #expect(String(total) == row[2], "century \(row[0])")
    }
    #expect(number == Int(Day.last.number) + 1)
  }

  @Test func monthStepsMatchPython() throws {
    for row in try Oracle.rows("months") {
      let months = try #require(Int(row[1]))
      #expect(try day(row[0]).adding(months: months).text == row[2], "\(row)")
    }
  }

  @Test func dayCountsMatchPython() throws {
    let counts: [DayCount] = [.actualActual, .actual365, .actual360, .thirty360, .thirtyE360]
    for row in try Oracle.rows("daycounts") {
      let start = try day(row[0])
      let end = try day(row[1])
      for (place, count) in counts.enumerated() {
        let expected = try #require(Double(row[place + 2]))
        #expect(abs(count.years(from: start, to: end) - expected) < 1e-12, "\(count) \(row)")
        #expect(count.years(from: end, to: start) == -count.years(from: start, to: end))
      }
    }
  }

  @Test(
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2026-01-31", 2, "2026-03-31"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2025-11-03", 84, "2032-11-03"), ("2026-03-31", -1, "2026-02-28"),
    ] as [(String, Int, String)])
  func anchoredMonths(start: String, months: Int, end: String) throws {
    #expect(try day(start).adding(months: months).text == end)
  }

  @Test func workedNumbers() throws {
    let start = try day("2025-11-03")
    #expect(try start.adding(months: 84).adding(days: -1).text == "2032-11-02")
    #expect(try day("2032-11-03").days(since: start) == 2557)
    #expect(try day("2027-01-01").days(since: start) == 424)
    #expect(2557 - 424 == 2133)
  }

  @Test func impossibleDaysOfferNeighbours() {
    #expect(
      refusal { try Day(year: 2026, month: 2, day: 30) }?.remedies
        == ["2026-02-28", "2026-03-01"])
    #expect(refusal { try Day(year: 2026, month: 13, day: 1) }?.code == "impossible-date")
    #expect(refusal { try Day(year: 2026, month: 0, day: 1) }?.code == "impossible-date")
    #expect(refusal { try Day(year: 2026, month: 1, day: 0) }?.code == "impossible-date")
    #expect(refusal { try Day(year: 9999, month: 12, day: 32) }?.remedies == ["9999-12-31"])
    for year in [0, -1, 10000, Int.max, Int.min] {
      #expect(refusal { try Day(year: year, month: 1, day: 1) }?.code == "beyond-calendar")
    }
  }

  @Test(arguments: [Int.max, Int.min, 4_000_000, -4_000_000])
  func hugeStepsAreRefused(count: Int) throws {
    let start = try day("2026-01-31")
    #expect(refusal { try start.adding(days: count) }?.code == "beyond-calendar")
    #expect(refusal { try start.adding(months: count) }?.code == "beyond-calendar")
    #expect(refusal { try Day(number: count) }?.code == "beyond-calendar")
    for period in [try Period.year(2026), try .month(1, of: 2026), Period(start)] {
      #expect(refusal { try period.next(count) }?.code == "beyond-calendar")
    }
    let span = CalendarSpan(months: count, days: count)
    #expect(refusal { try start.adding(span) }?.code == "beyond-calendar")
    #expect(refusal { try start.adding(span.negated) }?.code == "beyond-calendar")
    #expect(refusal { try Period.year(2026).adding(span) }?.code == "beyond-calendar")
  }

  @Test func periodsAndTheirText() throws {
    let year = try Period.year(2026)
    let cases: [(Period, String, String, String)] = [
      (year, "2026", "2026-01-01", "2026-12-31"),
      (try .quarter(4, of: 2026), "2026-Q4", "2026-10-01", "2026-12-31"),
      (try .month(12, of: 2026), "2026-12", "2026-12-01", "2026-12-31"),
      (try .month(2, of: 2028), "2028-02", "2028-02-01", "2028-02-29"),
      (Period(try day("2026-07-01")), "2026-07-01", "2026-07-01", "2026-07-01"),
      (try year.part(.early), "early 2026", "2026-01-01", "2026-04-30"),
      (try year.part(.mid), "mid 2026", "2026-05-01", "2026-08-31"),
      (try year.part(.late), "late 2026", "2026-09-01", "2026-12-31"),
      (try Period.month(2, of: 2026).part(.early), "early 2026-02", "2026-02-01", "2026-02-10"),
      (try Period.month(2, of: 2026).part(.mid), "mid 2026-02", "2026-02-11", "2026-02-20"),
      (try Period.month(2, of: 2026).part(.late), "late 2026-02", "2026-02-21", "2026-02-28"),
      (try .year(9999), "9999", "9999-01-01", "9999-12-31"),
      (try .year(1), "0001", "0001-01-01", "0001-12-31"),
    ]
    for (period, text, first, last) in cases {
      #expect(period.text == text)
      #expect(period.first.text == first)
      #expect(period.last.text == last)
      #expect(period.days == (try day(last).days(since: day(first))) + 1)
    }
    #expect(refusal { try Period.quarter(5, of: 2026) }?.code == "impossible-date")
    #expect(refusal { try Period.quarter(1, of: 2026).part(.late) }?.code == "no-part")
    #expect(
      refusal { try Period(from: day("2026-02-01"), through: day("2026-01-31")) }?.code
        == "reversed-range")
  }

  @Test(arguments: [
    "2026", "2026-Q4", "2026-12", "2026-12-31", "late 2026", "mid 2026-02", "0001", "9999-12-31",
    "2026-01-15..2026-02-14",
  ])
  func periodsReadBack(text: String) throws {
    #expect(try Period(text).text == text)
    #expect(try Period(Period(text).first.text).first == Period(text).first)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-Q5", "2026-Qx", "2026-02-30", "2026-1-1", "02026", "late",
    "late 2026-Q1",
    "late late 2026", "2026..2027", "2026-01-01..", "２０２６", "-2026", "2026-", "2026-12-31-01",
    "2026-02-02..2026-02-01", "0000", "x",
  ])
  func otherTextIsNoPeriod(text: String) {
    #expect(refusal { try Period(text) } != nil)
    #expect(refusal { try Day(text) } != nil)
  }

  @Test func nextPeriods() throws {
    #expect(try Period.month(12, of: 2026).next().text == "2027-01")
    #expect(try Period.month(1, of: 2026).next(-1).text == "2025-12")
    #expect(try Period.quarter(4, of: 2026).next(2).text == "2027-Q2")
    #expect(try Period.year(2026).part(.late).next().text == "late 2027")
    #expect(try Period.month(1, of: 2026).part(.late).next().text == "late 2026-02")
    #expect(try Period.month(1, of: 2026).part(.late).next().last.text == "2026-02-28")
    #expect(try Period(day("2026-12-31")).next().text == "2027-01-01")
    let range = try Period(from: day("2026-01-01"), through: day("2026-01-10"))
    #expect(try range.next().text == "2026-01-11..2026-01-20")
    #expect(
      try Period.quarter(1, of: 2026).adding(CalendarSpan(months: 3, days: 0)).text
        == "2026-Q2")
    #expect(
      try Period.month(12, of: 2026).adding(CalendarSpan(months: 0, days: 10)).text
        == "2026-12-11..2027-01-10")
    #expect(refusal { try Period.year(9999).next() }?.code == "beyond-calendar")
  }

  @Test func listsOfPeriods() throws {
    let first = try day("2026-01-15")
    let last = try day("2026-04-01")
    #expect(
      try Period.list(from: first, until: last, by: .month).map(\.text)
        == ["2026-01", "2026-02", "2026-03", "2026-04"])
    #expect(
      try Period.list(from: first, until: last, by: .quarter).map(\.text)
        == ["2026-Q1", "2026-Q2"])
    #expect(
      try Period.list(from: first, until: day("2030-12-31"), by: .year).map(\.text)
        == ["2026", "2027", "2028", "2029", "2030"])
    #expect(
      try Period.list(from: first, until: day("2026-01-29"), by: .week).map(\.text)
        == ["2026-01-15..2026-01-21", "2026-01-22..2026-01-28", "2026-01-29..2026-02-04"])
    #expect(try Period.list(from: first, until: first, by: .day).map(\.text) == ["2026-01-15"])
    #expect(
      try Period.anchored(from: day("2026-01-31"), until: day("2026-04-15"), by: .month)
        .map(\.text)
        == ["2026-01-31..2026-02-27", "2026-02-28..2026-03-30", "2026-03-31..2026-04-15"])
    #expect(
      try Period.anchored(from: first, until: day("2026-01-24"), by: .week).map(\.days)
        == [7, 3])
    #expect(
      refusal { try Period.list(from: .first, until: .last, by: .day) }?.code == "too-long-list")
    #expect(
      refusal { try Period.list(from: last, until: first, by: .month) }?.code
        == "reversed-range")
    #expect(try Period.list(from: day("9998-07-01"), until: .last, by: .year).count == 2)
    #expect(
      try Period.anchored(from: day("9999-11-30"), until: .last, by: .month).map(\.text)
        == ["9999-11-30..9999-12-29", "9999-12-30..9999-12-31"])
  }

  /// Every list covers its days without gap or overlap.
  @Test func listsHaveNoGaps() throws {
    var dice = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let start = try Day(number: Int.random(in: -100_000...100_000, using: &dice))
      let end = try start.adding(days: Int.random(in: 0...3000, using: &dice))
      for step in Period.Step.allCases {
        let whole = try Period.list(from: start, until: end, by: step)
        let cut = try Period.anchored(from: start, until: end, by: step)
        for list in [whole, cut] {
          for (left, right) in zip(list, list.dropFirst()) {
            #expect(right.first.days(since: left.last) == 1)
          }
        }
        #expect(whole.first?.contains(start) == true)
        #expect(whole.last?.contains(end) == true)
        #expect(cut.first?.first == start)
        #expect(cut.last?.last == end)
      }
    }
  }

  @Test(
    arguments: [
      (3.0, "month", 3, 0), (1.5, "month", 1, 15), (2, "quarter", 6, 0), (7, "year", 84, 0),
      (1.25, "year", 15, 0), (0.5, "year", 6, 0), (0.1, "year", 0, 37), (2, "week", 0, 14),
      (90, "day", 0, 90), (36, "hour", 0, 2), (-6, "month", -6, 0), (1.5, "quarter", 3, 46),
      (86400, "s", 0, 1),
    ] as [(Double, String, Int, Int)])
  func spans(value: Double, unit: String, months: Int, days: Int) throws {
    let span = try CalendarSpan(Quantity(value, Reader.unit(unit)))
    #expect(span == CalendarSpan(months: months, days: days))
    #expect(span.negated.negated == span)
  }

  @Test func spansOfOtherThingsAreRefused() {
    #expect(refusal { try CalendarSpan(Quantity(3)) }?.code == "dimension")
    #expect(refusal { try CalendarSpan(.money(3)) }?.code == "dimension")
    #expect(
      refusal { try CalendarSpan(Quantity(1e300, Reader.unit("year"))) }?.code
        == "beyond-calendar")
  }

  /// A day of ISO text.
  private func day(_ text: String) throws -> Day { try Day(text) }
}

/// The refusal of what is refused, or nothing if it is not.
func refusal<Result>(_ work: () throws -> Result) -> Refusal? {
  do {
    _ = try work()
    return nil
  } catch {
    return error as? Refusal
  }
}

extension Day {
  /// The day of the week, 1 for Monday to 7 for Sunday: for the oracle, which has it from elsewhere.
  fileprivate var weekday: Int { (Int(number) + 719_162) % 7 + 1 }
}
