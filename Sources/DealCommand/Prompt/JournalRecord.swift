/// A statement as one record of a journal: its checksum and its length in bytes, then itself, so that a
/// record that was torn or damaged is known as such.
package enum JournalRecord {
  /// Bytes that a statement may have.
  static let limit = 4 << 20

  /// The bytes of a record.
  package static func encode(_ statement: String) -> [UInt8] {
    let payload = Array(statement.utf8)
    let sum = String(checksum(payload), radix: 16)
    let head = String(repeating: "0", count: 8 - sum.utf8.count) + sum + " \(payload.count) "
    return Array(head.utf8) + payload + [UInt8(ascii: "\n")]
  }

  /// The statements of a journal up to the first record that is not whole, and how many bytes are whole.
  package static func decode(_ bytes: [UInt8]) -> (statements: [String], whole: Int) {
    var statements: [String] = []
    var whole = 0
    while let (statement, end) = record(in: bytes, at: whole) {
      statements.append(statement)
      whole = end
    }
    return (statements, whole)
  }

  /// The record at an offset and where it ends; none if there is no whole one.
  private static func record(in bytes: [UInt8], at start: Int) -> (String, Int)? {
    guard start + 9 < bytes.count, bytes[start + 8] == UInt8(ascii: " "),
      bytes[start..<start + 8].allSatisfy({ "0123456789abcdef".utf8.contains($0) }),
      let sum = UInt32(String(decoding: bytes[start..<start + 8], as: UTF8.self), radix: 16)
    else { return nil }
    var index = start + 9
    var length = 0
    while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      length = length * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      guard length <= limit else { return nil }
      index += 1
    }
    guard index > start + 9, index < bytes.count, bytes[index] == UInt8(ascii: " ") else {
      return nil
    }
    let (begin, end) = (index + 1, index + 1 + length)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return nil }
    let payload = bytes[begin..<end]
    guard checksum(payload) == sum, let text = String(validating: payload, as: UTF8.self) else {
      return nil
    }
    return (text, end + 1)
  }

  /// The checksum CRC-32 (ISO 3309, polynomial 0xEDB88320), bit by bit: statements are short.
  package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
