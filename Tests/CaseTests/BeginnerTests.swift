import DealSyntax
import DealWorkbench
import Testing

/// The mistakes of beginners: what people type who have read one lesson, and know spreadsheets, other
/// languages or nothing of the kind. Each one gets an answer that says what to do.
@Suite struct BeginnerTests {
  /// The files, one a subject.
  static let places = CasePlace.all(below: "Tests/Cases/beginners", suffix: ".md")

  @Test func thereAreMany() throws {
    let texts = try Self.places.flatMap { place in
      try TypedStatement.all(in: place).map { "\(place.name): \($0.text)" }
    }
    #expect(texts.count >= 400, "there are \(texts.count)")
    let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.keys.sorted() == [], "typed twice")
  }

  /// What is told of a mistake shows the place, and helps: a label that says more than that something is
  /// wrong, a note, or a remedy.
  @Test(arguments: places)
  func eachIsTold(_ place: CasePlace) throws {
    for typed in try TypedStatement.all(in: place) {
      #expect(!typed.step.diagnostics.isEmpty, "\(typed): taken without a word")
      #expect(!typed.step.needsMore || typed.hasFailed, "\(typed): waits for more")
      #expect(typed.step.diagnostics.allSatisfy { $0.code != "internal" }, "\(typed)")
      for diagnostic in typed.step.diagnostics where diagnostic.severity == .error {
        #expect(diagnostic.labels.contains { $0.isPrimary }, "\(typed): no place")
      }
    }
  }

  /// Where there is more than one mistake, a remedy cures the first.
  @Test func mostRemediesAreTheWholeCure() throws {
    var (remedies, cured) = (0, 0)
    for typed in try Self.places.flatMap({ try TypedStatement.all(in: $0) }) {
      for diagnostic in typed.step.diagnostics {
        for remedy in diagnostic.remedies {
          let right = try #require(
            DiagnosticTests.statement(remedy, for: diagnostic, in: typed), "\(typed): \(remedy)")
          let step = advance(typed.before, with: right, named: "prompt")
          remedies += 1
          if DiagnosticTests.errors(step) == [] { cured += 1 }
        }
      }
    }
    #expect(cured * 10 >= remedies * 9, "\(cured) of \(remedies)")
  }
}
