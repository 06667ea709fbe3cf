#define _GNU_SOURCE

#include "Editor.h"
#include "Signals.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum {
  /// What came of decoding an Escape: the key was looked after.
  decoded = 2,
  /// Scalars of a sequence that are kept; longer ones mean nothing.
  sequence_limit = 32,
  /// Milliseconds in which the rest of a key follows its Escape, where Escape is a key itself.
  escape_patience = 50,
  /// Bytes of a paste that are taken.
  paste_limit = 4 << 20,
  escape = 27,
};

// Waiting

/// Lets the process stop as Ctrl-Z asks, below the line that is typed.
static void stop_and_go_on(deal_editor *editor) {
  if (editor->is_editing) {
    deal_editor_tell(editor, DEAL_EVENT_LEAVE, NULL, 0);
  } else {
    fputc('\n', stdout);
    fflush(stdout);
  }
  el_wset(editor->line, EL_PREP_TERM, 0);
  deal_signals_suspend();
  deal_flags.resumed = 1;
}

/// Looks after what the signal handlers noted. False if reading has to end.
static bool look_after_signals(deal_editor *editor) {
  deal_signals_drain();
  if (deal_flags.ending) {
    return false;
  }
  if (deal_flags.interrupt) {
    if (!editor->grabs || deal_editor_tell(editor, DEAL_EVENT_INTERRUPT, NULL, 0)) {
      return false;
    }
    deal_flags.interrupt = 0;
  }
  if (deal_flags.stop) {
    deal_flags.stop = 0;
    stop_and_go_on(editor);
  }
  if (deal_flags.resumed) {
    deal_flags.resumed = 0;
    if (editor->is_editing) {
      // Whoever had the terminal meanwhile may have set it: let libedit set it again.
      el_wset(editor->line, EL_PREP_TERM, 0);
      el_wset(editor->line, EL_PREP_TERM, 1);
      deal_editor_tell(editor, DEAL_EVENT_RETURN, NULL, 0);
    }
  }
  if (deal_flags.resized) {
    deal_flags.resized = 0;
    // libedit is told at the next line: in the middle of one it would keep its cursor outside of a
    // smaller screen and write there, into other memory. What it thinks of the screen is not shown.
    deal_editor_tell(editor, DEAL_EVENT_RESIZE, NULL, 0);
  }
  return true;
}

/// Waits until a byte can be read, with the line drawn if there is time. False if reading has to end.
static bool wait_for_key(deal_editor *editor) {
  struct pollfd sources[2] = {
    {STDIN_FILENO, POLLIN, 0},
    {deal_signals_pipe(), POLLIN, 0},
  };
  bool is_drawn = !editor->is_editing;
  for (;;) {
    int ready = poll(sources, 2, is_drawn ? -1 : 0);
    if (ready < 0 && errno != EINTR) {
      return false;
    }
    if (ready == 0) {
      deal_editor_tell(editor, DEAL_EVENT_IDLE, NULL, 0);
      is_drawn = true;
    } else if (ready < 0 || sources[1].revents != 0) {
      if (!look_after_signals(editor)) {
        return false;
      }
      is_drawn = !editor->is_editing;
    } else {
      return true;
    }
  }
}

// Scalars

/// Makes reading a byte come back at once where keys are edited, for the reason of `open_source`.
/// libedit sets the terminal to wait now and then, so this looks each time.
static void never_wait(void) {
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) == 0 && (settings.c_lflag & ICANON) == 0
      && settings.c_cc[VMIN] != 0) {
    settings.c_cc[VMIN] = 0;
    settings.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
}

/// Whether the other side of the terminal is gone.
static bool is_hung_up(void) {
  struct pollfd source = {STDIN_FILENO, POLLIN, 0};
  return poll(&source, 1, 0) > 0 && (source.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

/// Reads one scalar: 1, 0 at the end of input, -1 if a signal ends the reading.
static int read_scalar(deal_editor *editor, wchar_t *key) {
  if (editor->ahead_count > 0) {
    *key = editor->ahead[0];
    editor->ahead_count--;
    memmove(editor->ahead, editor->ahead + 1, editor->ahead_count * sizeof *key);
    return 1;
  }
  for (;;) {
    if (editor->kept < 0 && !wait_for_key(editor)) {
      errno = EINTR;
      return -1;
    }
    if (editor->is_editing) {
      never_wait();
    }
    char byte = (char)editor->kept;
    ssize_t count = editor->kept >= 0 ? 1 : read(editor->source, &byte, 1);
    editor->kept = -1;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
      continue;
    }
    if (count == 0 && editor->is_editing && !is_hung_up()) {
      continue;
    }
    if (count <= 0) {
      // With the terminal's own line mode an empty read is Ctrl-D; without, the terminal is gone.
      editor->is_gone = count < 0 || editor->is_editing;
      return 0;
    }
    bool was_begun = !mbsinit(&editor->half);
    size_t used = mbrtowc(key, &byte, 1, &editor->half);
    if (used == (size_t)-2) {
      continue;
    }
    if (used == (size_t)-1) {
      // Not text: shown as what it is, so that nothing typed vanishes.
      memset(&editor->half, 0, sizeof editor->half);
      editor->kept = was_begun ? (unsigned char)byte : -1;
      *key = 0xFFFD;
    }
    return 1;
  }
}

// Sequences

/// Reads a paste up to its end mark and hands it on as one.
static int read_paste(deal_editor *editor) {
  static const wchar_t mark[] = L"\033[201~";
  const size_t mark_length = sizeof mark / sizeof *mark - 1;
  size_t count = 0, room = 4096;
  wchar_t *text = malloc(room * sizeof *text);
  if (text == NULL) {
    return -1;
  }
  for (;;) {
    int result = read_scalar(editor, &text[count]);
    if (result <= 0) {
      free(text);
      return result;
    }
    count++;
    if (count >= mark_length
        && wmemcmp(text + count - mark_length, mark, mark_length) == 0) {
      break;
    }
    if (count == room) {
      wchar_t *larger = room < paste_limit ? realloc(text, 2 * room * sizeof *text) : NULL;
      if (larger == NULL) {
        // Too long: keep only as much of the rest as finds the mark.
        count--;
        wmemmove(
          text + count - mark_length + 1, text + count - mark_length + 2, mark_length - 1);
      } else {
        text = larger;
        room *= 2;
      }
    }
  }
  deal_editor_tell(editor, DEAL_EVENT_PASTE, text, count - mark_length);
  free(text);
  return decoded;
}

/// Whether a byte follows within the patience for a key that begins with Escape.
static bool follows_soon(void) {
  struct pollfd source = {STDIN_FILENO, POLLIN, 0};
  return poll(&source, 1, escape_patience) > 0;
}

/// Whether a scalar ends the sequence behind `[` or `O` that was read so far.
static bool ends(const wchar_t *sequence, size_t count, wchar_t next) {
  if (sequence[0] == L'O') {
    return next < L'0' || next > L'9';
  }
  if (count == 2 && sequence[1] == L'[') {
    return true;
  }
  // The `[[A` of the Linux console; the `$` of rxvt, where others have letters.
  return !(count == 1 && next == L'[') && (next >= 0x40 || (next == L'$' && count > 1));
}

/// Reads what follows an Escape. 1 with a key for libedit, `decoded`, or what ended the reading.
static int decode(deal_editor *editor, wchar_t *key) {
  wchar_t all[sequence_limit + 1] = {escape};
  bool has_alt = false;
  wchar_t *sequence = all + 1;
  size_t count = 0;
  for (;;) {
    bool is_alone = count == 0 && (editor->has_vi_keys || editor->grabs);
    if (is_alone && !follows_soon()) {
      *key = escape;
      return 1;
    }
    wchar_t next = 0;
    int result = read_scalar(editor, &next);
    if (result <= 0) {
      return result;
    }
    if (count == 0 && next == escape && !has_alt) {
      has_alt = true;
    } else if (count == 0 && next != L'[' && next != L'O') {
      // Alt with a letter: libedit's.
      *key = escape;
      if (has_alt) {
        editor->ahead[editor->ahead_count++] = escape;
      }
      editor->ahead[editor->ahead_count++] = next;
      return 1;
    } else if (count > 0 && (next < 0x20 || next > 0x7E)) {
      // The sequence broke off.
      editor->ahead[editor->ahead_count++] = next;
      return decoded;
    } else {
      bool is_end = count > 0 && ends(sequence, count, next);
      if (count < sequence_limit) {
        sequence[count++] = next;
      }
      if (!is_end) {
        continue;
      }
      if (count == 5 && wmemcmp(sequence, L"[200~", 5) == 0) {
        return read_paste(editor);
      }
      if (count == 2 && next == L'M' && sequence[0] == L'[') {
        // A mouse that another program left switched on.
        for (int index = 0; index < 3; index++) {
          if ((result = read_scalar(editor, &next)) <= 0) {
            return result;
          }
        }
        return decoded;
      }
      deal_reply reply = has_alt
        ? deal_editor_tell(editor, DEAL_EVENT_SEQUENCE, all, count + 1)
        : deal_editor_tell(editor, DEAL_EVENT_SEQUENCE, sequence, count);
      *key = L'\r';
      return reply == DEAL_REPLY_FINISH ? 1 : decoded;
    }
  }
}

int deal_editor_key(EditLine *line, wchar_t *key) {
  deal_editor *editor = deal_editor_of(line);
  if (editor == NULL) {
    return -1;
  }
  for (;;) {
    bool was_ahead = editor->ahead_count > 0;
    int result = read_scalar(editor, key);
    if (result <= 0 || !editor->is_editing) {
      return result;
    }
    if (*key == escape && !was_ahead) {
      result = decode(editor, key);
      if (result == decoded) {
        continue;
      }
      if (result <= 0) {
        return result;
      }
    }
    // Alt is told from Escape alone by what waits behind it.
    bool has_alt = *key == escape && editor->ahead_count > 0;
    wchar_t typed[2] = {*key, has_alt ? editor->ahead[0] : 0};
    if (!editor->grabs
        || deal_editor_tell(editor, DEAL_EVENT_TYPED, typed, has_alt ? 2 : 1)
          == DEAL_REPLY_PASS) {
      deal_editor_give_room(editor);
      return 1;
    }
  }
}
