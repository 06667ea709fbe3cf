/// The words that the language itself knows. Every `NameTable` begins with them, in this order, so
/// that a word is recognised by the number of its name.
package enum Word: Int32, CaseIterable, Sendable {
  // Reserved: never the name of anything.
  case `let`, assume, fn
  case not, and, or
  case `true`, `false`
  case `if`, then, `else`
  case given, `for`, `in`
  // Words only where they fit; elsewhere they are ordinary names.
  case at, during, by, known, on, to, of, per, from, until
  case about, nearly, over, up
  case early, mid, late, start, end
  case tens, dozens, hundreds, thousands, millions, billions, trillions
  case source, basis, note
  case usd, eur, gbp, jpy
  case percentSign, basisPoints

  /// As it is written.
  package var text: String {
    switch self {
    case .let: "let"
    case .true: "true"
    case .false: "false"
    case .if: "if"
    case .else: "else"
    case .for: "for"
    case .in: "in"
    case .usd: "USD"
    case .eur: "EUR"
    case .gbp: "GBP"
    case .jpy: "JPY"
    case .percentSign: "%"
    case .basisPoints: "bp"
    case .assume, .fn, .not, .and, .or, .then, .given, .at, .during, .by, .known, .on, .to, .of,
      .per, .from, .until, .about, .nearly, .over, .up, .early, .mid, .late, .start, .end, .tens,
      .dozens, .hundreds, .thousands, .millions, .billions, .trillions, .source, .basis, .note:
      String(describing: self)
    }
  }

  /// Its name in every table.
  package var name: Name { Name(index: rawValue) }

  /// The word that a name is.
  package init?(_ name: Name) {
    guard name.index <= Word.basisPoints.rawValue else { return nil }
    self.init(rawValue: name.index)
  }

  /// Whether nothing can have this name.
  package var isReserved: Bool { rawValue <= Word.in.rawValue }

  /// The reserved words, as written.
  package static let reserved = allCases.filter(\.isReserved).map(\.text)

  /// How large the word makes a headline: `thousands` is 1,000; nil for other words.
  var headlineSize: Double? {
    switch self {
    case .tens: 10
    case .dozens: 12
    case .hundreds: 100
    case .thousands: 1e3
    case .millions: 1e6
    case .billions: 1e9
    case .trillions: 1e12
    default: nil
    }
  }
}
