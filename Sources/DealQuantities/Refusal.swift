/// Why something cannot be done, in words for a reader of the news and without a place:
/// whoever evaluates the text adds where it stood.
package struct Refusal: Error, Hashable, Sendable {
  /// The stable name of the reason, such as `dimension` or `no-rate`.
  package var code: String
  /// What is wrong, in one sentence: the construct, what was expected, what was found.
  package var message: String
  /// Words to stand under each part, left to right ("money", "power"); may be empty.
  package var labels: [String]
  /// Further sentences that explain or show an example.
  package var notes: [String]
  /// Text in the language that is valid as it stands and certain to work.
  package var remedies: [String]
  /// Which of the parts a remedy stands for, by the place of its label.
  package var fixed = 0

  /// A refusal with its code and message, and what else helps.
  package init(
    _ code: String, _ message: String, labels: [String] = [], notes: [String] = [],
    remedies: [String] = []
  ) {
    self.code = code
    self.message = message
    self.labels = labels
    self.notes = notes
    self.remedies = remedies
  }
}

extension Refusal {
  /// The same with the labels of the two sides exchanged: for what arose with the sides turned.
  var mirrored: Refusal {
    var refusal = self
    refusal.labels.reverse()
    return refusal
  }

  /// A result whose size is beyond 1.8e308.
  package static func tooLarge(_ what: String = "this result") -> Refusal {
    Refusal(
      "too-large", "\(what) is too large: numbers go up to 1.8e308",
      notes: ["look for a factor that was typed twice, or a power that is too high"])
  }

  /// A division by zero.
  package static func divisionByZero(_ dividend: String) -> Refusal {
    Refusal(
      "division-by-zero", "\(dividend) cannot be divided by zero",
      labels: ["", "this is zero"])
  }
}
