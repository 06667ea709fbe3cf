/// A currency of the catalogue: its place in the table, so that copies cost nothing.
package struct Currency: Hashable, Sendable {
  /// The place in `CurrencyTable.entries`.
  private let place: UInt8

  /// The currency at a place of the table.
  private init(place: UInt8) {
    self.place = place
  }

  /// The United States dollar: the base currency until `base` changes it. First in the table.
  package static let dollar = Currency(place: 0)

  /// Every currency, the most used first.
  package static let all = CurrencyTable.entries.indices.prefix(256).map {
    Currency(place: UInt8(truncatingIfNeeded: $0))
  }

  /// The line of the table.
  private var entry: CurrencyTable.Entry { CurrencyTable.entries[Int(place)] }

  /// The ISO 4217 code, such as `USD`.
  package var code: String { entry.code }
  /// The name in words, such as "US dollar".
  package var name: String { entry.name }
  /// The sign that is typed before an amount, if it means this currency and no other.
  package var sign: String? { entry.sign }
  /// The decimal places of its smallest coin: 2, or 0 for the yen.
  package var places: Int { entry.places }

  /// The currency with this code, matched exactly.
  package static func coded(_ code: String) -> Currency? { all.first { $0.code == code } }

  /// The currency that a sign such as `€` means.
  package static func signed(_ sign: String) -> Currency? { all.first { $0.sign == sign } }
}
