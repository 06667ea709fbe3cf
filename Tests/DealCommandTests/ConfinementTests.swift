import CConfine
import Foundation
import Testing

/// `--safe`: what a script of a stranger cannot do.
@Suite struct ConfinementTests {
  let shell: Shell

  init() throws { shell = try Shell() }

  #if os(Linux)
    /// What came of trying things on a thread that the kernel holds.
    private struct Tried: Sendable {
      var files = false
      var calls = false
      var inside = false
      var outside: Int32 = 0
      var removing: Int32 = 0
      var socket: Int32 = 0
      var sum = 0
    }

    @Test func theKernelHoldsTheThread() async throws {
      let home = try TestHome()
      let other = try TestHome()
      let secret = try other.make("secret", "x".utf8)
      let folder = home.path
      let tried = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var tried = Tried()
          folder.withCString { path in
            var paths: UnsafePointer<CChar>? = path
            let done = deal_confine(&paths, 1, &paths, 0, false)
            (tried.files, tried.calls) = (done.files, done.calls)
          }
          let made = open(folder + "/made", O_WRONLY | O_CREAT, 0o600)
          tried.inside = made >= 0
          close(made)
          tried.outside = open(secret, O_RDONLY) < 0 ? errno : 0
          tried.removing = unlink(secret) < 0 ? errno : 0
          tried.socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) < 0 ? errno : 0
          tried.sum = (1...1_000).reduce(0, +)
          continuation.resume(returning: tried)
        }
      }
      #expect(tried.inside)
      #expect(tried.sum == 500_500)
      if tried.files {
        #expect(tried.outside == EACCES)
        #expect(tried.removing == EACCES)
      } else {
        print("SKIPPED files outside of a folder: this kernel has no Landlock")
      }
      if tried.calls {
        #expect(tried.socket == EPERM)
      } else {
        print("SKIPPED refused calls: this kernel has no seccomp")
      }
      #expect(FileManager.default.fileExists(atPath: secret))
    }

    @Test func theProcessIsHeld() throws {
      // What cat prints is the status of the running deal, as nothing else reads from the pipe.
      let outcome = try shell.run(
        "mkfifo pipe; \"$DEAL_UNDER_TEST\" --safe - < pipe & exec 3> pipe; sleep 1; cat /proc/$!/status; "
          + "echo '1 + 1' >&3; exec 3>&-; wait $!")
      #expect(outcome.output.contains("NoNewPrivs:\t1"))
      #expect(outcome.output.contains("Seccomp:\t2"))
      #expect(outcome.output.hasSuffix("2\n"))
    }
  #endif

  @Test func filesStayInTheFolder() throws {
    _ = try shell.run(
      "mkdir in; echo 'let b = 5' > in/b.deal; echo 'let o = 6' > o.deal; ln -s ../o.deal in/link.deal"
    )
    let inside = try shell.run(
      "cd in; echo 'use \"b.deal\"; b; export b to \"b.csv\"' | deal --safe -")
    #expect(inside.output == "5\n")
    #expect(inside.status == 0)
    for path in ["../o.deal", "/etc/passwd", "link.deal"] {
      let outside = try shell.run("cd in; deal --safe -e 'use \"\(path)\"'")
      #expect(outside.status == 65, "\(path)")
      #expect(outside.errors.contains("error[file-outside]"), "\(path)")
    }
    let written = try shell.run("cd in; deal --safe -e 'export 1 to \"../w.csv\"'")
    #expect(written.errors.contains("error[not-written]"))
    #expect(!shell.home.names.contains("w.csv"))
    // Without it what is typed reaches any file.
    #expect(try shell.run("cd in; deal -e 'use \"../o.deal\"' -e o").output == "6\n")
  }

  @Test func aConfinedRunDrawsAndReadsTheLibrary() throws {
    let outcome = try shell.run(
      "deal --safe --threads 2 -e 'use atlas' -e 'assume a = 1 to 2' -e 'quantile(a * a + a, 0.3)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output
        == (try shell.run(
          "deal -e 'use atlas' -e 'assume a = 1 to 2' -e 'quantile(a * a + a, 0.3)'"
        ).output))
  }

  @Test(arguments: [
    ("[x for x in range(1, 200000)]", "too-long-list"),
    ("set samples 1e8; assume a = 1 to 2; quantile(a * a + a, 0.3)", "too-many-samples"),
    ("sum([sum([x * y for x in range(1, 9000)]) for y in range(1, 9000)])", "too-"),
  ])
  func limitsAreSmaller(_ statement: String, _ code: String) throws {
    let safe = try shell.run("deal --safe -e '\(statement)'")
    #expect(safe.status == 65)
    #expect(safe.errors.contains("error[\(code)"), "\(safe.errors)")
  }

  @Test func aStatementThatTakesTooMuchMemoryIsStopped() throws {
    let greedy = "count([[x, x + 1, x + 2, x + 3] for x in range(1, 900000)])"
    let outcome = try shell.run("deal --limit memory=20MB -e '\(greedy)' -e '1 + 1'")
    #expect(
      outcome.errors.contains("error[too-much-memory]: stopped, as one statement may take 20 MiB"))
    #expect(outcome.output == "2\n")
    #expect(try shell.run("deal -e '\(greedy)'").output == "900k\n")
  }

  @Test func theOutputHasAnEnd() throws {
    let outcome = try shell.run("deal --limit output=1kB -e 'range(1, 1000)' -e '1 + 1'")
    #expect(outcome.status == 65)
    #expect(outcome.output.utf8.count <= 1_024)
    #expect(outcome.errors.contains("cut off at 1024 bytes"))
    for wrong in ["output", "nothing=1MB", "output=-1", "output=1TB", "script=3GB"] {
      #expect(try shell.run("deal --limit \(wrong) -e 1").status == 64, "\(wrong)")
    }
  }
}
