#define _GNU_SOURCE

#include "CEdit.h"
#include "Keys.h"
#include "Place.h"
#include "Signals.h"

#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

enum {
  /// Scalars of a prompt that are kept.
  prompt_limit = 63,
  /// Marks scalars of a prompt that take no column; none are used yet.
  prompt_marker = 1,
};

struct deal_editor {
  EditLine *line;
  void *context;
  deal_key_handler handler;
  wchar_t prompt[prompt_limit + 1];
  /// The beginning of a character whose other bytes are still to come.
  mbstate_t half;
  /// A byte that was read and did not belong to the character begun; -1 if there is none.
  int kept;
  bool is_editing;
  /// The terminal gave the end of its input.
  bool is_gone;
  /// The width of the screen that the line was drawn for.
  int columns;
};

// Where the line is drawn

/// Draws anew after the window changed its size.
static void follow_size(deal_editor *editor) {
  int columns = 0, rows = 0, above = 0, before = 0, below = 0;
  if (deal_terminal_size(STDOUT_FILENO, &columns, &rows)) {
    deal_editor_rows(editor, columns, &above, &below);
    deal_editor_rows(editor, editor->columns, &before, &below);
    editor->columns = columns;
  }
  el_resize(editor->line);
  // Some terminals wrap long lines anew, some do not: rather leave a row too many than wipe
  // what stands above the prompt.
  deal_editor_redraw(editor, above < before ? above : before);
}

// Reading a key

/// Lets the process stop as Ctrl-Z asks, below the line that is typed.
static void stop_and_go_on(deal_editor *editor) {
  int above = 0, below = 0;
  deal_editor_rows(editor, editor->columns, &above, &below);
  el_wset(editor->line, EL_PREP_TERM, 0);
  for (int row = 0; row <= below; row++) {
    fputc('\n', stdout);
  }
  fflush(stdout);
  deal_signals_suspend();
  deal_flags.resumed = 1;
}

/// Looks after what the signal handlers noted. False if reading has to end.
static bool look_after_signals(deal_editor *editor) {
  deal_signals_drain();
  if (deal_flags.ending || deal_flags.interrupt) {
    return false;
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
    }
    deal_editor_redraw(editor, 0);
  }
  if (deal_flags.resized) {
    deal_flags.resized = 0;
    follow_size(editor);
  }
  return true;
}

/// Waits until a byte can be read. False if reading has to end.
static bool wait_for_key(deal_editor *editor) {
  struct pollfd sources[2] = {
    {STDIN_FILENO, POLLIN, 0},
    {deal_signals_pipe(), POLLIN, 0},
  };
  for (;;) {
    int ready = poll(sources, 2, -1);
    if (ready < 0 && errno != EINTR) {
      return false;
    }
    if (ready < 0 || sources[1].revents != 0) {
      if (!look_after_signals(editor)) {
        return false;
      }
      continue;
    }
    return true;
  }
}

/// The getc hook of libedit: one character, 0 at the end of input, -1 if a signal ends the reading.
static int read_key(EditLine *line, wchar_t *key) {
  deal_editor *editor = NULL;
  if (el_wget(line, EL_CLIENTDATA, &editor) != 0 || editor == NULL) {
    return -1;
  }
  for (;;) {
    if (editor->kept < 0 && !wait_for_key(editor)) {
      errno = EINTR;
      return -1;
    }
    char byte = (char)editor->kept;
    ssize_t count = editor->kept >= 0 ? 1 : read(STDIN_FILENO, &byte, 1);
    editor->kept = -1;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
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

// Keys of our own

static unsigned char answer(EditLine *line, deal_key key) {
  deal_editor *editor = NULL;
  if (el_wget(line, EL_CLIENTDATA, &editor) != 0 || editor == NULL) {
    return CC_ERROR;
  }
  switch (editor->handler(editor->context, key)) {
    case DEAL_REPLY_NOTHING:
      return CC_NORM;
    case DEAL_REPLY_REFRESH:
      return CC_REFRESH;
    case DEAL_REPLY_BEEP:
      return CC_ERROR;
  }
  return CC_ERROR;
}

static unsigned char complete(EditLine *line, int key) { return answer(line, DEAL_KEY_COMPLETE); }

static unsigned char older(EditLine *line, int key) { return answer(line, DEAL_KEY_OLDER); }

static unsigned char newer(EditLine *line, int key) { return answer(line, DEAL_KEY_NEWER); }

/// Swallows a key that means nothing here.
static unsigned char ignore(EditLine *line, int key) { return CC_NORM; }

/// Binds in the mode in which text is typed.
static void bind_to_type(void *line, const wchar_t *keys, const wchar_t *action) {
  el_wset((EditLine *)line, EL_BIND, keys, action, NULL);
}

/// Binds in the command mode of vi.
static void bind_to_command(void *line, const wchar_t *keys, const wchar_t *action) {
  el_wset((EditLine *)line, EL_BIND, L"-a", keys, action, NULL);
}

/// Whether the keys are those of vi: a user's file may have chosen them.
static bool has_vi_keys(EditLine *line) {
  const wchar_t *style = NULL;
  return el_wget(line, EL_EDITOR, &style) == 0 && style != NULL && wcscmp(style, L"vi") == 0;
}

// Opening and closing

static wchar_t *give_prompt(EditLine *line) {
  static wchar_t none[1];
  deal_editor *editor = NULL;
  if (el_wget(line, EL_CLIENTDATA, &editor) != 0 || editor == NULL) {
    return none;
  }
  return editor->prompt;
}

/// Whether the terminal can move its cursor up and clear to the end of a row.
static bool is_capable(EditLine *line) {
  char *up = NULL, *clear = NULL;
  return el_get(line, EL_GETTC, "up", &up) == 0 && up != NULL && *up != '\0'
    && el_get(line, EL_GETTC, "ce", &clear) == 0 && clear != NULL && *clear != '\0';
}

/// Opens libedit with its complaint about an unknown terminal thrown away: we decide what to do.
static EditLine *open_quietly(const char *program) {
  FILE *nowhere = fopen("/dev/null", "w");
  EditLine *line = el_init(program, stdin, stdout, nowhere == NULL ? stderr : nowhere);
  if (line != NULL) {
    const char *kind = getenv("TERM");
    bool is_dumb = kind == NULL || *kind == '\0' || strcmp(kind, "dumb") == 0;
    if (!is_dumb && !is_capable(line)) {
      // A newer terminal than the system's list of them; practically all understand this.
      el_set(line, EL_TERMINAL, "xterm");
    }
    el_set(line, EL_SETFP, 2, stderr);
  }
  if (nowhere != NULL) {
    fclose(nowhere);
  }
  return line;
}

deal_editor *deal_editor_open(
  const char *program, bool plain, void *context, deal_key_handler handler
) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    return NULL;
  }
  deal_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) {
    return NULL;
  }
  editor->context = context;
  editor->handler = handler;
  EditLine *line = open_quietly(program);
  if (line == NULL) {
    free(editor);
    return NULL;
  }
  editor->line = line;
  editor->is_editing = !plain && is_capable(line);
  el_wset(line, EL_CLIENTDATA, editor);
  el_wset(line, EL_PROMPT_ESC, give_prompt, prompt_marker);
  if (editor->is_editing) {
    el_wset(line, EL_EDITOR, L"emacs");
    el_wset(line, EL_ADDFN, L"deal-complete", L"Complete the word", complete);
    el_wset(line, EL_ADDFN, L"deal-older", L"Fetch an older statement", older);
    el_wset(line, EL_ADDFN, L"deal-newer", L"Fetch a newer statement", newer);
    el_wset(line, EL_ADDFN, L"deal-ignore", L"Do nothing", ignore);
    deal_bind_by_default(bind_to_type, line);
    el_source(line, NULL);
    deal_bind_essential(bind_to_type, bind_to_command, line, has_vi_keys(line));
  } else {
    el_wset(line, EL_EDITMODE, 0);
  }
  el_wset(line, EL_GETCFN, read_key);
  return editor;
}

void deal_editor_close(deal_editor *editor) {
  if (editor == NULL) {
    return;
  }
  // Otherwise el_end throws away what was typed ahead.
  el_wset(editor->line, EL_EDITMODE, 0);
  el_end(editor->line);
  free(editor);
}

bool deal_editor_is_editing(const deal_editor *editor) { return editor->is_editing; }

void deal_editor_prompt(deal_editor *editor, const uint32_t *scalars, size_t count) {
  size_t kept = 0;
  for (size_t index = 0; index < count && kept < prompt_limit; index++) {
    if (wcwidth((wchar_t)scalars[index]) > 0) {
      editor->prompt[kept++] = (wchar_t)scalars[index];
    }
  }
  editor->prompt[kept] = L'\0';
}

// Reading and changing the line

deal_read_result deal_editor_read(deal_editor *editor) {
  EditLine *line = editor->line;
  deal_signals_reading(true);
  // What was interrupted was a computation, not this line.
  deal_flags.interrupt = 0;
  deal_flags.stop = 0;
  deal_flags.resumed = 0;
  deal_flags.resized = 0;
  deal_signals_drain();
  editor->is_gone = false;
  editor->kept = -1;
  int rows = 0;
  if (!deal_terminal_size(STDOUT_FILENO, &editor->columns, &rows)) {
    editor->columns = 80;
  }
  memset(&editor->half, 0, sizeof editor->half);

  int count = 0;
  const wchar_t *text = deal_flags.ending ? NULL : el_wgets(line, &count);
  deal_signals_reading(false);

  // The flags first: libedit reports an interruption as the end of the input, and more than once.
  if (deal_flags.ending) {
    return DEAL_READ_HUNG_UP;
  }
  if (deal_flags.interrupt) {
    deal_flags.interrupt = 0;
    return DEAL_READ_INTERRUPTED;
  }
  if (text == NULL || count <= 0) {
    return editor->is_gone ? DEAL_READ_HUNG_UP : DEAL_READ_END;
  }
  return DEAL_READ_LINE;
}

const uint32_t *deal_editor_text(deal_editor *editor, size_t *count, size_t *cursor) {
  const LineInfoW *info = el_wline(editor->line);
  *count = (size_t)(info->lastchar - info->buffer);
  *cursor = (size_t)(info->cursor - info->buffer);
  // wchar_t is 32 bits wide on all systems that we build for; its sign differs.
  _Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wide characters are scalars");
  return (const uint32_t *)info->buffer;
}

bool deal_editor_replace(
  deal_editor *editor, size_t start, size_t end, const uint32_t *scalars, size_t count
) {
  EditLine *line = editor->line;
  const LineInfoW *info = el_wline(line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  end = end < length ? end : length;
  start = start < end ? start : end;
  wchar_t *text = calloc(count + 1, sizeof *text);
  if (text == NULL) {
    return false;
  }
  for (size_t index = 0; index < count; index++) {
    text[index] = (wchar_t)scalars[index];
  }
  el_cursor(line, (int)end - (int)(info->cursor - info->buffer));
  if (end > start) {
    el_deletestr(line, (int)(end - start));
  }
  bool fits = count == 0 || el_winsertstr(line, text) == 0;
  free(text);
  return fits;
}

void deal_editor_rows(deal_editor *editor, int columns, int *above, int *below) {
  const LineInfoW *info = el_wline(editor->line);
  *above = 0;
  *below = 0;
  if (!editor->is_editing || columns < 1) {
    return;
  }
  deal_place at = {0, 0};
  for (const wchar_t *prompt = editor->prompt; *prompt != L'\0'; prompt++) {
    at = deal_place_behind(at, *prompt, columns);
  }
  for (const wchar_t *each = info->buffer; each < info->lastchar; each++) {
    if (each == info->cursor) {
      *above = at.row;
    }
    at = deal_place_behind(at, *each, columns);
  }
  if (info->cursor == info->lastchar) {
    *above = at.row;
  }
  *below = at.row - *above;
}

void deal_editor_redraw(deal_editor *editor, int above) {
  if (!editor->is_editing) {
    return;
  }
  fputc('\r', stdout);
  for (int row = 0; row < above; row++) {
    fputs("\033[A", stdout);
  }
  fputs("\033[J", stdout);
  el_wset(editor->line, EL_REFRESH);
}
