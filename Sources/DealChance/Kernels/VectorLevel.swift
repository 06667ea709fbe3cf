internal import CKernels

/// Which version of the hottest loops runs. All give the same bits; a test compares them.
package enum VectorLevel: Sendable, Hashable, CaseIterable {
  /// What every processor of the architecture has.
  case plain
  /// x86-64 with AVX2.
  case avx2
  /// x86-64 with AVX-512.
  case avx512

  /// The widest one that this processor runs.
  package static var best: VectorLevel {
    switch kernel_best() {
    case kernel_avx512: .avx512
    case kernel_avx2: .avx2
    default: .plain
    }
  }

  /// All that this processor runs.
  package static var available: [VectorLevel] {
    switch best {
    case .plain: [.plain]
    case .avx2: [.plain, .avx2]
    case .avx512: allCases
    }
  }

  /// The same for the loops.
  var level: kernel_level {
    switch self {
    case .plain: kernel_plain
    case .avx2: kernel_avx2
    case .avx512: kernel_avx512
    }
  }
}
