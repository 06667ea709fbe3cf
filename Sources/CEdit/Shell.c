#define _GNU_SOURCE

#include "CEdit.h"
#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int deal_shell_start(const char *script, const char *argument, int *input) {
  int ends[2] = {-1, -1};
  if (input != NULL && pipe(ends) != 0) {
    return -1;
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  if (input != NULL) {
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
  }
  // Signals that are ignored here would stay so in the other program.
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  char *const words[] = {"sh", "-c", (char *)script, "sh", (char *)argument, NULL};
  pid_t process = -1;
  int failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (input != NULL) {
    close(ends[0]);
    if (failure != 0) {
      close(ends[1]);
    } else {
      *input = ends[1];
    }
  }
  return failure == 0 ? (int)process : -1;
}

int deal_shell_finish(int process, int input) {
  if (input >= 0) {
    close(input);
  }
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      return -1;
    }
    if (deal_flags.stop) {
      // Ctrl-Z stops both.
      deal_flags.stop = 0;
      deal_signals_suspend();
    }
    if (deal_flags.ending) {
      kill(process, deal_flags.ending);
    }
  }
  // What was typed meanwhile was meant for the other.
  deal_flags.interrupt = 0;
  deal_flags.stop = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
