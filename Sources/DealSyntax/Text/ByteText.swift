/// The bytes of one source text in memory of their own, followed by zero bytes, so that the lexer
/// may look a few bytes ahead without asking where the text ends.
package final class ByteText {
  /// The first byte.
  let base: UnsafeMutablePointer<UInt8>
  /// The number of bytes without the padding.
  let count: Int
  /// How many zero bytes follow the text.
  static let padding = 16

  /// Copies the bytes.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    base = .allocate(capacity: bytes.count + ByteText.padding)
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { base.initialize(from: start, count: buffer.count) }
    }
    (base + bytes.count).initialize(repeating: 0, count: ByteText.padding)
  }

  deinit {
    base.deallocate()
  }
}
