#include "Editor.h"

#include <termios.h>
#include <unistd.h>

/// Whether the terminal shows what is typed.
static void echo(bool shows) {
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) == 0) {
    settings.c_lflag = shows ? settings.c_lflag | ECHO : settings.c_lflag & ~(tcflag_t)ECHO;
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
}

int deal_editor_lend(deal_editor *editor, const char *script, const char *argument) {
  el_wset(editor->line, EL_PREP_TERM, 0);
  // An editor that reads lines relies on it.
  echo(true);
  int process = deal_shell_start(script, argument, NULL);
  int status = process > 0 ? deal_shell_finish(process, -1) : -1;
  echo(false);
  el_wset(editor->line, EL_PREP_TERM, 1);
  return status;
}
