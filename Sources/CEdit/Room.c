#define _GNU_SOURCE

#include "Editor.h"

#include <stdio.h>

/// The columns of the screen that libedit believes in while a line is edited.
enum { room_columns = 128 };

/// The columns that libedit shows a scalar in at most: a tab, or an escaped scalar.
enum { widest = 8 };

/// Writes a number as a text of libedit's.
static void set_size(EditLine *line, const wchar_t *name, size_t size) {
  wchar_t text[24];
  swprintf(text, sizeof text / sizeof *text, L"%zu", size);
  el_wset(line, EL_SETTC, name, text, NULL);
}

// libedit draws nowhere, but it keeps an image of the screen, and puts its cursor in a row behind the
// last one where a line is taller than that. What it writes there lands in other memory. So it gets a
// screen that is taller than the line.
void deal_editor_give_room(deal_editor *editor) {
  const LineInfoW *info = el_wline(editor->line);
  size_t rows = 8;
  for (const wchar_t *scalar = info->buffer; scalar < info->lastchar; scalar++) {
    rows += *scalar == L'\n';
  }
  rows += (size_t)(info->lastchar - info->buffer) * widest / room_columns;
  if (rows < editor->rows) {
    return;
  }
  // At the beginning of a line libedit looks how large the terminal is.
  if (editor->rows == 0) {
    set_size(editor->line, L"co", room_columns);
  }
  editor->rows = 2 * rows < 64 ? 64 : 2 * rows;
  set_size(editor->line, L"li", editor->rows);
}
