#define _GNU_SOURCE

#include "Editor.h"
#include "Signals.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/// Waits for the end of a process, stopping with it when Ctrl-Z stops both.
static int wait_for_end(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      return -1;
    }
    if (deal_flags.stop) {
      deal_flags.stop = 0;
      deal_signals_suspend();
    }
    if (deal_flags.ending) {
      kill(process, deal_flags.ending);
    }
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int deal_editor_lend(deal_editor *editor, const char *script, const char *argument) {
  el_wset(editor->line, EL_PREP_TERM, 0);
  char *const words[] = {"sh", "-c", (char *)script, "sh", (char *)argument, NULL};
  // Signals that are ignored here stay so in the other program, unless told otherwise.
  posix_spawnattr_t attributes;
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = 0;
  int status = -1;
  if (posix_spawn(&process, "/bin/sh", NULL, &attributes, words, environ) == 0) {
    status = wait_for_end(process);
  }
  posix_spawnattr_destroy(&attributes);
  // What was typed meanwhile was meant for the other.
  deal_flags.interrupt = 0;
  deal_flags.stop = 0;
  el_wset(editor->line, EL_PREP_TERM, 1);
  return status;
}
