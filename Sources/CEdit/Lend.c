#include "Editor.h"

#include <termios.h>
#include <unistd.h>

/// Whether the terminal itself edits and shows the lines that are typed.
static void edit_lines(bool edits) {
  const tcflag_t flags = ECHO | ICANON | IEXTEN;
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) == 0) {
    settings.c_lflag = edits ? settings.c_lflag | flags : settings.c_lflag & ~flags;
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
}

int deal_editor_lend(deal_editor *editor, const char *script, const char *argument) {
  el_wset(editor->line, EL_PREP_TERM, 0);
  // An editor that reads lines relies on it.
  edit_lines(true);
  int process = deal_shell_start(script, argument, NULL);
  int status = process > 0 ? deal_shell_finish(process, -1) : -1;
  edit_lines(false);
  el_wset(editor->line, EL_PREP_TERM, 1);
  return status;
}
