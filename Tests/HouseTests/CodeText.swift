/// Takes comments and quoted text out of Swift code, so that the rest can be searched by pattern.
struct CodeText {
  /// What the place that is read now belongs to.
  private enum Context {
    /// Code; inside an interpolation it counts the parentheses that are open.
    case code(open: Int)
    /// Quoted text with so many `#` and one or three quotes.
    case quoted(hashes: Int, quotes: Int)
  }

  /// The bytes that neither start nor end a comment or quoted text: most of them.
  private static let plain = (0..<256).map { !"/*\"#()\\".utf8.contains(UInt8($0)) }

  /// The text.
  private let bytes: [UInt8]
  /// The place of the byte that is read next.
  private var next = 0
  /// The text so far, with spaces.
  private var output: [UInt8] = []
  /// What the place belongs to, the innermost last; never empty.
  private var contexts: [Context] = [.code(open: 0)]

  /// The text with a space for every byte of a comment or of quoted text; lines stay.
  static func withoutQuotes(_ text: String) -> String {
    var reader = CodeText(bytes: Array(text.utf8))
    while reader.next < reader.bytes.count { reader.step() }
    return String(decoding: reader.output, as: UTF8.self)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the text goes on with these bytes.
  private func sees(_ word: String, at offset: Int = 0) -> Bool {
    bytes[min(next + offset, bytes.count)...].starts(with: word.utf8)
  }

  /// Passes over `count` bytes, which stay if they are code.
  private mutating func take(_ count: Int, asCode: Bool) {
    for byte in bytes[next..<min(next + count, bytes.count)] {
      output.append(asCode || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    next = min(next + count, bytes.count)
  }

  private mutating func step() {
    if Self.plain[Int(bytes[next])] {
      var end = next
      while end < bytes.count, Self.plain[Int(bytes[end])] { end += 1 }
      if case .code = contexts[contexts.count - 1] {
        take(end - next, asCode: true)
      } else {
        take(end - next, asCode: false)
      }
      return
    }
    switch contexts[contexts.count - 1] {
    case .code(let open): stepInCode(open: open)
    case .quoted(let hashes, let quotes): stepInQuotes(hashes: hashes, quotes: quotes)
    }
  }

  private mutating func stepInCode(open: Int) {
    if sees("//") {
      take(bytes[next...].prefix { $0 != UInt8(ascii: "\n") }.count, asCode: false)
      return
    }
    if sees("/*") {
      takeBlockComment()
      return
    }
    let hashes = bytes[next...].prefix { $0 == UInt8(ascii: "#") }.count
    if sees("\"", at: hashes) {
      let quotes = sees("\"\"\"", at: hashes) ? 3 : 1
      contexts.append(.quoted(hashes: hashes, quotes: quotes))
      take(hashes + quotes, asCode: false)
      return
    }
    if sees("(") { contexts[contexts.count - 1] = .code(open: open + 1) }
    if sees(")") {
      if open == 0 && contexts.count > 1 {
        contexts.removeLast()
        take(1, asCode: false)
        return
      }
      contexts[contexts.count - 1] = .code(open: open - 1)
    }
    take(max(hashes, 1), asCode: true)
  }

  private mutating func takeBlockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        take(2, asCode: false)
      } else if sees("*/") {
        depth -= 1
        take(2, asCode: false)
      } else {
        take(1, asCode: false)
      }
    } while depth > 0 && next < bytes.count
  }

  private mutating func stepInQuotes(hashes: Int, quotes: Int) {
    let fence = String(repeating: "#", count: hashes)
    if sees("\\" + fence + "(") {
      contexts.append(.code(open: 0))
      take(2 + hashes, asCode: false)
    } else if sees("\\" + fence) {
      take(2 + hashes, asCode: false)
    } else if sees(String(repeating: "\"", count: quotes) + fence) {
      contexts.removeLast()
      take(quotes + hashes, asCode: false)
    } else {
      take(1, asCode: false)
    }
  }
}
