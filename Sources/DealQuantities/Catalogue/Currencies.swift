/// The currencies of the catalogue.
enum CurrencyTable {
  /// One currency.
  struct Entry: Sendable {
    /// The ISO 4217 code.
    let code: String
    /// The name in words.
    let name: String
    /// The sign, if it means this currency and no other.
    var sign: String?
    /// The decimal places of the smallest coin.
    var places = 2
  }

  /// Every currency, the dollar first, then the most used.
  static let entries: [Entry] = [
    Entry(code: "USD", name: "US dollar", sign: "$"),
    Entry(code: "EUR", name: "euro", sign: "€"),
    Entry(code: "GBP", name: "pound sterling", sign: "£"),
    Entry(code: "JPY", name: "Japanese yen", sign: "¥", places: 0),
    Entry(code: "CNY", name: "Chinese yuan"),
    Entry(code: "CAD", name: "Canadian dollar"),
    Entry(code: "AUD", name: "Australian dollar"),
    Entry(code: "CHF", name: "Swiss franc"),
    Entry(code: "INR", name: "Indian rupee"),
    Entry(code: "KRW", name: "South Korean won", places: 0),
    Entry(code: "SEK", name: "Swedish krona"),
    Entry(code: "NOK", name: "Norwegian krone"),
    Entry(code: "DKK", name: "Danish krone"),
    Entry(code: "AED", name: "UAE dirham"),
    Entry(code: "SAR", name: "Saudi riyal"),
    Entry(code: "QAR", name: "Qatari riyal"),
    Entry(code: "SGD", name: "Singapore dollar"),
    Entry(code: "HKD", name: "Hong Kong dollar"),
    Entry(code: "TWD", name: "New Taiwan dollar"),
    Entry(code: "NZD", name: "New Zealand dollar"),
    Entry(code: "BRL", name: "Brazilian real"),
    Entry(code: "MXN", name: "Mexican peso"),
    Entry(code: "ZAR", name: "South African rand"),
    Entry(code: "ILS", name: "Israeli shekel"),
    Entry(code: "TRY", name: "Turkish lira"),
    Entry(code: "PLN", name: "Polish zloty"),
    Entry(code: "CZK", name: "Czech koruna"),
    Entry(code: "HUF", name: "Hungarian forint"),
    Entry(code: "THB", name: "Thai baht"),
    Entry(code: "MYR", name: "Malaysian ringgit"),
    Entry(code: "IDR", name: "Indonesian rupiah"),
    Entry(code: "PHP", name: "Philippine peso"),
    Entry(code: "VND", name: "Vietnamese dong", places: 0),
    Entry(code: "ISK", name: "Icelandic krona", places: 0),
    Entry(code: "KZT", name: "Kazakhstani tenge"),
  ]
}
