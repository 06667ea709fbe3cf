/// Loops over chunks of numbers, written so that the compiler vectorises them.
///
/// Each applies the scalar function of `Elementary`, so the bits are those of the scalar function
/// whatever the width of the vectors and the length of the chunk. All pointers hold `count` numbers;
/// results may be the same memory as values.
package enum Kernel {}
