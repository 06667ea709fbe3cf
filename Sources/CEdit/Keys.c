#define _GNU_SOURCE

#include "Editor.h"

/// What libedit does after a key of our own.
static unsigned char answer(EditLine *line, deal_event key) {
  deal_editor *editor = deal_editor_of(line);
  if (editor == NULL) {
    return CC_ERROR;
  }
  switch (deal_editor_tell(editor, key, NULL, 0)) {
    case DEAL_REPLY_DONE:
      return CC_REFRESH;
    case DEAL_REPLY_PASS:
      return CC_NORM;
    case DEAL_REPLY_FINISH: {
      // libedit hands out a line with its line break, wherever the cursor is.
      const LineInfoW *info = el_wline(line);
      el_cursor(line, (int)(info->lastchar - info->cursor));
      el_winsertstr(line, L"\n");
      return CC_NEWLINE;
    }
  }
  return CC_ERROR;
}

/// Defines the function that libedit calls for a key.
#define KEY(name, event) \
  static unsigned char name(EditLine *line, int key) { return answer(line, event); }

KEY(enter, DEAL_KEY_ENTER)
KEY(line_break, DEAL_KEY_LINE_BREAK)
KEY(complete, DEAL_KEY_COMPLETE)
KEY(older, DEAL_KEY_OLDER)
KEY(newer, DEAL_KEY_NEWER)
KEY(seek_older, DEAL_KEY_SEEK_OLDER)
KEY(seek_newer, DEAL_KEY_SEEK_NEWER)
KEY(undo, DEAL_KEY_UNDO)
KEY(redo, DEAL_KEY_REDO)
KEY(visit, DEAL_KEY_VISIT)
KEY(clear, DEAL_KEY_CLEAR)
KEY(forward, DEAL_KEY_FORWARD)
KEY(row_start, DEAL_KEY_ROW_START)
KEY(row_end, DEAL_KEY_ROW_END)
KEY(backward, DEAL_KEY_BACKWARD)
KEY(rub_out, DEAL_KEY_RUB_OUT)
KEY(cut_to_end, DEAL_KEY_CUT_TO_END)
KEY(cut_all, DEAL_KEY_CUT_ALL)
KEY(cut_word, DEAL_KEY_CUT_WORD)
KEY(cut_word_before, DEAL_KEY_CUT_WORD_BEFORE)
KEY(insert_cut, DEAL_KEY_INSERT_CUT)

/// Swallows a key that means nothing here.
static unsigned char ignore(EditLine *line, int key) { return CC_NORM; }

void deal_keys_add(EditLine *line) {
  // libedit keeps the names and does not copy them.
  static const struct {
    const wchar_t *name;
    unsigned char (*function)(EditLine *, int);
  } keys[] = {
    {L"deal-enter", enter},           {L"deal-line-break", line_break},
    {L"deal-complete", complete},     {L"deal-older", older},
    {L"deal-newer", newer},           {L"deal-seek-older", seek_older},
    {L"deal-seek-newer", seek_newer}, {L"deal-undo", undo},
    {L"deal-redo", redo},             {L"deal-visit", visit},
    {L"deal-clear", clear},           {L"deal-forward", forward},
    {L"deal-row-start", row_start},   {L"deal-row-end", row_end},
    {L"deal-backward", backward},     {L"deal-rub-out", rub_out},
    {L"deal-cut-to-end", cut_to_end}, {L"deal-cut-all", cut_all},
    {L"deal-cut-word", cut_word},     {L"deal-cut-word-before", cut_word_before},
    {L"deal-insert-cut", insert_cut}, {L"deal-ignore", ignore},
  };
  for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++) {
    el_wset(line, EL_ADDFN, keys[index].name, L"deal", keys[index].function);
  }
}

/// A key and what it does.
typedef struct {
  const wchar_t *key;
  const wchar_t *action;
} binding;

/// Binds in the mode in which text is typed, or in the command mode of vi.
static void bind_all(EditLine *line, bool to_command, const binding *bindings, size_t count) {
  for (size_t index = 0; index < count; index++) {
    if (to_command) {
      el_wset(line, EL_BIND, L"-a", bindings[index].key, bindings[index].action, NULL);
    } else {
      el_wset(line, EL_BIND, bindings[index].key, bindings[index].action, NULL);
    }
  }
}

/// The number of bindings in an array.
#define COUNT(bindings) (sizeof bindings / sizeof bindings[0])

void deal_keys_by_default(EditLine *line) {
  static const binding bindings[] = {
    {L"\001", L"deal-row-start"},
    {L"\005", L"deal-row-end"},
    {L"\002", L"deal-backward"},
    {L"\006", L"deal-forward"},
    // libedit would cut beyond the end of a line of several, and keeps what it cut to itself.
    {L"\013", L"deal-cut-to-end"},
    {L"\025", L"deal-cut-all"},
    {L"\027", L"deal-cut-word-before"},
    {L"\033\177", L"deal-cut-word-before"},
    {L"\033\b", L"deal-cut-word-before"},
    {L"\033d", L"deal-cut-word"},
    {L"\033D", L"deal-cut-word"},
    {L"\031", L"deal-insert-cut"},
    {L"\033p", L"deal-older"},
    {L"\033n", L"deal-newer"},
  };
  bind_all(line, false, bindings, COUNT(bindings));
}

void deal_keys_essential(EditLine *line, bool vi) {
  // libedit's own search and history are not used: they overrun a buffer at 1,024 characters.
  static const binding everywhere[] = {
    {L"\r", L"deal-enter"},          {L"\n", L"deal-enter"},
    {L"\t", L"deal-complete"},       {L"\020", L"deal-older"},
    {L"\016", L"deal-newer"},        {L"\022", L"deal-seek-older"},
    {L"\023", L"deal-seek-newer"},   {L"\014", L"deal-clear"},
    {L"\037", L"deal-undo"},         {L"\030\005", L"deal-visit"},
    {L"\030\025", L"deal-undo"},
  };
  bind_all(line, false, everywhere, COUNT(everywhere));
  static const binding typing[] = {{L"\177", L"deal-rub-out"}, {L"\b", L"deal-rub-out"}};
  bind_all(line, false, typing, COUNT(typing));
  if (vi) {
    static const binding commands[] = {
      {L"k", L"deal-older"},      {L"j", L"deal-newer"},  {L"/", L"deal-seek-older"},
      {L"?", L"deal-seek-newer"}, {L"u", L"deal-undo"},   {L"v", L"deal-visit"},
      {L"K", L"deal-ignore"},     {L"J", L"deal-ignore"}, {L"n", L"deal-ignore"},
      {L"N", L"deal-ignore"},     {L":", L"deal-ignore"}, {L"@", L"deal-ignore"},
      // A minus by its number: a key that begins with one would be taken for an option.
      {L"\\055", L"deal-older"},  {L"+", L"deal-newer"},  {L"G", L"deal-ignore"},
      // libedit looks for its history here without asking whether there is one.
      {L"_", L"deal-ignore"},
    };
    bind_all(line, true, everywhere, COUNT(everywhere));
    bind_all(line, true, commands, COUNT(commands));
  } else {
    // Escape begins these, which in vi means something by itself.
    static const binding others[] = {
      {L"\033\r", L"deal-line-break"}, {L"\033\n", L"deal-line-break"}, {L"\033_", L"deal-redo"},
      {L"\033x", L"deal-ignore"},      {L"\033X", L"deal-ignore"},
      // The mark of libedit points anywhere once a line has grown beyond 1,024 characters.
      {L"\030\030", L"deal-ignore"},   {L"\033w", L"deal-ignore"},
      {L"\033W", L"deal-ignore"},
    };
    bind_all(line, false, others, COUNT(others));
  }
}
