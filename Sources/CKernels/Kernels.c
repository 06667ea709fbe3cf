#include "CKernels.h"

// A fused multiply-add rounds once where a multiplication and an addition round twice.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx2,avx512f,avx512dq,avx512vl,prefer-256-bit")))

// One function for each version of `name`, and one that chooses. The body is inlined into each and
// compiled for its instructions.
#define VERSIONS(type, name, parameters, arguments)                         \
  static type name##_plain parameters { return name##_body arguments; }     \
  AVX2 static type name##_avx2 parameters { return name##_body arguments; } \
  AVX512 static type name##_avx512 parameters {                             \
    return name##_body arguments;                                           \
  }                                                                         \
  type kernel_##name(kernel_level level, EXPAND parameters) {               \
    switch (level) {                                                        \
      case kernel_avx512: return name##_avx512 arguments;                   \
      case kernel_avx2: return name##_avx2 arguments;                       \
      case kernel_plain: return name##_plain arguments;                     \
    }                                                                       \
    return name##_plain arguments;                                          \
  }

kernel_level kernel_best(void) {
  if (!__builtin_cpu_supports("avx2")) { return kernel_plain; }
  int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512vl");
  return wide ? kernel_avx512 : kernel_avx2;
}
#else
#define VERSIONS(type, name, parameters, arguments)                         \
  type kernel_##name(kernel_level level, EXPAND parameters) {               \
    return name##_body arguments;                                           \
  }

kernel_level kernel_best(void) { return kernel_plain; }
#endif

// Parameters without their parentheses.
#define EXPAND(...) __VA_ARGS__

/// The odd multiple of 2⁻⁵³ that the highest 52 bits stand for.
INLINE double uniform(uint64_t bits) {
  bits = bits >> 12 | 0x3ff0000000000000;
  double number;
  __builtin_memcpy(&number, &bits, sizeof number);
  return number - 0x1.fffffffffffffp-1;
}

INLINE void philox_body(
    double *restrict numbers, uint64_t first, size_t blocks, uint64_t node, uint64_t key) {
  const uint64_t mask = 0xffffffff;
  for (size_t block = 0; block < blocks; block++) {
    uint64_t counter = first + block;
    // What is above the lowest 32 bits of a word does not matter until the end.
    uint64_t word0 = counter;
    uint64_t word1 = counter >> 32;
    uint64_t word2 = node;
    uint64_t word3 = node >> 32;
    uint64_t key0 = key;
    uint64_t key1 = key >> 32;
#pragma clang loop unroll(full)
    for (int round = 0; round < 10; round++) {
      uint64_t product0 = (word0 & mask) * 0xd2511f53;
      uint64_t product1 = (word2 & mask) * 0xcd9e8d57;
      word0 = product1 >> 32 ^ (word1 ^ key0);
      word1 = product1;
      word2 = product0 >> 32 ^ (word3 ^ key1);
      word3 = product0;
      key0 += 0x9e3779b9;
      key1 += 0xbb67ae85;
    }
    numbers[2 * block] = uniform(word1 << 32 | (word0 & mask));
    numbers[2 * block + 1] = uniform(word3 << 32 | (word2 & mask));
  }
}

VERSIONS(
    void, philox,
    (double *numbers, uint64_t first, size_t blocks, uint64_t node, uint64_t key),
    (numbers, first, blocks, node, key))

/// A number for each replicate.
typedef uint32_t turns __attribute__((vector_size(64)));

/// The hash of Laine and Karras (2011): a bit depends on the bits below it only, so that on
/// reversed bits it is a nested scrambling.
#define HASH(hash, key)                                                     \
  hash += (key);                                                            \
  hash ^= hash * 0x6c50b47c;                                                \
  hash ^= hash * 0xb82f1e52;                                                \
  hash ^= hash * 0xc7afe638;                                                \
  hash ^= hash * 0x8d22f6e6

/// Puts the bits of `bits` in the opposite order.
#define REVERSE(bits)                                                       \
  bits = (bits >> 1 & 0x55555555) | (bits & 0x55555555) << 1;               \
  bits = (bits >> 2 & 0x33333333) | (bits & 0x33333333) << 2;               \
  bits = (bits >> 4 & 0x0f0f0f0f) | (bits & 0x0f0f0f0f) << 4;               \
  bits = (bits >> 8 & 0x00ff00ff) | (bits & 0x00ff00ff) << 8;               \
  bits = bits >> 16 | bits << 16

/// Adds to `sum` the columns of the bits of an index from `low` to below `high`, bit 31 first.
#define ADD_COLUMNS(sum, index, columns, low, high)                         \
  for (int place = low; place < high; place++) {                            \
    sum ^= (turns)((signs)(index << place) >> 31) & columns[place];         \
  }

INLINE void sobol_body(
    double *restrict numbers, uint32_t first, size_t points, const uint32_t *restrict keys,
    const uint32_t *restrict columns) {
  typedef int32_t signs __attribute__((vector_size(64)));
  typedef uint64_t wide __attribute__((vector_size(128)));
  typedef double results __attribute__((vector_size(128)));
  // Both hashes work on reversed bits; the columns are reversed too, and read from the top. In an
  // aligned run of 32 points only the highest 5 bits of a reversed index change, so that only these
  // change when it is hashed: the others are added up once.
  enum { varying = 5 };
  turns shuffle, scramble, fraction;
  __builtin_memcpy(&shuffle, keys, sizeof shuffle);
  __builtin_memcpy(&scramble, keys + 16, sizeof scramble);
  __builtin_memcpy(&fraction, keys + 32, sizeof fraction);
  turns base = {0};
  uint32_t known = ~(first >> varying);
  for (size_t point = 0; point < points; point++) {
    uint32_t index = first + (uint32_t)point;
    uint32_t turned = index;
    REVERSE(turned);
    turns shuffled = (turns){0} + turned;
    HASH(shuffled, shuffle);
    if (index >> varying != known) {
      known = index >> varying;
      base = (turns){0};
      ADD_COLUMNS(base, shuffled, columns, varying, 32);
    }
    turns bits = base;
    ADD_COLUMNS(bits, shuffled, columns, 0, varying);
    HASH(bits, scramble);
    REVERSE(bits);
    // The finaliser of MurmurHash3 (Appleby) for the last 20 bits.
    turns rest = fraction + index * 0x9e3779b9;
    rest = (rest ^ rest >> 16) * 0x85ebca6b;
    rest = (rest ^ rest >> 13) * 0xc2b2ae35;
    rest ^= rest >> 16;
    wide mantissa = __builtin_convertvector(bits, wide) << 20
        | __builtin_convertvector(rest >> 12, wide) | 0x3ff0000000000000;
    results result = (results)mantissa - 0x1.fffffffffffffp-1;
    __builtin_memcpy(numbers + 16 * point, &result, sizeof result);
  }
}

VERSIONS(
    void, sobol,
    (double *numbers, uint32_t first, size_t points, const uint32_t *keys,
     const uint32_t *columns),
    (numbers, first, points, keys, columns))

typedef double doubles __attribute__((vector_size(32)));
typedef uint64_t words __attribute__((vector_size(32)));
typedef int64_t masks __attribute__((vector_size(32)));
typedef double pair __attribute__((vector_size(16)));

/// The lanes of one vector where a mask is set, and of another one elsewhere.
#define CHOSEN(mask, set, other)                                            \
  (doubles)(((mask) & (masks)(set)) | (~(mask) & (masks)(other)))

/// Four numbers through the polynomials of their cells. Where a cell has none the number stays, and the
/// mask is set.
INLINE void table_four(
    double *numbers, const double *coefficients, uint64_t depth, uint64_t origin, uint64_t side,
    masks *missing) {
  doubles uniforms;
  __builtin_memcpy(&uniforms, numbers, sizeof uniforms);
  masks upper = uniforms > 0.5;
  doubles near = CHOSEN(upper, 1 - uniforms, uniforms);
  // What is no probability goes to the cell of the far tail too; ½ belongs to the last one.
  near = CHOSEN(near >= 0x1p-13, near, (doubles){} + 0x1.fffffffffffffp-14);
  near = CHOSEN(near >= 0.5, (doubles){} + 0x1.fffffffffffffp-2, near);
  words bits = (words)near;
  words cells = (bits >> (52 - depth)) - origin + ((words)upper & side);
  // The bits behind those of the cell as a number from −½ to ½.
  words mantissa = (bits << depth & 0x000fffffffffffff) | 0x3ff0000000000000;
  doubles t = (doubles)mantissa - 1.5;
  words places = (cells << 2) + (cells << 1);
  // The six coefficients of each cell lie side by side: turned into six vectors.
  doubles row[4];
  pair end[4];
#pragma clang loop unroll(full)
  for (int lane = 0; lane < 4; lane++) {
    __builtin_memcpy(&row[lane], coefficients + places[lane], sizeof row[lane]);
    __builtin_memcpy(&end[lane], coefficients + places[lane] + 4, sizeof end[lane]);
  }
  doubles low01 = __builtin_shufflevector(row[0], row[1], 0, 4, 2, 6);
  doubles high01 = __builtin_shufflevector(row[0], row[1], 1, 5, 3, 7);
  doubles low23 = __builtin_shufflevector(row[2], row[3], 0, 4, 2, 6);
  doubles high23 = __builtin_shufflevector(row[2], row[3], 1, 5, 3, 7);
  doubles c0 = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
  doubles c1 = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
  doubles c2 = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
  doubles c3 = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
  doubles end02 = __builtin_shufflevector(end[0], end[2], 0, 1, 2, 3);
  doubles end13 = __builtin_shufflevector(end[1], end[3], 0, 1, 2, 3);
  doubles c4 = __builtin_shufflevector(end02, end13, 0, 4, 2, 6);
  doubles c5 = __builtin_shufflevector(end02, end13, 1, 5, 3, 7);
  doubles square = t * t;
  doubles low = c0 + c1 * t;
  doubles middle = c2 + c3 * t;
  doubles high = c4 + c5 * t;
  doubles values = low + (middle + high * square) * square;
  masks none = values != values;
  values = CHOSEN(none, uniforms, values);
  __builtin_memcpy(numbers, &values, sizeof values);
  *missing = none;
}

INLINE size_t table_body(
    double *restrict numbers, size_t start, size_t count, const double *restrict coefficients,
    uint64_t depth, uint64_t origin, uint64_t side, uint32_t *missing) {
  for (; start < count; start += 8) {
    masks none[2];
    table_four(numbers + start, coefficients, depth, origin, side, &none[0]);
    table_four(numbers + start + 4, coefficients, depth, origin, side, &none[1]);
    masks any = none[0] | none[1];
    if (__builtin_reduce_or(any) == 0) { continue; }
    uint32_t found = 0;
    for (int lane = 0; lane < 8; lane++) {
      found |= (none[lane / 4][lane % 4] != 0 ? 1u : 0u) << lane;
    }
    *missing = found;
    return start + 8;
  }
  *missing = 0;
  return count;
}

VERSIONS(
    size_t, table,
    (double *numbers, size_t start, size_t count, const double *coefficients, uint64_t depth,
     uint64_t origin, uint64_t side, uint32_t *missing),
    (numbers, start, count, coefficients, depth, origin, side, missing))

INLINE void line_body(double *restrict numbers, size_t count, double low, double high) {
  double width = high - low;
  for (size_t index = 0; index < count; index++) {
    double number = numbers[index];
    // Both are worked out and neither branches, so that the loop is done in vectors.
    double upward = low + number * width;
    double downward = high - (1 - number) * width;
    double value = number < 0.5 ? upward : downward;
    value = number >= 0 ? value : __builtin_nan("");
    numbers[index] = number <= 1 ? value : __builtin_nan("");
  }
}

VERSIONS(
    void, line, (double *numbers, size_t count, double low, double high),
    (numbers, count, low, high))

INLINE size_t sketch_body(
    const double *restrict samples, size_t start, size_t count, double origin,
    const int32_t *restrict places, uint64_t *restrict counts) {
  uint32_t buckets[64];
  while (start < count) {
    size_t piece = count - start < 64 ? count - start : 64;
    for (size_t index = 0; index < piece; index++) {
      // Both zeros are one.
      double distance = samples[start + index] - origin + 0.0;
      int64_t bits;
      __builtin_memcpy(&bits, &distance, sizeof bits);
      // In the order of the numbers: all bits of a negative one turned around, else the sign only.
      int64_t ordered = bits ^ (bits >> 63 | INT64_MIN);
      // What is not a number has a key of its own behind all others.
      buckets[index] = distance == distance ? (uint32_t)((uint64_t)ordered >> 42) : 4096u << 10;
    }
    for (size_t index = 0; index < piece; index++) {
      uint32_t bucket = buckets[index];
      int32_t place = places[bucket >> 10];
      if (place < 0) { return start + index; }
      counts[(uint32_t)place + (bucket & 1023)] += 1;
    }
    start += piece;
  }
  return count;
}

VERSIONS(
    size_t, sketch,
    (const double *samples, size_t start, size_t count, double origin, const int32_t *places,
     uint64_t *counts),
    (samples, start, count, origin, places, counts))
