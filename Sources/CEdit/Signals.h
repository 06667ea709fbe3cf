/// What the editor needs from the signals: not for Swift.

#ifndef CEDIT_SIGNALS_H
#define CEDIT_SIGNALS_H

#include <stdatomic.h>
#include <stdbool.h>

/// Set by a handler, cleared by whoever looks after it. `ending` is the number of a signal.
typedef struct {
  atomic_int interrupt;
  atomic_int ending;
  atomic_int stop;
  atomic_int resumed;
  atomic_int resized;
} deal_signal_flags;

/// The flags of the process.
extern deal_signal_flags deal_flags;

/// Says that a line is being read: from now on an ending signal waits for the reader.
void deal_signals_reading(bool reading);

/// The descriptor that becomes readable when a flag was set, or -1.
int deal_signals_pipe(void);

/// Empties that descriptor.
void deal_signals_drain(void);

/// Stops the process as Ctrl-Z does and returns when it goes on.
void deal_signals_suspend(void);

#endif
