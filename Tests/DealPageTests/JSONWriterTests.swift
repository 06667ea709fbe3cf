import DealPage
import Foundation
import Testing

/// Answers as JSON, read by another reader.
struct JSONWriterTests {
  private func read(_ answer: Answer) throws -> NSDictionary {
    let line = JSONWriter().write(answer)
    #expect(!line.contains("\n"))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
  }

  /// An answer that is a number, as another program reads it.
  private struct Quantity: Decodable {
    var value: Double
  }

  private func answer(_ datum: Datum, shown: String = "shown") -> Answer {
    Answer(Page(line: StyledText(shown)), datum)
  }

  @Test func theKeysStandInOneOrder() {
    var value = answer(.quantity(3.3759772565742714, unit: "USD/gpu/hour"), shown: "$3.38/gpu/hour")
    value.name = "_1"
    #expect(
      JSONWriter().write(value)
        == #"{"kind":"quantity","name":"_1","text":"$3.38/gpu/hour","#
        + #""value":3.3759772565742714,"unit":"USD/gpu/hour"}"#)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (11_256_000_000, "11256000000"), (0.1, "0.1"), (1e300, "1e+300"),
    (.leastNonzeroMagnitude, "5e-324"), (1 / 3, "0.3333333333333333"),
    (9_007_199_254_740_992, "9007199254740992"),
    (.infinity, "null"), (.nan, "null"),
  ])
  func numbersHaveTheirFullPrecision(value: Double, text: String) {
    let line = JSONWriter().write(answer(.quantity(value, unit: "")))
    #expect(line.contains("\"value\":\(text),"))
  }

  @Test func randomNumbersReadBackAsTheyWere() throws {
    var bits: UInt64 = 20_251_103
    for _ in 0..<1_000 {
      // Knuth's MMIX generator; the upper half is folded in, as its low bits repeat soon.
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits ^ bits >> 33)
      guard value.isFinite else { continue }
      let line = JSONWriter().write(answer(.quantity(value, unit: "")))
      #expect(try JSONDecoder().decode(Quantity.self, from: Data(line.utf8)).value == value)
    }
  }

  @Test func textIsEscaped() throws {
    let text = "\"\\/\u{8}\u{C}\n\r\t\u{1}\u{7F} é 兆 😀 \u{2028}"
    let read = try read(answer(.text(text)))
    #expect(read["value"] as? String == text)
    #expect(read["kind"] as? String == "text")
  }

  @Test func whatIsInsideAnotherIsReadable() throws {
    let datum = Datum.list([
      .truth(true), .date("2026-12-31"), .none, .quantity(2, unit: ""), .quantity(2, unit: "gpu"),
      .record([.init("a \"b\"", .list([]))]),
    ])
    let read = try read(answer(datum))
    let expected: NSArray = [
      true, "2026-12-31", NSNull(), 2, ["value": 2, "unit": "gpu"], ["a \"b\"": []],
    ]
    #expect(read["value"] as? NSArray == expected)
  }

  @Test func aRangeHasItsStatistics() throws {
    let range = Datum.Range(
      unit: "USD", value: .quantity(2, unit: ""), median: .quantity(2, unit: ""),
      p5: .quantity(1, unit: ""), p95: .quantity(4.5, unit: ""), mean: .quantity(2.25, unit: ""),
      deviation: 0.5, standardError: 0.001, samples: 131_072, seed: 7)
    let expected: NSDictionary = [
      "value": 2, "unit": "USD", "median": 2, "p5": 1, "p95": 4.5, "mean": 2.25, "sd": 0.5,
      "standard_error": 0.001, "samples": 131_072, "seed": 7,
    ]
    let whole = try read(answer(.range(range)))
    #expect(whole["kind"] as? String == "quantity")
    for (key, value) in expected {
      #expect((whole[key] as? NSObject)?.isEqual(value) == true, "\(key)")
    }
    let inside = try read(answer(.list([.range(range)])))
    #expect((inside["value"] as? NSArray)?.firstObject as? NSDictionary == expected)
  }

  @Test func aTableHasColumnsAndRows() throws {
    let table = Table(
      columns: [Table.Column("period"), Table.Column("amount", unit: "USD", isNumber: true)],
      rows: [
        [Table.Cell("2025"), Table.Cell("$877M", .quantity(876_612_436.45, unit: "USD"))],
        [Table.Cell("2026"), Table.Cell("€2", .quantity(2, unit: "EUR"))],
      ])
    let read = try read(Answer(Page([.table(table)]), .table(table)))
    #expect(
      read["columns"] as? NSArray == [["name": "period"], ["name": "amount", "unit": "USD"]])
    let expected: NSArray = [["2025", 876_612_436.45], ["2026", ["value": 2, "unit": "EUR"]]]
    #expect(read["rows"] as? NSArray == expected)
  }
}
