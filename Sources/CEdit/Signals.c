#define _GNU_SOURCE

#include "CEdit.h"
#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

deal_signal_flags deal_flags;

/// Both ends of the pipe that wakes the reader: reading end first.
static int wake_pipe[2] = {-1, -1};

/// Whether a line is being read.
static atomic_int is_reading;

/// Whether the terminal marks pastes.
static atomic_int marks_pastes;

/// How the terminal was set at the start, valid if `has_saved`.
static struct termios saved_settings;
static atomic_int has_saved;

static const int handled[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { handled_count = sizeof handled / sizeof handled[0] };

/// What the signals did before `deal_signals_start`.
static struct sigaction former[handled_count];
static bool is_started;

// Handlers

/// Gives the terminal its settings of the start. Safe in a handler: tcsetattr is.
static void restore_terminal(void) {
  if (has_saved) {
    // A process in the background would be stopped by setting the terminal; it has not changed it.
    if (tcgetpgrp(STDIN_FILENO) == getpgrp()) {
      tcsetattr(STDIN_FILENO, TCSANOW, &saved_settings);
    }
  }
}

static void handle(int signal) {
  int kept = errno;
  switch (signal) {
    case SIGINT:
      deal_flags.interrupt = 1;
      break;
    case SIGTSTP:
      if (!is_reading) {
        deal_signals_suspend();
        errno = kept;
        return;
      }
      deal_flags.stop = 1;
      break;
    case SIGCONT:
      deal_flags.resumed = 1;
      break;
    case SIGWINCH:
      deal_flags.resized = 1;
      break;
    default:
      if (!is_reading) {
        // Nobody will look at a flag before the computation ends, and everything the user
        // finished is written already.
        deal_end_by_signal(signal);
      }
      deal_flags.ending = signal;
      break;
  }
  if (wake_pipe[1] >= 0) {
    // A full pipe has woken the reader already.
    ssize_t ignored = write(wake_pipe[1], "", 1);
    (void)ignored;
  }
  errno = kept;
}

/// Sets one handler, without SA_RESTART: a blocked call must come back.
static bool set_handler(int signal, void (*handler)(int), struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  return sigaction(signal, &action, before) == 0;
}

// For the editor

void deal_signals_pasting(bool marked) { marks_pastes = marked ? 1 : 0; }

void deal_signals_reading(bool reading) { is_reading = reading ? 1 : 0; }

int deal_signals_pipe(void) { return wake_pipe[0]; }

void deal_signals_drain(void) {
  char bytes[64];
  while (wake_pipe[0] >= 0 && read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

void deal_signals_suspend(void) {
  struct sigaction ours;
  if (!set_handler(SIGTSTP, SIG_DFL, &ours)) {
    return;
  }
  // Whoever has the terminal meanwhile finds it as we did.
  struct termios settings;
  bool had_settings = has_saved && tcgetattr(STDIN_FILENO, &settings) == 0;
  restore_terminal();
  // Inside the handler the signal is blocked; it must be let through to stop the process.
  sigset_t only_stop, mask;
  sigemptyset(&only_stop);
  sigaddset(&only_stop, SIGTSTP);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &only_stop, &mask);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  if (had_settings && tcgetpgrp(STDIN_FILENO) == getpgrp()) {
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  }
}

// For Swift

bool deal_signals_start(void) {
  if (is_started) {
    return true;
  }
  has_saved = tcgetattr(STDIN_FILENO, &saved_settings) == 0;
  if (pipe(wake_pipe) != 0) {
    return false;
  }
  for (int end = 0; end < 2; end++) {
    fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
  }
  for (int index = 0; index < handled_count; index++) {
    if (!set_handler(handled[index], handle, &former[index])) {
      return false;
    }
    // Whoever started us with a signal ignored (nohup, a shell without job control) means it.
    bool may_stay_ignored = handled[index] == SIGHUP || handled[index] == SIGTSTP;
    if (may_stay_ignored && former[index].sa_handler == SIG_IGN) {
      set_handler(handled[index], SIG_IGN, NULL);
    }
  }
  is_started = true;
  return true;
}

void deal_signals_stop(void) {
  if (!is_started) {
    return;
  }
  for (int index = 0; index < handled_count; index++) {
    sigaction(handled[index], &former[index], NULL);
  }
  if (has_saved && tcgetpgrp(STDIN_FILENO) == getpgrp()) {
    // Not TCSAFLUSH: what was typed ahead belongs to the shell.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_settings);
  }
  close(wake_pipe[0]);
  close(wake_pipe[1]);
  wake_pipe[0] = -1;
  wake_pipe[1] = -1;
  is_started = false;
}

bool deal_interrupted(void) { return deal_flags.interrupt != 0; }

int deal_ending_signal(void) { return deal_flags.ending; }

void deal_end_by_signal(int signal) {
  restore_terminal();
  set_handler(signal, SIG_DFL, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  // A signal that does not end the process by default.
  _exit(128 + signal);
}

void deal_return_write_errors(void) {
  set_handler(SIGPIPE, SIG_IGN, NULL);
  set_handler(SIGXFSZ, SIG_IGN, NULL);
}

// The crash guard

enum { guard_stack_size = 64 * 1024 };

static void crash(int signal) {
  static const char told[] =
    "\ninternal error, your work up to the statement before is safe\n";
  static const char unmark[] = "\033[?2004l";
  (void)signal;
  restore_terminal();
  ssize_t ignored = marks_pastes ? write(STDOUT_FILENO, unmark, sizeof unmark - 1) : 0;
  ignored = write(STDERR_FILENO, told, sizeof told - 1);
  (void)ignored;
  _exit(70);
}

void deal_crash_guard_thread(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)
      && current.ss_size >= guard_stack_size) {
    return;
  }
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = malloc(guard_stack_size);
  stack.ss_size = guard_stack_size;
  if (stack.ss_sp != NULL && sigaltstack(&stack, NULL) != 0) {
    free(stack.ss_sp);
  }
}

void deal_crash_guard_start(void) {
  static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  deal_crash_guard_thread();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = crash;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof fatal / sizeof fatal[0]; index++) {
    sigaction(fatal[index], &action, NULL);
  }
}

// Files

bool deal_lock(int descriptor, int milliseconds) {
  const int step = 2;
  for (int waited = 0;; waited += step) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      return true;
    }
    if ((errno != EWOULDBLOCK && errno != EINTR) || waited >= milliseconds) {
      return false;
    }
    struct timespec pause = {0, step * 1000000L};
    nanosleep(&pause, NULL);
  }
}

bool deal_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
    return false;
  }
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
