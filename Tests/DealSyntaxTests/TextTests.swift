import DealSyntax
import DealText
import Testing
import SeededNumbers

@Suite struct TextTests {
  @Test func utf8() {
    func codes(_ bytes: [UInt8]) -> [String] {
      Source.make(id: 1, name: "t", bytes: bytes).diagnostics.map(\.code)
    }
    #expect(codes(Array("aé€𝄞".utf8)) == [])
    #expect(codes([0x61, 0]) == ["bad-bytes"])
    for bad: [UInt8] in [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xFF, 0xFE, 0x61, 0], [0xF0, 0x8F, 0x80, 0x80],
      [0xC3],
    ] {
      #expect(codes(bad) == ["bad-bytes"])
      #expect(codes([0x61] + bad) == ["bad-bytes"])
    }
    let (source, _) = Source.make(id: 1, name: "t", bytes: [0xEF, 0xBB, 0xBF, 0x61])
    #expect(source.bytes == [0x61])
    let (mended, wrong) = Source.make(id: 1, name: "t", bytes: [0x61, 0x0A, 0xFF, 0x62])
    #expect(mended.text(of: Span(0, 99)) == "a\n\u{FFFD}b")
    #expect(wrong.first?.message.contains("byte 2") == true)
    #expect(
      Source.make(id: 1, name: "t", bytes: [1, 2, 3], limit: 2).diagnostics.map(\.code) == [
        "text-too-large"
      ])
  }

  /// The library's own decoder decides what is UTF-8.
  @Test func utf8AgainstTheLibrary() {
    var generator = SeededGenerator(seed: 5)
    let interesting: [UInt8] = [
      0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
      0xF3,
      0xF4, 0xF5,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        interesting.randomElement(using: &generator) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(Source.make(id: 1, name: "t", bytes: bytes).diagnostics.isEmpty == isValid)
    }
  }

  @Test func positions() {
    let source = Source(id: 1, name: "t", text: "ab\r\ne\u{301}x\n")
    #expect(source.position(of: 0) == (1, 1))
    #expect(source.position(of: 4) == (2, 1))
    #expect(source.position(of: 7) == (2, 2))
    #expect(source.position(of: 99) == (3, 1))
    #expect(source.line(1) == "ab")
    #expect(source.line(2) == "e\u{301}x")
    #expect(source.line(3) == "")
    #expect(source.line(4) == nil)
    #expect(source.text(of: Span(1, 2)) == "b")
  }

  @Test func names() {
    let table = NameTable()
    let words = table.count
    #expect(table.intern("let") == Word.let.name)
    for word in Word.allCases { #expect(table.text(of: word.name) == word.text) }
    #expect(table.find("openai") == nil)
    let first = table.intern("openai")
    #expect(table.find("openai") == first)
    #expect(table.intern(bytes: Array("openai".utf8)) == first)
    var names: [Name] = []
    for index in 0..<20_000 { names.append(table.intern("name_\(index)")) }
    for index in 0..<20_000 {
      #expect(table.text(of: names[index]) == "name_\(index)")
      #expect(table.intern("name_\(index)") == names[index])
    }
    #expect(table.count == words + 20_001)
    #expect(table.intern("") == table.intern(""))
    #expect(table.text(of: Name(index: 999_999)) == "")
    #expect(table.text(of: Name(index: -1)) == "")
  }

  /// Names that are forgotten leave the table as if they had never been entered.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func forgottenNames(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let table = NameTable()
    let words = table.count
    var model: [String] = []
    for round in 0..<400 {
      if generator.once(in: 4) {
        let kept = Int(generator.next() % UInt64(model.count + 1))
        table.removeLast(to: words + kept)
        model.removeLast(model.count - kept)
      } else {
        for _ in 0..<generator.next() % 90 {
          let text = "n\(generator.next() % 3_000)"
          let isNew = !model.contains(text)
          let name = table.intern(text)
          if isNew { model.append(text) }
          #expect(Int(name.index) - words == model.firstIndex(of: text), "round \(round)")
        }
      }
      #expect(table.count == words + model.count)
    }
    for number in 0..<3_000 {
      let text = "n\(number)"
      #expect(table.find(text).map { Int($0.index) - words } == model.firstIndex(of: text))
    }
    table.removeLast(to: 0)
    for word in Word.allCases where word.text.utf8.count > 0 {
      #expect(table.intern(word.text) == word.name, "the words of the language are read again")
    }
  }

  @Test func nearestWords() {
    let words = ["value", "over", "announced", "until", "deal", "gpus", "source"]
    #expect(nearest(to: "valeu", in: words) == ["value"])
    #expect(nearest(to: "Value", in: words) == ["value"])
    #expect(nearest(to: "anounced", in: words) == ["announced"])
    #expect(nearest(to: "x", in: words) == [])
    #expect(nearest(to: "deel", in: words) == ["deal"])
    #expect(nearest(to: "", in: words) == [])
    #expect(nearest(to: "ab", in: ["ac", "ad", "AB", "ae", "ba"]) == ["AB", "ac", "ad"])
    #expect(nearest(to: "elephant", in: words) == [])
  }

  @Test func visibleText() {
    #expect(visible("plain é 日本") == "plain é 日本")
    #expect(visible("\u{1B}[31m\n\t") == "\\u{1b}[31m\\u{a}\\u{9}")
    #expect(
      visible("a\u{202E}b\u{200B}c\u{9B}d\u{E000}e\u{FEFF}")
        == "a\\u{202e}b\\u{200b}c\\u{9b}d\\u{e000}e\\u{feff}")
  }
}
