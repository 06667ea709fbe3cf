import DealText

/// Dates that are written otherwise or are not in the calendar.
extension Diagnostic {
  /// A month such as 2026-13; both neighbours are offered.
  static func impossibleMonth(_ place: Place, year: Int, month: Int) -> Diagnostic {
    let text = Lexer.digits(year, 4)
    var neighbours = ["\(text)-\(month < 1 ? "01" : "12")"]
    if month < 1, year > 1 {
      neighbours.insert("\(Lexer.digits(year - 1, 4))-12", at: 0)
    } else if month > 12, year < 9999 {
      neighbours.append("\(Lexer.digits(year + 1, 4))-01")
    }
    return Diagnostic(
      .error, "impossible-date",
      "a year has the months 01 to 12, and \(Lexer.digits(month, 2)) was found",
      labels: [Label(place, "no such month")], remedies: neighbours)
  }

  /// A day such as 2026-02-30; both neighbours are offered.
  static func impossibleDay(
    _ place: Place, year: Int, month: Int, day: Int
  ) -> Diagnostic {
    let last = Lexer.daysInMonth(year: year, month: month)
    let stem = "\(Lexer.digits(year, 4))-\(Lexer.digits(month, 2))"
    var neighbours: [String] = []
    if day > last {
      neighbours.append("\(stem)-\(last)")
      if month < 12 {
        neighbours.append("\(Lexer.digits(year, 4))-\(Lexer.digits(month + 1, 2))-01")
      } else if year < 9999 {
        neighbours.append("\(Lexer.digits(year + 1, 4))-01-01")
      }
    } else {
      neighbours.append("\(stem)-01")
    }
    return Diagnostic(
      .error, "impossible-date",
      "\(stem) has the days 01 to \(last), and \(Lexer.digits(day, 2)) was found",
      labels: [Label(place, "no such day")], remedies: neighbours)
  }

  /// The calendar has no year 0000.
  static func yearZero(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "impossible-date", "years are 0001 to 9999, and 0000 was found",
      labels: [Label(place, "no such year")])
  }

  /// Something like a date with other digits: `2026-1`.
  static func dateShape(_ place: Place, _ found: String, _ right: String?) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written 2026-12-31, 2026-12 or 2026-Q4, and `\(found)` was found",
      labels: [Label(place, right.map { "did you mean \($0)?" } ?? "not a date")],
      notes: ["a difference of numbers is written with blanks: 2026 - 12"],
      remedies: right.map { [$0] } ?? [])
  }

  /// `3.11.2025`, where `3.11` would be a number.
  static func dottedDate(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written as year, month and day with `-`, and `\(found)` was found",
      labels: [Label(place, "with dots it is no date")],
      notes: ["the 3rd of November 2025 is 2025-11-03"])
  }

  /// A date that is written otherwise and can be no other day: `31.12.2026`, `2025-Nov-03`.
  static func otherDate(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written as year, month and day with `-`, and `\(visible(found))` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// Four digits, `-` and more without blanks: `2026-500`.
  static func dateOrDifference(_ place: Place, _ found: String) -> Diagnostic {
    let apart = "\(found.prefix(4)) - \(found.dropFirst(5))"
    return Diagnostic(
      .error, "date-shape",
      "a date is written 2026-12-31, 2026-12 or 2026-Q4, and `\(found)` was found",
      labels: [Label(place, "a date, or a difference?")],
      notes: ["a difference of numbers is written with blanks: \(apart)"])
  }

  /// A quarter that is not there or is written otherwise: `2026-Q5`, `Q4 2026`.
  static func quarterShape(_ place: Place, _ found: String, _ right: String?) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a quarter is written 2026-Q1 to 2026-Q4, and `\(visible(found))` was found",
      labels: [Label(place, right.map { "did you mean \($0)?" } ?? "no such quarter")],
      remedies: right.map { [$0] } ?? [])
  }

  /// `3 November 2025`.
  static func monthName(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written 2026-12-31 or 2026-12, and `\(visible(found))` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `H2 2026`, `spring 2026`.
  static func noPeriod(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written 2026-12-31, 2026-12 or 2026-Q4, and `\(visible(found))` was found",
      labels: [Label(place, "not a date")],
      notes: ["parts of a year are written early 2026, mid 2026 and late 2026"])
  }

  /// `end 2026`.
  static func edgeWithoutOf(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape", "a day of a period is written start of 2026 or end of 2026",
      labels: [Label(place, "did you mean \(edgeText(found))?")], remedies: [edgeText(found)])
  }

  /// `end of` for `end`, `end of 2026` for `end-2026`.
  private static func edgeText(_ found: String) -> String {
    let parts = found.split(separator: "-")
    return parts.count == 2 ? "\(parts[0]) of \(parts[1])" : "\(found) of"
  }

  /// A date with slashes: `2026/12`.
  static func slashDate(_ place: Place, _ found: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape", "a date is written with `-`, and `/` was found",
      labels: [Label(place, "did you mean \(right)?")],
      notes: ["to divide, write blanks around the /"], remedies: [right])
  }
}
