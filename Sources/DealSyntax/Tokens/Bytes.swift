/// What the lexer asks about single bytes.
extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Whether a name may begin with it.
  @inline(__always) var startsName: Bool { isLetter || self == 0x5F }
  /// Whether a name may go on with it.
  @inline(__always) package var continuesName: Bool { isLetter || isDigit || self == 0x5F }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
