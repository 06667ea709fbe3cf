#define _GNU_SOURCE

#include "CConfine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>

void deal_return_memory(void) { malloc_trim(0); }

#else

void deal_return_memory(void) {}

#endif

#if defined(__linux__)

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

// Files

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// As the one writer of files writes: beside the place and then into it.
static const uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                                LANDLOCK_ACCESS_FS_REMOVE_FILE;

/// What the first version of Landlock can refuse; later ones can refuse more.
static const uint64_t refused = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

/// Allows something in some folders and below; a folder that is not there is passed over.
static void allow(long ruleset, const char *const *folders, size_t count, uint64_t access) {
  for (size_t i = 0; i < count; i++) {
    struct landlock_path_beneath_attr rule = {
        .allowed_access = access, .parent_fd = open(folders[i], O_PATH | O_CLOEXEC | O_DIRECTORY)};
    if (rule.parent_fd < 0) { continue; }
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
  }
}

static bool confine_files(
    const char *const *folders, size_t count, const char *const *readable, size_t readable_count) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) { return false; }
  struct landlock_ruleset_attr rules = {.handled_access_fs = refused};
  long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules.handled_access_fs, 0);
  if (ruleset < 0) { return false; }
  allow(ruleset, folders, count, reading | writing);
  allow(ruleset, readable, readable_count, reading);
  bool done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close((int)ruleset);
  return done;
}

// Calls of the system

#if defined(__x86_64__)
#define DEAL_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DEAL_AUDIT_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef DEAL_AUDIT_ARCH

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define REFUSE(code) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (code))
#define REFUSE_CALL(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), REFUSE(EPERM)

static bool confine_calls(bool all_threads) {
  struct sock_filter filter[] = {
      LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DEAL_AUDIT_ARCH, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
#if defined(__x86_64__)
      // Calls by the numbers of the x32 interface would pass by all that follows.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      REFUSE(EPERM),
      REFUSE_CALL(SYS_fork),
      REFUSE_CALL(SYS_vfork),
#endif
      REFUSE_CALL(SYS_execve),
      REFUSE_CALL(SYS_execveat),
      REFUSE_CALL(SYS_socket),
      REFUSE_CALL(SYS_socketpair),
      REFUSE_CALL(SYS_connect),
      REFUSE_CALL(SYS_ptrace),
      REFUSE_CALL(SYS_process_vm_readv),
      REFUSE_CALL(SYS_process_vm_writev),
      REFUSE_CALL(SYS_unshare),
      REFUSE_CALL(SYS_setns),
      REFUSE_CALL(SYS_mount),
      REFUSE_CALL(SYS_bpf),
      REFUSE_CALL(SYS_perf_event_open),
      REFUSE_CALL(SYS_keyctl),
      REFUSE_CALL(SYS_add_key),
      REFUSE_CALL(SYS_request_key),
      REFUSE_CALL(SYS_userfaultfd),
      REFUSE_CALL(SYS_open_by_handle_at),
#ifdef SYS_io_uring_setup
      REFUSE_CALL(SYS_io_uring_setup),
#endif
      // The flags of clone3 lie in memory, where no filter looks; without it the older call is taken.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
      REFUSE(ENOSYS),
      // Threads may begin, processes may not.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
      LOAD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      REFUSE(EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  unsigned flags = all_threads ? SECCOMP_FILTER_FLAG_TSYNC : 0;
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) == 0;
}

#else

static bool confine_calls(bool all_threads) {
  (void)all_threads;
  return false;
}

#endif

deal_confinement deal_confine(
    const char *const *folders, size_t count, const char *const *readable, size_t readable_count,
    bool all_threads) {
  deal_confinement done = {false, false};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) { return done; }
  done.files = confine_files(folders, count, readable, readable_count);
  done.calls = confine_calls(all_threads);
  return done;
}

size_t deal_memory_in_use(void) {
  // Opened once: later it may lie outside of what can be opened.
  static int file = -2;
  if (file == -2) { file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC); }
  char text[128];
  if (file < 0) { return 0; }
  ssize_t length = pread(file, text, sizeof text - 1, 0);
  if (length <= 0) { return 0; }
  text[length] = 0;
  // The second number counts the pages in memory.
  char *second = strchr(text, ' ');
  if (second == NULL) { return 0; }
  return (size_t)strtoull(second, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

#else

deal_confinement deal_confine(
    const char *const *folders, size_t count, const char *const *readable, size_t readable_count,
    bool all_threads) {
  (void)folders;
  (void)count;
  (void)readable;
  (void)readable_count;
  (void)all_threads;
  deal_confinement none = {false, false};
  return none;
}

size_t deal_memory_in_use(void) { return 0; }

#endif
