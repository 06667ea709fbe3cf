#define _GNU_SOURCE

#include "Editor.h"
#include "Signals.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

deal_editor *deal_editor_of(EditLine *line) {
  deal_editor *editor = NULL;
  return el_wget(line, EL_CLIENTDATA, &editor) == 0 ? editor : NULL;
}

deal_reply deal_editor_tell(
  deal_editor *editor, deal_event event, const wchar_t *scalars, size_t count
) {
  // wchar_t is 32 bits wide on all systems that we build for; its sign differs.
  _Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wide characters are scalars");
  return editor->handler(editor->context, event, (const uint32_t *)scalars, count);
}

// Opening and closing

static wchar_t *give_prompt(EditLine *line) {
  static wchar_t none[1];
  deal_editor *editor = deal_editor_of(line);
  return editor == NULL ? none : editor->prompt;
}

/// Whether the keys are those of vi: a user's file may have chosen them.
static bool has_vi_keys(EditLine *line) {
  const wchar_t *style = NULL;
  return el_wget(line, EL_EDITOR, &style) == 0 && style != NULL && wcscmp(style, L"vi") == 0;
}

/// Whether the terminal can move its cursor up and clear to the end of a row.
static bool is_capable(EditLine *line) {
  char *up = NULL, *clear = NULL;
  return el_get(line, EL_GETTC, "up", &up) == 0 && up != NULL && *up != '\0'
    && el_get(line, EL_GETTC, "ce", &clear) == 0 && clear != NULL && *clear != '\0';
}

/// Opens libedit with its complaint about an unknown terminal thrown away: we decide what to do.
static EditLine *open_quietly(const char *program, FILE *nowhere) {
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
  return line;
}

/// The terminal of the input, opened once more where it edits its lines itself. Ctrl-C throws away what
/// could be read a moment before, and its signal may reach another thread, so that a read that waits would
/// not hear of it. That the input itself may not wait would be seen by every process that shares it.
/// Whoever is not the owner of the terminal may not open it: the input then, and the rare wait.
static int open_source(bool is_editing) {
#ifdef __linux__
  int source = is_editing ? -1 : open("/proc/self/fd/0", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
#else
  const char *name = is_editing ? NULL : ttyname(STDIN_FILENO);
  int source = name == NULL ? -1 : open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
#endif
  return source < 0 ? STDIN_FILENO : source;
}

deal_editor *deal_editor_open(
  const char *program, bool plain, void *context, deal_event_handler handler
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
  editor->nowhere = fopen("/dev/null", "w");
  EditLine *line = open_quietly(program, editor->nowhere);
  if (line == NULL) {
    if (editor->nowhere != NULL) {
      fclose(editor->nowhere);
    }
    free(editor);
    return NULL;
  }
  editor->line = line;
  editor->is_editing = !plain && editor->nowhere != NULL && is_capable(line);
  editor->source = open_source(editor->is_editing);
  el_wset(line, EL_CLIENTDATA, editor);
  el_wset(line, EL_PROMPT, give_prompt);
  if (editor->is_editing) {
    el_set(line, EL_SETFP, 1, editor->nowhere);
    // Ctrl-S is a key.
    el_wset(line, EL_SETTY, L"-d", L"-ixon", NULL);
    // What is typed while an answer is worked out is kept key by key for the next prompt, and not shown
    // across the answer.
    el_wset(line, EL_SETTY, L"-x", L"-echo", L"-icanon", L"-iexten", NULL);
    deal_keys_add(line);
    deal_editor_use(editor, false);
    el_source(line, NULL);
    editor->has_vi_keys = has_vi_keys(line);
    deal_keys_essential(line, editor->has_vi_keys);
  } else {
    el_wset(line, EL_EDITMODE, 0);
  }
  el_wset(line, EL_GETCFN, deal_editor_key);
  return editor;
}

void deal_editor_close(deal_editor *editor) {
  if (editor == NULL) {
    return;
  }
  // Otherwise el_end throws away what was typed ahead.
  el_wset(editor->line, EL_EDITMODE, 0);
  el_end(editor->line);
  if (editor->source != STDIN_FILENO) {
    close(editor->source);
  }
  if (editor->nowhere != NULL) {
    fclose(editor->nowhere);
  }
  free(editor);
}

void deal_editor_use(deal_editor *editor, bool vi) {
  if (!editor->is_editing) {
    return;
  }
  editor->has_vi_keys = vi;
  el_wset(editor->line, EL_EDITOR, vi ? L"vi" : L"emacs");
  if (!vi) {
    deal_keys_by_default(editor->line);
  }
  deal_keys_essential(editor->line, vi);
}

bool deal_editor_has_vi_keys(const deal_editor *editor) { return editor->has_vi_keys; }

void deal_editor_grab(deal_editor *editor, bool grabs) { editor->grabs = grabs; }

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
  editor->rows = 0;
  editor->ahead_count = 0;
  editor->grabs = false;
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

void deal_editor_move(deal_editor *editor, size_t cursor) {
  const LineInfoW *info = el_wline(editor->line);
  size_t length = (size_t)(info->lastchar - info->buffer);
  cursor = cursor < length ? cursor : length;
  el_cursor(editor->line, (int)cursor - (int)(info->cursor - info->buffer));
}
