/// What one statement answers: a page for people and a datum for machines.
package struct Answer: Hashable, Sendable {
  package enum Purpose: UInt8, Hashable, Sendable {
    /// What was asked for: goes to the output of a script.
    case result
    /// How a declaration was read: shown at the prompt only.
    case echo
  }
  package var page: Page
  package var datum: Datum
  /// The answer as a picture, where there is one; a page that draws it itself has it as a block too.
  package var chart: Chart?
  package var purpose: Purpose
  /// What was asked, for files with several answers.
  package var title: String?
  /// The name under which the prompt keeps it (`_1`), where it is a value.
  package var name: String?

  package init(
    _ page: Page, _ datum: Datum, chart: Chart? = nil, purpose: Purpose = .result,
    name: String? = nil
  ) {
    self.page = page
    self.datum = datum
    self.chart = chart
    self.purpose = purpose
    self.name = name
  }
}

/// A value as a machine reads it: full precision, units by their symbol.
package indirect enum Datum: Hashable, Sendable {
  case quantity(Double, unit: String)
  /// What was drawn.
  case range(Range)
  case date(String)
  case truth(Bool)
  case text(String)
  case list([Datum])
  case record([Field])
  case table(Table)
  case series(Table)
  case page
  case none

  /// The statistics of an uncertain answer; the parts are dates or plain numbers in the unit.
  package struct Range: Hashable, Sendable {
    package var unit: String
    /// What stands for the answer: the median, of a truth its chance.
    package var value: Datum
    package var median: Datum
    package var p5: Datum
    package var p95: Datum
    package var mean: Datum
    package var deviation: Double
    package var standardError: Double
    /// 0 where formulas gave the answer.
    package var samples: UInt64
    package var seed: UInt64
    package init(
      unit: String, value: Datum, median: Datum, p5: Datum, p95: Datum, mean: Datum,
      deviation: Double,
      standardError: Double, samples: UInt64, seed: UInt64
    ) {
      self.unit = unit
      self.value = value
      self.median = median
      self.p5 = p5
      self.p95 = p95
      self.mean = mean
      self.deviation = deviation
      self.standardError = standardError
      self.samples = samples
      self.seed = seed
    }
  }

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: Datum
    package init(_ name: String, _ value: Datum) {
      self.name = name
      self.value = value
    }
  }

  /// The word under `kind` in JSON.
  package var kind: String {
    switch self {
    case .quantity: "quantity"
    case .range(let range):
      if case .date = range.median { "date" } else { "quantity" }
    case .date: "date"
    case .truth: "truth"
    case .text: "text"
    case .list: "list"
    case .record: "record"
    case .table: "table"
    case .series: "series"
    case .page, .none: "page"
    }
  }
}
