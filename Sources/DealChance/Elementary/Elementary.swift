/// Elementary and special functions on doubles with the same bits on every machine.
///
/// They rest on + − × ÷ and square root only, in a fixed order and without fused
/// multiply-add, because the functions of the C library differ in the last bit from one system and
/// processor to the next. No argument traps: outside its domain a function is not-a-number, and what
/// is too large is infinite. Errors are at most 2 units in the last place (the tests print them).
package enum Elementary {}

/// Constants that several functions share.
extension Elementary {
  /// Adding and subtracting 1.5 × 2⁵² rounds a double of at most 2⁵¹ to the nearest integer, and
  /// leaves that integer in the low bits in between.
  static var rounder: Double { 0x1.8p52 }

  /// The first 32 bits of log 2, so that an exponent times it is exact.
  static var log2High: Double { 0x1.62e42fee00000p-1 }

  /// log 2 less `log2High`.
  static var log2Low: Double { 0x1.a39ef35793c76p-33 }

  /// Two to the power of the integer that `rounded` (an integer from −1,022 to 1,023 plus
  /// `rounder`) stands for.
  @inline(__always)
  static func powerOfTwo(_ rounded: Double) -> Double {
    Double(bitPattern: (rounded.bitPattern &+ 1_023) << 52)
  }
}
