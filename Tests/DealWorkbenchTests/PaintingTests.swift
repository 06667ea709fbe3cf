import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import SeededNumbers
import Testing

/// The colours of a text that is being typed.
struct PaintingTests {
  /// A book that knows nothing.
  private let empty: Book

  init() throws {
    empty = Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)))
  }

  /// The text with its parts marked: `<verb let> x = <number 1>`.
  private func painted(_ text: String, in book: Book? = nil) -> String {
    let bytes = Array(text.utf8)
    var shown = ""
    var end = 0
    for part in (book ?? empty).paint(text) {
      shown += String(decoding: bytes[end..<part.range.lowerBound], as: UTF8.self)
      shown += "<\(part.role) \(String(decoding: bytes[part.range], as: UTF8.self))>"
      end = part.range.upperBound
    }
    return shown + String(decoding: bytes[end...], as: UTF8.self)
  }

  @Test(arguments: [
    ("let x = 38B", "<verb let> x = <number 38B>"),
    (
      "deal a b value $3 over 7 years",
      "<verb deal> a b <word value> <number $3> <word over> <number 7> <unit years>"
    ),
    (
      "print \"a {1 + \"b\"} c\" # d",
      "<verb print> <text \"a {><number 1> + <text \"b\"><text } c\"> <comment # d>"
    ),
    ("\"unfinished {1", "<text \"unfinished {><number 1>"),
    ("\"unfinished", "<text \"unfinished>"),
    ("1 ! 2", "<number 1> <error !> <number 2>"),
    ("1 !", "<number 1> !"),
    ("(1))", "(<number 1>)<error )>"),
    (
      "let a = 1\nlet b = 2; let c",
      "<verb let> a = <number 1>\n<verb let> b = <number 2>; <verb let> c"
    ),
    ("let a = (\nlet", "<verb let> a = (\n<word let>"),
    (
      "deal a b {\nvalue 3\n}\nshow a",
      "<verb deal> a b {\n<word value> <number 3>\n}\n<verb show> a"
    ),
    ("scenario s {\nlet a = 1\n}", "<verb scenario> s {\n<verb let> a = <number 1>\n}"),
    ("mean(1 to 2)", "<name mean>(<number 1> to <number 2>)"),
    ("unknown 兆", "unknown 兆"),
    ("", ""),
    ("# only", "<comment # only>"),
    ("2026-11-03 + 5%", "<number 2026-11-03> + <number 5%>"),
  ])
  func partsHaveRoles(text: String, shown: String) {
    #expect(painted(text) == shown)
  }

  @Test func whatTheBookKnowsIsAName() {
    let book = advance(empty, with: "let annual = 3\ndeal openai aws value $3", named: "test").book
    #expect(
      painted("annual + openai_aws.value", in: book)
        == "<name annual> + <name openai_aws>.<name value>")
    let count = book.knowledge.names.count
    _ = painted("never_seen_before", in: book)
    #expect(book.knowledge.names.count == count)
  }

  @Test func anyTextIsPaintedInOrder() {
    var generator = SeededGenerator(seed: 11)
    let book = empty
    let parts = [
      "\"", "{", "}", "(", ")", "#", "\n", "let ", "1", "\\", "é", "\u{0}", "2026-1", " ", "deal ",
      ";", ".",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in generator.pick(parts) }
      let joined = text.joined()
      var end = 0
      for part in book.paint(joined) {
        #expect(
          part.range.lowerBound >= end && part.range.upperBound <= joined.utf8.count,
          "\(joined.debugDescription)")
        end = part.range.upperBound
      }
    }
  }
}
