import DealPage
import Testing

/// The standard errors of ranges that are written in one question, and so are spread together.
@Suite struct RangeErrorTests {
  /// Questions with their means and medians: the first from the engine's table (cost), the others
  /// by hand.
  private static let questions: [(text: String, mean: Double, median: Double)] = [
    (
      "38e9 / (lognormal(100k to 500k) * (5..7) * 8766 * beta(8, 2))", 4.726450251613544,
      4.095131835160415
    ),
    // The Irwin-Hall distribution of five, squared: 25/4 + 5/12.
    ("((0..1) + (0..1) + (0..1) + (0..1) + (0..1)) ^ 2", 6.25 + 5.0 / 12, 6.25),
    // |z| and √|z| of normal ones.
    ("abs(0 ± 1) * sqrt(abs(0 ± 1))", 0.797884560802865 * 0.822179, .nan),
  ]

  @Test(arguments: questions, ["sobol", "random"])
  func estimatesAreHonest(
    _ question: (text: String, mean: Double, median: Double), _ method: String
  ) throws {
    var answers = try Answers("set samples 1024\nset sampling \(method)")
    var means: [Double] = []
    var errors: [Double] = []
    var medians: [Double] = []
    for seed in 1...30 {
      try answers.tell("set seed \(seed)")
      guard case .range(let range) = try answers.datum(question.text) else {
        Issue.record("no range")
        return
      }
      guard case .quantity(let mean, _) = range.mean, case .quantity(let median, _) = range.median
      else {
        Issue.record("no numbers")
        return
      }
      means.append(mean)
      medians.append(median)
      errors.append(range.standardError)
    }
    let error = (errors.reduce(0) { $0 + $1 * $1 } / 30).squareRoot()
    let middle = means.reduce(0, +) / 30
    #expect(abs(middle - question.mean) < 5 * error / 30.0.squareRoot())
    let spread = deviation(means)
    #expect(spread / error > 0.6 && spread / error < 1.5, "\(spread / error)")
    if question.median == question.median {
      let median = medians.reduce(0, +) / 30
      #expect(abs(median - question.median) < 5 * deviation(medians) / 30.0.squareRoot())
    }
  }

  @Test func spreadDrawsAreBetterWhereFewInputsMatter() throws {
    var errors: [Double] = []
    for method in ["sobol", "random"] {
      let answers = try Answers("set samples 4096\nset sampling \(method)")
      guard case .range(let range) = try answers.datum(Self.questions[0].text) else { continue }
      errors.append(range.standardError)
    }
    try #require(errors.count == 2)
    #expect(errors[0] < errors[1] / 4, "\(errors)")
  }

  private func deviation(_ numbers: [Double]) -> Double {
    let middle = numbers.reduce(0, +) / Double(numbers.count)
    return (numbers.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(numbers.count - 1))
      .squareRoot()
  }
}
