#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Stage {
  /// What the machine can do, as the compiler's code for this target gets at it: the limits beside
  /// which the stages of the engine are to be read.
  static func machine(isQuick: Bool) -> [Stage] {
    // Three arrays of this length are several times the caches of the usual machine.
    let large = isQuick ? 1 << 21 : 1 << 24
    return [
      triad("machine: triad in cache", count: chunk),
      triad("machine: triad in memory", count: large),
      multiplyAdd,
      copy(count: large),
    ]
  }

  /// `a = b + 3 c`: two reads and a write of eight bytes for each element.
  private static func triad(_ name: String, count: Int) -> Stage {
    let (target, first, second) = (Doubles(count), Doubles(count), Doubles(count))
    return Stage(name: name, unit: "bytes", count: 24 * count) {
      let (a, b, c) = (target.start, first.start, second.start)
      var index = 0
      while index < count {
        a[index] = b[index] + 3 * c[index]
        index &+= 1
      }
      return a[count / 2]
    }
  }

  /// Multiplications and additions on numbers in registers, enough of them side by side that none
  /// waits for the one before.
  private static var multiplyAdd: Stage {
    let rounds = 1_000
    return Stage(name: "machine: multiply and add", unit: "pairs", count: rounds * 24) {
      var first = SIMD8<Double>(repeating: 1)
      var second = SIMD8<Double>(repeating: 2)
      var third = SIMD8<Double>(repeating: 3)
      let factor = SIMD8<Double>(repeating: 0.999)
      let term = SIMD8<Double>(repeating: 0.001)
      for _ in 0..<rounds {
        first = first * factor + term
        second = second * factor + term
        third = third * factor + term
      }
      return (first + second + third).sum()
    }
  }

  /// A copy of memory: a read and a write of eight bytes for each element.
  private static func copy(count: Int) -> Stage {
    let (target, source) = (Doubles(count), Doubles(count))
    return Stage(name: "machine: copy of memory", unit: "bytes", count: 16 * count) {
      memcpy(target.start, source.start, 8 * count)
      return target.start[count / 2]
    }
  }
}
