#define _GNU_SOURCE

#include "CEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int deal_shell_start(const char *command, int *input) {
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
  // What we handle or ignore for ourselves is none of the program's.
  sigset_t usual, none;
  sigemptyset(&usual);
  sigemptyset(&none);
  static const int ours[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGPIPE};
  for (size_t index = 0; index < sizeof ours / sizeof ours[0]; index++) {
    sigaddset(&usual, ours[index]);
  }
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  char *arguments[] = {"sh", "-c", (char *)command, NULL};
  pid_t process = -1;
  int failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ);
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
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
