/// The line editor libedit and the signals of the process, as plain functions that Swift can see.
/// Only CEdit.c knows libedit; everything here runs on the thread that opened the editor, except
/// what is marked as callable from anywhere.

#ifndef CEDIT_H
#define CEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Locale and width

/// Takes the character type of the user's locale (and nothing else of it: no decimal comma); where
/// that has one byte a character, a UTF-8 one instead, or libedit drops what is not ASCII.
/// Returns whether characters beyond ASCII can be written.
bool deal_locale_start(void);

/// Whether the locale that the user asked for, before any replacement, is UTF-8.
/// Valid after `deal_locale_start`.
bool deal_locale_is_utf8(void);

/// The columns that a scalar takes on a terminal: 0 to 2, or -1 for one that cannot be shown.
int deal_column_width(uint32_t scalar);

// The editor

/// One open line editor. Its content belongs to CEdit.c.
typedef struct deal_editor deal_editor;

/// What happens while a line is read and is looked after outside of libedit.
typedef enum {
  /// Nothing is there to be read: time to draw.
  DEAL_EVENT_IDLE = 0,
  /// A key, while all of them are grabbed; with Alt, an Escape and the key.
  DEAL_EVENT_TYPED = 1,
  /// A key that sends Escape, `[` or `O`, and more: all but the Escape, or with two for one more.
  DEAL_EVENT_SEQUENCE = 2,
  /// A paste, without its marks.
  DEAL_EVENT_PASTE = 3,
  /// Ctrl-C, while all keys are grabbed.
  DEAL_EVENT_INTERRUPT = 4,
  /// The process is about to be stopped.
  DEAL_EVENT_LEAVE = 5,
  /// Another process had the terminal.
  DEAL_EVENT_RETURN = 6,
  /// The window changed its size.
  DEAL_EVENT_RESIZE = 7,
  // What keys ask for.
  DEAL_KEY_ENTER = 10,
  DEAL_KEY_LINE_BREAK = 11,
  DEAL_KEY_COMPLETE = 12,
  DEAL_KEY_OLDER = 13,
  DEAL_KEY_NEWER = 14,
  DEAL_KEY_SEEK_OLDER = 15,
  DEAL_KEY_SEEK_NEWER = 16,
  DEAL_KEY_UNDO = 17,
  DEAL_KEY_REDO = 18,
  DEAL_KEY_VISIT = 19,
  DEAL_KEY_CLEAR = 20,
  DEAL_KEY_FORWARD = 21,
  DEAL_KEY_ROW_START = 22,
  DEAL_KEY_ROW_END = 23,
  DEAL_KEY_BACKWARD = 24,
  DEAL_KEY_RUB_OUT = 25,
  DEAL_KEY_CUT_TO_END = 26,
  DEAL_KEY_CUT_ALL = 27,
  DEAL_KEY_CUT_WORD = 28,
  DEAL_KEY_CUT_WORD_BEFORE = 29,
  DEAL_KEY_INSERT_CUT = 30,
} deal_event;

/// How an event was taken.
typedef enum {
  /// It was looked after.
  DEAL_REPLY_DONE = 0,
  /// It was not: a key that was grabbed goes to libedit.
  DEAL_REPLY_PASS = 1,
  /// The line is finished, as by Enter.
  DEAL_REPLY_FINISH = 2,
} deal_reply;

/// Looks after an event; `context` is what was given when the editor was opened, `scalars` the key
/// or the paste.
typedef deal_reply (*deal_event_handler)(
  void *context, deal_event event, const uint32_t *scalars, size_t count);

/// What came of reading a line.
typedef enum {
  /// A line was finished with Enter; read it with `deal_editor_text`.
  DEAL_READ_LINE = 0,
  /// Ctrl-C.
  DEAL_READ_INTERRUPTED = 1,
  /// Ctrl-D on an empty line.
  DEAL_READ_END = 2,
  /// The terminal is gone, or a signal asks the process to end.
  DEAL_READ_HUNG_UP = 3,
} deal_read_result;

/// Opens the editor on the standard input and output; both must be terminals. `plain` leaves the
/// terminal in its own line mode: no keys, no events. A terminal that cannot move its cursor up is
/// opened plain too. Otherwise libedit draws nothing: whoever looks after the events does.
/// NULL if there is no memory or no terminal.
deal_editor *deal_editor_open(
  const char *program, bool plain, void *context, deal_event_handler handler);

/// Puts the terminal back, keeps what was typed ahead, and frees the editor.
void deal_editor_close(deal_editor *editor);

/// Whether keys are edited here, rather than by the terminal's own line mode.
bool deal_editor_is_editing(const deal_editor *editor);

/// Sets the keys: those of vi, or those of Emacs.
void deal_editor_use(deal_editor *editor, bool vi);

/// Whether the keys are those of vi.
bool deal_editor_has_vi_keys(const deal_editor *editor);

/// Whether all keys go to the handler first. Reading a line begins without.
void deal_editor_grab(deal_editor *editor, bool grabs);

/// Sets what a plain editor shows before the line: `count` printable scalars, no control characters
/// (they are left out: libedit would miscount the columns). At most 63 are kept.
void deal_editor_prompt(deal_editor *editor, const uint32_t *scalars, size_t count);

/// Reads one line. Blocks; signals are looked after meanwhile.
deal_read_result deal_editor_read(deal_editor *editor);

/// The line as scalars, valid until the next call on the editor, and the place of the cursor in it.
const uint32_t *deal_editor_text(deal_editor *editor, size_t *count, size_t *cursor);

/// Replaces the scalars from `start` up to `end` by `count` others (none of them 0) and leaves the
/// cursor behind them. Bounds beyond the line are clamped. False if there is no memory.
bool deal_editor_replace(
  deal_editor *editor, size_t start, size_t end, const uint32_t *scalars, size_t count);

/// Puts the cursor before a scalar of the line, or behind all.
void deal_editor_move(deal_editor *editor, size_t cursor);

/// Lends the terminal to a shell that carries out `script` with one argument, and waits for its
/// end. Gives its exit status; 128 and more if a signal ended it, -1 if it could not be started.
int deal_editor_lend(deal_editor *editor, const char *script, const char *argument);

// Signals

/// Handles SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH for a session at a
/// terminal, and saves how the terminal is set. False if the system refuses.
bool deal_signals_start(void);

/// Gives the signals back to what they were and the terminal its settings of the start.
void deal_signals_stop(void);

/// Notes whether pastes are marked by the terminal, so that a crash can switch that off.
void deal_signals_pasting(bool marked);

/// Whether Ctrl-C was typed since the last line was read. Callable from any thread.
bool deal_interrupted(void);

/// The signal that asked the process to end while a line was read, or 0.
int deal_ending_signal(void);

/// Ends the process by a signal, so that whoever started it sees why.
void deal_end_by_signal(int signal);

/// Makes writing to a closed pipe, or to a file that is as large as it may be, an error that is returned
/// instead of a death.
void deal_return_write_errors(void);

/// For ILL, TRAP, SEGV, BUS, FPE and ABRT: restore the terminal, say in one line that this is our
/// fault, exit 70. Covers the calling thread's stack overflow too.
void deal_crash_guard_start(void);

/// Gives the calling thread its own stack for the crash guard, so that running out of the
/// thread's stack is caught as well. For each thread with a deep stack, once.
void deal_crash_guard_thread(void);

// Other programs

/// Starts a script of the shell with an argument (none if NULL). With `input`, what is written to that
/// descriptor is what the script reads. The process, or -1.
int deal_shell_start(const char *script, const char *argument, int *input);

/// Closes the input (-1 for none) and waits for the end of the process, stopping with it when Ctrl-Z
/// stops both: its status, 128 and more for one that a signal ended, -1 if there is no such process.
int deal_shell_finish(int process, int input);

// Files

/// Takes the lock of an open file for this process alone, waiting at most `milliseconds`.
/// False if it was not to be had. Closing the descriptor gives it back.
bool deal_lock(int descriptor, int milliseconds);

/// Columns and rows of the terminal at a descriptor. False if it is none or does not say.
bool deal_terminal_size(int descriptor, int *columns, int *rows);

#endif
