extension CatalogueEntry {
  /// Units of time. As a rate, a year is 365.25 days and a month a twelfth of it.
  static let timeUnits: [CatalogueEntry] = [
    CatalogueEntry("s", others: ["second", "seconds"], .time, 1, "a second"),
    CatalogueEntry("minute", "minutes", .time, 60, "60 seconds"),
    CatalogueEntry("hour", "hours", others: ["h"], .time, 3600, "60 minutes"),
    CatalogueEntry("day", "days", .time, 86400, "24 hours"),
    CatalogueEntry("week", "weeks", .time, 604_800, "7 days"),
    CatalogueEntry("month", "months", .time, 2_629_800, "a twelfth of 365.25 days"),
    CatalogueEntry("quarter", "quarters", .time, 7_889_400, "a quarter of 365.25 days"),
    CatalogueEntry("year", "years", .time, 31_557_600, "365.25 days"),
  ]
}
