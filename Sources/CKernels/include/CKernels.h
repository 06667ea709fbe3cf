#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The hottest loops over chunks of samples, each compiled for several widths of vectors. All versions
/// give the same bits: they have the same operations in the same order, none of them fused.

/// Which version of a loop runs.
typedef enum : int32_t {
  /// What every processor of the architecture has.
  kernel_plain = 0,
  /// x86-64 with AVX2.
  kernel_avx2 = 1,
  /// x86-64 with AVX-512 (F, DQ, VL).
  kernel_avx512 = 2,
} kernel_level;

/// The widest version that this processor runs.
kernel_level kernel_best(void);

/// Philox 4x32-10: writes two numbers for each of `blocks` blocks from the counter `first` on.
void kernel_philox(
    kernel_level level, double *numbers, uint64_t first, size_t blocks, uint64_t node,
    uint64_t key);

/// Scrambled Sobol points: writes 16 numbers, one for each replicate, for each of `points` points from
/// the index `first` on. `keys` are 16 for the order of the points, 16 for the highest 32 bits of the
/// numbers and 16 for the last 20 bits; `columns` are the 32 direction numbers, bits reversed.
void kernel_sobol(
    kernel_level level, double *numbers, uint32_t first, size_t points, const uint32_t *keys,
    const uint32_t *columns);

/// Replaces uniform numbers by the polynomials of their cells (see `QuantileTable`), eight at a time
/// from `start` on, where `count` is a multiple of eight. Stops behind eight numbers of which some have
/// no polynomial: these stay as they are and are marked in `missing`, one bit for each. The result is
/// where it stopped.
size_t kernel_table(
    kernel_level level, double *numbers, size_t start, size_t count, const double *coefficients,
    uint64_t depth, uint64_t origin, uint64_t side, uint32_t *missing);

/// Replaces uniform numbers by those at the same share of the way from `low` to `high`, from the nearer
/// end, so that both are exact; not-a-number outside 0 to 1.
void kernel_line(kernel_level level, double *numbers, size_t count, double low, double high);

/// Counts samples into the buckets of their distances from `origin` (see `QuantileSketch`), from
/// `start` on, up to the first one that is not a number or whose page is missing: the result is where
/// it stopped. `places` has for each of 4,096 keys where in `counts` its page begins, negative if it is
/// missing, and a negative one more.
size_t kernel_sketch(
    kernel_level level, const double *samples, size_t start, size_t count, double origin,
    const int32_t *places, uint64_t *counts);

#endif
