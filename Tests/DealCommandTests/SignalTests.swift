import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SessionTests {
  /// What `deal` does with the terminal when it is stopped, ended or crashes.
  struct SignalTests {
    let home: TestHome
    let terminal: PseudoTerminal
    let environment: [String: String]

    init() throws {
      home = try TestHome()
      terminal = try PseudoTerminal()
      environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
        "DEAL_HISTORY": "", "NO_COLOR": "1", "PS1": "shell$ ",
      ]
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func aSignalLeavesTheTerminalAsItWas(signal: Int32) throws {
      let before = terminal.settings
      try terminal.start(dealBinary, environment: environment)
      try terminal.expectPrompt()
      terminal.type("1 + ")
      try terminal.expect("1 + ")
      #expect(terminal.settings != before)
      terminal.signal(signal)
      #expect(try terminal.ending() == .signal(signal))
      #expect(terminal.settings == before)
    }

    @Test(arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT])
    func aCrashLeavesTheTerminalAsItWasAndSaysSo(signal: Int32) throws {
      let before = terminal.settings
      try terminal.start(dealBinary, environment: environment)
      try terminal.expectPrompt()
      terminal.signal(signal)
      try terminal.expect("internal error, your work up to the statement before is safe")
      #expect(try terminal.ending() == .exit(70))
      #expect(terminal.settings == before)
    }

    @Test func endsWhenTheTerminalIsTakenAway() throws {
      try terminal.start(dealBinary, environment: environment)
      try terminal.expectPrompt()
      terminal.type("1 + ")
      try terminal.expect("1 + ")
      terminal.hangUp()
      #expect(try terminal.ending() == .signal(SIGHUP))
    }

    @Test func endsWhenTheTerminalIsTakenAwayThoughHangUpsAreIgnored() throws {
      let ignoring = "trap '' HUP; exec \(dealBinary)"
      try terminal.start("/bin/sh", ["-c", ignoring], environment: environment)
      try terminal.expectPrompt()
      terminal.hangUp()
      #expect(try terminal.ending() == .exit(129))
    }

    @Test func controlZStopsAndTheLineIsThereAgain() throws {
      try terminal.start("/bin/sh", ["-i"], environment: environment)
      try terminal.expect("shell$ ")
      let before = terminal.settings
      terminal.type(dealBinary + "\n")
      try terminal.expect("\r\n")
      try terminal.expectPrompt()
      terminal.type("1 + ")
      try terminal.expect("1 + ")
      terminal.type("\u{1A}")
      try terminal.expect("shell$ ")
      #expect(terminal.settings == before)
      terminal.type("fg\n")
      try terminal.expect("\r\n")
      try terminal.expectPrompt("deal> 1 + ")
      terminal.type("2\r")
      try terminal.expect("\r\n")
      #expect(try terminal.expectPrompt().contains("3"))
      terminal.type("\u{4}")
      try terminal.expect("shell$ ")
      #expect(terminal.settings == before)
      terminal.type("exit 0\n")
      #expect(try terminal.ending() == .exit(0))
    }

    @Test func whatIsTypedAheadOfTheEndReachesTheShell() throws {
      try terminal.start("/bin/sh", ["-i"], environment: environment)
      try terminal.expect("shell$ ")
      terminal.type(dealBinary + "\n")
      try terminal.expect("\r\n")
      try terminal.expectPrompt()
      terminal.type("1 + 2\r\u{4}echo for-the-$((1 + 1))-shell\r")
      try terminal.expect("for-the-2-shell")
      terminal.type("exit 0\n")
      #expect(try terminal.ending() == .exit(0))
    }
  }
}
