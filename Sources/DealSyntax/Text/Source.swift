/// A text to be read, known to be valid UTF-8 without NUL: a script, a line typed at the prompt.
package struct Source: Sendable {
  /// The number by which places refer to the source.
  package let id: UInt32
  /// What an error calls the text: a file name, or `line 3`.
  package let name: String
  /// The text without a byte order mark.
  package let bytes: [UInt8]
  /// The number of its first line, where it stands for a part of a longer text.
  package private(set) var firstLine = 1

  /// The largest text in bytes that is read unless the caller allows more: 64 MiB.
  package static let usualLimit = 64 << 20

  private init(id: UInt32, name: String, checked bytes: [UInt8]) {
    self.id = id
    self.name = name
    self.bytes = bytes
  }

  /// Makes a source from a text of our own, which is valid by its type; NUL becomes U+FFFD.
  package init(id: UInt32, name: String, text: String) {
    self = Source.make(id: id, name: name, bytes: Array(text.utf8)).source
  }

  /// What stands for a part of a text that has been checked: a row of a sheet, written as a statement.
  package init(id: UInt32, name: String, checked bytes: [UInt8], firstLine: Int) {
    self.init(id: id, name: name, checked: bytes)
    self.firstLine = firstLine
  }

  /// Checks raw bytes: UTF-8, no NUL, not too long. The source that comes back can always be drawn;
  /// where there are diagnostics its text has been mended and must not be run.
  package static func make(
    id: UInt32, name: String, bytes: [UInt8], limit: Int = Source.usualLimit
  ) -> (source: Source, diagnostics: [Diagnostic]) {
    if bytes.count > min(limit, Int(UInt32.max) / 2) {
      let empty = Source(id: id, name: name, checked: [])
      return (empty, [.textTooLarge(source: id, size: bytes.count, limit: limit)])
    }
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    let skipped = body.startIndex
    guard let (offset, isNul) = firstFault(in: body) else {
      return (Source(id: id, name: name, checked: skipped == 0 ? bytes : Array(body)), [])
    }
    let mended = String(decoding: body.map { $0 == 0 ? 0xFF : $0 }, as: UTF8.self)
    let source = Source(id: id, name: name, checked: Array(mended.utf8))
    let span = Span(UInt32(offset), UInt32(offset + 3))
    let place = Place(source: id, span: span)
    let position = offset + skipped
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || hasEverySecondZero(bytes.prefix(64))
    return (source, [.badBytes(place, offset: position, isNul: isNul, isWide: isWide)])
  }

  /// Whether bytes look like Latin text of 16 bits a character without a byte order mark: one half
  /// of the pairs is mostly zero, the other never.
  private static func hasEverySecondZero(_ start: ArraySlice<UInt8>) -> Bool {
    var zeros = [0, 0]
    for (offset, byte) in start.enumerated() where byte == 0 { zeros[offset % 2] += 1 }
    return zeros.contains(0) && zeros.contains { $0 > 0 && $0 >= start.count / 2 }
  }

  /// The offset of the first NUL or the first byte that is not UTF-8.
  private static func firstFault(in slice: ArraySlice<UInt8>) -> (offset: Int, isNul: Bool)? {
    slice.withUnsafeBufferPointer { firstFault(in: $0) }
  }

  /// The same for a buffer.
  private static func firstFault(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (offset: Int, isNul: Bool)? {
    let start = 0
    let end = bytes.count
    var index = start
    /// Whether the byte at an index continues a character and lies in the range.
    func continues(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      index < end && bytes[index] >= low && bytes[index] <= high
    }
    let raw = UnsafeRawBufferPointer(bytes)
    while index < end {
      // Eight bytes at once, while they are all ASCII and none is NUL.
      while index + 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let isUsual = (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
        guard isUsual else { break }
        index += 8
      }
      guard index < end else { break }
      let byte = bytes[index]
      if byte == 0 { return (index - start, true) }
      let length: Int
      switch byte {
      case 0x01...0x7F: length = 1
      case 0xC2...0xDF where continues(index + 1): length = 2
      case 0xE0 where continues(index + 1, 0xA0) && continues(index + 2): length = 3
      case 0xED where continues(index + 1, 0x80, 0x9F) && continues(index + 2): length = 3
      case 0xE1...0xEC, 0xEE, 0xEF:
        guard continues(index + 1) && continues(index + 2) else { return (index - start, false) }
        length = 3
      case 0xF0 where continues(index + 1, 0x90) && continues(index + 2) && continues(index + 3):
        length = 4
      case 0xF4
      where continues(index + 1, 0x80, 0x8F) && continues(index + 2) && continues(index + 3):
        length = 4
      case 0xF1...0xF3:
        guard continues(index + 1) && continues(index + 2) && continues(index + 3) else {
          return (index - start, false)
        }
        length = 4
      default: return (index - start, false)
      }
      index += length
    }
    return nil
  }

  /// The bytes of a span; what lies outside the text is left out.
  package func slice(_ span: Span) -> ArraySlice<UInt8> {
    let lower = min(Int(span.lower), bytes.count)
    let upper = min(max(Int(span.upper), lower), bytes.count)
    return bytes[lower..<upper]
  }

  /// The text of a span, as written.
  package func text(of span: Span) -> String {
    String(decoding: slice(span), as: UTF8.self)
  }

  /// The span of the line that an offset lies in, without its line end.
  package func lineSpan(at offset: UInt32) -> Span {
    let at = min(Int(offset), bytes.count)
    var lower = at
    while lower > 0, bytes[lower - 1] != 0x0A { lower -= 1 }
    var upper = at
    while upper < bytes.count, bytes[upper] != 0x0A { upper += 1 }
    if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
    return Span(UInt32(lower), UInt32(upper))
  }

  /// The line, from 1, and the column in characters as seen, from 1, of an offset.
  package func position(of offset: UInt32) -> (line: Int, column: Int) {
    let at = min(Int(offset), bytes.count)
    var line = firstLine
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<at where buffer[index] == 0x0A { line += 1 }
    }
    let before = Span(lineSpan(at: UInt32(at)).lower, UInt32(at))
    if before.upper - before.lower > 10_000 {
      // Counting what is seen takes long on such a line; code points are near enough.
      return (line, slice(before).reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
    }
    return (line, text(of: before).count + 1)
  }

  /// The text of a line, counted from 1, without its line end; nil beyond the last line.
  package func line(_ number: Int) -> String? {
    var current = firstLine
    var index = 0
    while current < number, index < bytes.count {
      if bytes[index] == 0x0A { current += 1 }
      index += 1
    }
    guard current == number else { return nil }
    return text(of: lineSpan(at: UInt32(index)))
  }
}
