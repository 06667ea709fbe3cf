/// Files in one, as they are: an archive without compression, whose bytes depend on what is in it
/// only. (PKWARE's APPNOTE 6.3, with the first time that it can tell, 1980-01-01.)
package struct ZipArchive {
  /// The files so far, each behind its header.
  private var files: [UInt8] = []
  /// What the list at the end says of them.
  private var list: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// Adds a file under a path in ASCII.
  package mutating func add(_ path: String, _ bytes: [UInt8]) {
    let name = Array(path.utf8)
    let offset = UInt32(truncatingIfNeeded: files.count)
    let size = UInt32(truncatingIfNeeded: bytes.count)
    // The version that reads it, no flags, no compression, the time and the day.
    var common: [UInt8] = []
    for number: UInt16 in [20, 0, 0, 0, 0x0021] { common.append(number) }
    for number in [Self.checksum(bytes), size, size] { common.append(number) }
    common.append(UInt16(truncatingIfNeeded: name.count))
    common.append(UInt16(0))
    files.append(UInt32(0x0403_4B50))
    files += common + name + bytes
    list.append(UInt32(0x0201_4B50))
    list.append(UInt16(20))
    list += common
    // No comment, on the first disk, no attributes.
    for number: UInt16 in [0, 0, 0, 0, 0] { list.append(number) }
    list.append(offset)
    list += name
    count &+= 1
  }

  /// The archive; nil where it is larger than the form has numbers for.
  package var bytes: [UInt8]? {
    guard files.count + list.count < Int(UInt32.max) else { return nil }
    var end: [UInt8] = []
    end.append(UInt32(0x0605_4B50))
    for number: UInt16 in [0, 0, count, count] { end.append(number) }
    end.append(UInt32(truncatingIfNeeded: list.count))
    end.append(UInt32(truncatingIfNeeded: files.count))
    end.append(UInt16(0))
    return files + list + end
  }

  /// The CRC-32 of ISO 3309.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder = table[Int((remainder ^ UInt32(byte)) & 0xFF)] ^ (remainder >> 8)
    }
    return ~remainder
  }

  /// What each byte adds to a checksum.
  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}

extension [UInt8] {
  /// Adds a number, its low byte first.
  fileprivate mutating func append(_ number: UInt16) {
    self += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  /// Adds a number, its low byte first.
  fileprivate mutating func append(_ number: UInt32) {
    append(UInt16(truncatingIfNeeded: number))
    append(UInt16(truncatingIfNeeded: number >> 16))
  }
}
