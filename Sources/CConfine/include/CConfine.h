#ifndef CCONFINE_H
#define CCONFINE_H

#include <stdbool.h>
#include <stddef.h>

/// What the kernel keeps the process from, as far as it can.
typedef struct {
  /// Files outside of the folders cannot be opened, made or removed.
  bool files;
  /// No other program can be started, no connection made.
  bool calls;
} deal_confinement;

/// Gives up for good all files but those in some folders and below, starting programs and talking to
/// others. Files of further folders can be read. What the kernel does not know how to refuse stays possible.
///
/// It holds for the thread that calls and those that it begins later; the refusal of programs and of
/// talking holds for all threads if that is wanted.
deal_confinement deal_confine(
    const char *const *folders, size_t count, const char *const *readable, size_t readable_count,
    bool all_threads);

/// The bytes of memory that the process has in use; 0 where the system does not tell. The first call opens
/// what later ones read.
size_t deal_memory_in_use(void);

/// Gives memory that the process has freed back to the system, where the system's library does not do so
/// by itself.
void deal_return_memory(void);

#endif
