import DealText

/// One way to take any bytes, and what must hold whatever they are.
package protocol FuzzCheck {
  /// The name of its folder below `Corpus` and `Crashes`, and of its program behind `fuzz-`.
  static var name: String { get }

  init()

  /// Takes an input; what did not hold, if anything.
  func broken(by bytes: [UInt8]) -> String?

  /// Inputs to start from, made of what the repository has.
  static func seeds(_ repository: Repository) -> [[UInt8]]
}

/// All the ways that inputs are taken.
package enum FuzzChecks {
  package static var all: [any FuzzCheck.Type] {
    [
      ScriptCheck.self, ExpressionCheck.self, SheetCheck.self, JournalCheck.self,
      LessonCheck.self, KeysCheck.self,
    ]
  }
}

/// The first scalar of a text that could command a terminal or hide, as words; none if there is none.
func hidden(in text: String, _ what: String) -> String? {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return nil }
  guard let scalar = text.unicodeScalars.first(where: { isHidden($0) && $0 != "\n" }) else {
    return nil
  }
  return
    "\(what) holds U+\(String(scalar.value, radix: 16)): \(text.prefix(2_000).debugDescription)"
}

/// Whether one of some words stands in some bytes. Asked of every input, so it makes no text of them.
func holds(_ bytes: [UInt8], oneOf words: [[UInt8]]) -> Bool {
  bytes.indices.contains { place in
    words.contains { $0.first == bytes[place] && bytes[place...].starts(with: $0) }
  }
}

/// Words of statements that change what undo leads to.
let timeWords = ["undo", "redo", "reset", "open"].map { Array($0.utf8) }

/// A number that follows from bytes alone (FNV-1a), for what an input leaves open.
func number(of bytes: some Sequence<UInt8>) -> Int {
  var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return Int(sum >> 2)
}
