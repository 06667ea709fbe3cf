import DealChance
import Foundation
import Testing

/// Elementary functions against mpmath (Oracles/elementary.py), and their special cases.
@Suite struct ElementaryTests {
  /// A line of the table: arguments, and the result as the sum of two doubles.
  struct Line {
    var name: String
    var first: Double
    var second: Double
    var high: Double
    var low: Double
  }

  static func lines() throws -> [Line] {
    let environment = ProcessInfo.processInfo.environment
    let beside = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/elementary.txt").path
    let text = try String(contentsOfFile: environment["ELEMENTARY"] ?? beside, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      func number(_ index: Int) -> Double {
        Double(bitPattern: UInt64(words[index], radix: 16) ?? 0)
      }
      guard words.count == 5 else { return nil }
      return Line(
        name: String(words[0]), first: number(1), second: number(2), high: number(3),
        low: number(4))
    }
  }

  static func compute(_ line: Line) -> Double {
    switch line.name {
    case "exp": Elementary.exp(line.first)
    case "expm1": Elementary.expm1(line.first)
    case "log": Elementary.log(line.first)
    case "log1p": Elementary.log1p(line.first)
    case "log2": Elementary.log2(line.first)
    case "log10": Elementary.log10(line.first)
    case "pow": Elementary.pow(line.first, line.second)
    case "sin": Elementary.sin(line.first)
    case "cos": Elementary.cos(line.first)
    case "normalQuantile": Elementary.normalQuantile(line.first)
    case "normalDensity": Elementary.normalDensity(line.first)
    case "normalCumulative": Elementary.normalCumulative(line.first)
    case "logGamma": Elementary.logGamma(line.first)
    default: .nan
    }
  }

  @Test func everyFunctionIsWithinTwoUnitsInTheLastPlace() throws {
    var worst: [String: (error: Double, line: Line)] = [:]
    var count = 0
    for line in try Self.lines() {
      let error = abs(((Self.compute(line) - line.high) - line.low) / line.high.ulp)
      count += 1
      #expect(error <= 2, "\(line.name)(\(line.first), \(line.second)): \(error) ulp")
      if error > worst[line.name]?.error ?? -1 { worst[line.name] = (error, line) }
    }
    #expect(count > 3_000)
    for (name, entry) in worst.sorted(by: { $0.key < $1.key }) {
      let error = String(format: "%.3f", entry.error)
      print("\(name): largest error \(error) ulp at \(entry.line.first) \(entry.line.second)")
    }
  }

  /// The bits of all results of the table, hashed (FNV-1a): the same on every machine, debug and
  /// release.
  @Test func theBitsAreTheSameEverywhere() throws {
    guard ProcessInfo.processInfo.environment["ELEMENTARY"] == nil else { return }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for line in try Self.lines() {
      let result = Self.compute(line)
      hash = (hash ^ result.bitPattern) &* 0x100_0000_01b3
    }
    #expect(String(hash, radix: 16) == "b457c64a93a1eb1a")
  }

  @Test func powersAreExactWhereTheyCanBe() {
    for base in 2...40 {
      var exact = 1.0
      var exponent = 0.0
      while exact * Double(base) <= 0x1p53 {
        exact *= Double(base)
        exponent += 1
        #expect(Elementary.pow(Double(base), exponent) == exact)
        #expect(
          Elementary.pow(-Double(base), exponent)
            == (exponent.truncatingRemainder(dividingBy: 2) == 0 ? exact : -exact))
      }
    }
    for value in [1.1, 0.3, 17.25, 1e-300, 1e300, 0x1p-1074] {
      #expect(Elementary.pow(value, 1) == value)
    }
    for exponent in -1_074...1_023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(Elementary.pow(2, Double(exponent)) == power)
      #expect(Elementary.log2(power) == Double(exponent))
    }
    for exponent in 0...22 {
      #expect(Elementary.log10(Elementary.pow(10, Double(exponent))) == Double(exponent))
    }
    #expect(Elementary.pow(9, 0.5) == 3)
    #expect(Elementary.pow(1024, 0.1) == 2 || Elementary.pow(1024, 0.1) == (2.0).nextUp)
  }

  @Test func specialPowersFollowTheStandard() {
    let infinity = Double.infinity
    let cases: [(Double, Double, Double)] = [
      (5, 0, 1), (.nan, 0, 1), (1, .nan, 1), (1, infinity, 1), (0, 3, 0), (0, -3, infinity),
      (-0.0, -3, -infinity), (-0.0, 3, -0.0), (-0.0, 2, 0), (-0.0, -2, infinity),
      (0, -0.5, infinity), (-1, infinity, 1), (-1, -infinity, 1), (2, infinity, infinity),
      (0.5, infinity, 0), (2, -infinity, 0), (0.5, -infinity, infinity), (infinity, 2, infinity),
      (infinity, -2, 0), (-infinity, 3, -infinity), (-infinity, 2, infinity),
      (-infinity, -3, -0.0), (-infinity, 0.5, infinity), (-8, 1 / 3, .nan), (-2, 0.5, .nan),
      (2, 1e300, infinity), (0.5, 1e300, 0), (2, -1e300, 0), (1e300, 2, infinity),
      (1e-300, 2, 0), (-1, 0x1p53, 1), (-1, 0x1p52 + 1, -1), (-1, 0x1p53 - 1, -1),
      (.nan, 1, .nan), (2, .nan, .nan), (0, infinity, 0), (0, -infinity, infinity),
      (1.0.nextUp, 0x1.8p62, infinity), (5, 0x1p-1074, 1), (2, -1_074, 0x1p-1074), (2, -1_076, 0),
    ]
    for (base, exponent, expected) in cases {
      let result = Elementary.pow(base, exponent)
      #expect(
        result.isNaN && expected.isNaN || result == expected && result.sign == expected.sign,
        "pow(\(base), \(exponent)) = \(result), not \(expected)")
    }
  }

  @Test func otherSpecialCases() {
    let infinity = Double.infinity
    let cases: [(String, Double, Double)] = [
      ("exp", 0, 1), ("exp", infinity, infinity), ("exp", -infinity, 0), ("exp", .nan, .nan),
      ("exp", 709.79, infinity), ("exp", 1e308, infinity), ("exp", -745.14, 0),
      ("exp", -745.13, 0x1p-1074), ("expm1", 0, 0), ("expm1", -0.0, -0.0), ("expm1", -800, -1),
      ("expm1", infinity, infinity), ("expm1", -infinity, -1), ("expm1", .nan, .nan),
      ("expm1", 0x1p-1060, 0x1p-1060), ("log", 1, 0), ("log", 0, -infinity),
      ("log", -0.0, -infinity),
      ("log", -1, .nan), ("log", infinity, infinity), ("log", -infinity, .nan), ("log", .nan, .nan),
      ("log1p", 0, 0), ("log1p", -0.0, -0.0), ("log1p", -1, -infinity), ("log1p", -1.5, .nan),
      ("log1p", infinity, infinity), ("log1p", .nan, .nan), ("log1p", 0x1p-1060, 0x1p-1060),
      ("log2", 0, -infinity), ("log2", -1, .nan), ("log2", infinity, infinity), ("log2", 1, 0),
      ("log10", 0, -infinity), ("log10", -1, .nan), ("log10", infinity, infinity),
      ("log10", .nan, .nan), ("sin", 0, 0), ("sin", -0.0, -0.0), ("sin", infinity, .nan),
      ("sin", .nan, .nan), ("cos", 0, 1), ("cos", -infinity, .nan), ("sin", 0x1p-1074, 0x1p-1074),
      ("normalQuantile", 0, -infinity), ("normalQuantile", 1, infinity),
      ("normalQuantile", 0.5, 0), ("normalQuantile", -0.1, .nan), ("normalQuantile", 1.1, .nan),
      ("normalQuantile", .nan, .nan), ("normalDensity", infinity, 0), ("normalDensity", .nan, .nan),
      ("normalCumulative", 0, 0.5), ("normalCumulative", infinity, 1),
      ("normalCumulative", -infinity, 0), ("normalCumulative", .nan, .nan), ("logGamma", 1, 0),
      ("logGamma", 2, 0), ("logGamma", 0, infinity), ("logGamma", -0.5, .nan),
      ("logGamma", infinity, infinity), ("logGamma", .nan, .nan), ("logGamma", 1e308, infinity),
    ]
    for (name, argument, expected) in cases {
      let result = Self.compute(.init(name: name, first: argument, second: 0, high: 0, low: 0))
      let same = result == expected && (expected != 0 || result.sign == expected.sign)
      #expect(
        result.isNaN && expected.isNaN || same,
        "\(name)(\(argument)) = \(result), not \(expected)")
    }
  }

  @Test func theQuantileUndoesTheDistribution() {
    for step in 1..<2_000 {
      let u = Double(step) / 2_000
      let back = Elementary.normalCumulative(Elementary.normalQuantile(u))
      #expect(abs(back - u) <= 4e-16)
      // Exact symmetry where 1 − u is a double.
      let even = Double(step) / 2_048
      #expect(Elementary.normalQuantile(even) == -Elementary.normalQuantile(1 - even))
    }
  }

  @Test func neighboursStayInOrderAtTheSeams() {
    for seam in [0.13, 0.87, 2.6e-5, 2.7e-18] {
      var last = -Double.infinity
      var u = seam - 20 * seam.ulp
      for _ in 0..<40 {
        let x = Elementary.normalQuantile(u)
        #expect(x >= last - 3 * x.ulp)
        last = x
        u = u.nextUp
      }
    }
  }
}
