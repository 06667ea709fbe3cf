#include "Editor.h"

int deal_editor_lend(deal_editor *editor, const char *script, const char *argument) {
  el_wset(editor->line, EL_PREP_TERM, 0);
  int process = deal_shell_start(script, argument, NULL);
  int status = process > 0 ? deal_shell_finish(process, -1) : -1;
  el_wset(editor->line, EL_PREP_TERM, 1);
  return status;
}
