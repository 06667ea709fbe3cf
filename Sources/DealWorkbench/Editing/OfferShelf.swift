import DealText

/// Something that can be typed at a place.
struct Offer: Sendable {
  /// What it is, by which a table is ordered.
  enum Group: Sendable { case word, example, name, function, unit }
  var text: String
  /// What it is worth, where it is a name.
  var value = ""
  var meaning: String
  var group: Group
}

/// Gathers what can be typed at a place: each text once, and no more of all than can be looked through.
struct OfferShelf {
  /// What has been typed of it.
  let prefix: String
  /// How many are kept.
  let limit: Int
  private(set) var offers: [Offer] = []
  /// How many more fit.
  private(set) var more = 0
  private var seen: Set<String> = []
  /// The first and the last of those that were not kept, in the order of the alphabet: what all have
  /// in common is what these have.
  private var first = ""
  private var last = ""

  /// A shelf for what begins with a prefix.
  init(prefix: String, limit: Int = 400) {
    self.prefix = prefix
    self.limit = limit
  }

  /// Whether nothing has been typed yet.
  var isBlank: Bool { prefix.isEmpty }

  /// Whether more would only be counted.
  var isFull: Bool { offers.count >= limit }

  /// Whether a text goes on with what has been typed.
  func takes(_ text: String) -> Bool { text.utf8.starts(with: prefix.utf8) }

  /// Adds an offer, if it goes on with what has been typed and is not there yet.
  mutating func add(
    _ text: String, _ meaning: @autoclosure () -> String, _ group: Offer.Group = .word,
    value: @autoclosure () -> String = ""
  ) {
    guard takes(text) else { return }
    if isFull {
      guard !seen.contains(text) else { return }
      more += 1
      if more == 1 || text < first { first = text }
      if more == 1 || text > last { last = text }
    } else if seen.insert(text).inserted {
      offers.append(Offer(text: text, value: value(), meaning: meaning(), group: group))
    }
  }

  /// All that is kept, with the ends of what is not: a common beginning of these is one of all.
  var complete: [Offer] {
    guard more > 0, offers.count > 2 else { return offers }
    let ends = first == last ? [first] : [first, last]
    return offers.dropLast(ends.count) + ends.map { Offer(text: $0, meaning: "", group: .name) }
  }
}
