// The program at a terminal: a person's keyboard and screen for tests.

#if os(Linux)
  import Foundation

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// The program with a pseudo-terminal as its controlling terminal, of 80 columns and 24 rows.
  ///
  /// Nothing here sleeps: a test types only after it has seen what it waited for.
  final class PseudoTerminal {
    /// Why the screen did not show what was waited for.
    struct Problem: Error, CustomStringConvertible {
      let description: String
    }

    private let master: CInt
    private let process: pid_t
    private var received: [UInt8] = []
    /// How much of what is visible was waited for already, in bytes.
    private var consumed = 0
    private var hasEnded = false
    private var isReaped = false

    /// Starts the program. `settings` go before the usual environment.
    convenience init(
      _ arguments: [String] = [], in folder: TemporaryFolder, settings: [String: String] = [:]
    ) throws {
      // Through a shell, because not every system can spawn in another folder.
      try self.init(
        words: ["cd \"$0\" && exec \"$@\"", folder.path, Program().path] + arguments, in: folder,
        settings: settings)
    }

    /// Starts a line of shell in which `$0` is the program.
    convenience init(shell line: String, in folder: TemporaryFolder) throws {
      try self.init(words: [line, Program().path], in: folder, settings: [:])
    }

    /// Starts a shell with the words behind its `-c`.
    private init(
      words: [String], in folder: TemporaryFolder, settings: [String: String]
    ) throws {
      let environment = Program.environment(home: folder).merging(settings) { _, new in new }
      var (master, held): (CInt, CInt) = (-1, -1)
      var name = [CChar](repeating: 0, count: 128)
      var window = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
      guard openpty(&master, &held, &name, nil, &window) == 0 else {
        throw Problem(description: "no pseudo-terminal: \(Self.reason(errno))")
      }
      self.master = master
      // Held until the program has it open: a terminal that nobody has open hangs up.
      defer { close(held) }
      for number in [master, held] { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
      let terminal = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let variables = environment.map { "\($0.key)=\($0.value)" }
      let start = Self.spawn(["/bin/sh", "-c"] + words, variables: variables, terminal: terminal)
      process = start.process
      guard start.failure == 0 else {
        isReaped = true
        throw Problem(description: "the shell does not start: \(Self.reason(start.failure))")
      }
    }

    deinit {
      if !isReaped {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
      }
      close(master)
    }

    private static func reason(_ number: CInt) -> String { String(cString: strerror(number)) }

    /// Starts a session of its own. The first terminal that its first process opens becomes the one
    /// whose Ctrl-C it gets. Signals are as in a new shell: the test runner blocks some.
    private static func spawn(
      _ words: [String], variables: [String], terminal: String
    ) -> (process: pid_t, failure: CInt) {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      var signals = sigset_t()
      sigemptyset(&signals)
      posix_spawnattr_setsigmask(&attributes, &signals)
      sigfillset(&signals)
      posix_spawnattr_setsigdefault(&attributes, &signals)
      let newSession: CInt = 0x80  // POSIX_SPAWN_SETSID, which Swift does not see
      let flags = newSession | CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF)
      posix_spawnattr_setflags(&attributes, CShort(flags))
      defer {
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
      }
      let arguments = words.map { strdup($0) } + [nil]
      let environment = variables.map { strdup($0) } + [nil]
      defer { for text in arguments + environment { free(text) } }
      var process: pid_t = 0
      let failure = posix_spawn(
        &process, words[0], &actions, &attributes, arguments, environment)
      return (process, failure)
    }
  }

  // MARK: The keyboard and the window

  extension PseudoTerminal {
    static let ctrlC = "\u{3}"
    static let ctrlD = "\u{4}"
    static let ctrlZ = "\u{1A}"
    static let up = "\u{1B}[A"

    /// Types text; a newline is the Enter key.
    func type(_ text: String) throws {
      let keys = Array(text.replacing("\n", with: "\r").utf8)
      guard write(master, keys, keys.count) == keys.count else {
        throw Problem(description: "nobody reads what is typed: \(Self.reason(errno))")
      }
    }

    /// Sends a signal to the program.
    func send(_ number: CInt) { kill(process, number) }

    /// Whether keys arrive line by line, as everywhere but where a single key is waited for.
    var takesLines: Bool { hasMode(ICANON) }
    /// Whether the terminal itself shows what is typed.
    var showsKeys: Bool { hasMode(ECHO) }

    private func hasMode(_ flag: CInt) -> Bool {
      var mode = termios()
      return tcgetattr(master, &mode) == 0 && mode.c_lflag & tcflag_t(flag) != 0
    }

    /// Makes the window larger or smaller; the system then sends SIGWINCH to the program.
    func resize(columns: UInt16, rows: UInt16) {
      var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    }
  }

  // MARK: The screen

  extension PseudoTerminal {
    /// Everything that was sent to the screen.
    var raw: String { String(decoding: received, as: UTF8.self) }

    /// Waits until the screen shows a text behind what was waited for last. Returns what came
    /// before it.
    @discardableResult
    func wait(for text: String, atMost patience: Duration = Program.patience) throws -> String {
      let deadline = ContinuousClock.now + patience
      while true {
        let fresh = String(decoding: Self.visible(received).dropFirst(consumed), as: UTF8.self)
        if let range = fresh.firstRange(of: text) {
          consumed += fresh[..<range.upperBound].utf8.count
          return String(fresh[..<range.lowerBound])
        }
        guard !hasEnded, readSome(until: deadline) else {
          throw Problem(description: "waited for `\(text)`, but the screen shows:\n\(fresh)")
        }
      }
    }

    /// Waits until the program has ended. Returns its exit code, or minus the signal that ended it.
    func waitForEnd(atMost patience: Duration = Program.patience) throws -> Int32 {
      let deadline = ContinuousClock.now + patience
      while !hasEnded {
        guard readSome(until: deadline) else {
          throw Problem(description: "no end; the screen shows:\n\(raw)")
        }
      }
      var status: CInt = 0
      waitpid(process, &status, 0)
      isReaped = true
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// Waits until the program waits for a single key, which it does not say.
    func waitForKeyMode(atMost patience: Duration = Program.patience) throws {
      let deadline = ContinuousClock.now + patience
      while takesLines || showsKeys {
        guard ContinuousClock.now < deadline else {
          throw Problem(description: "no single key is waited for")
        }
        sched_yield()
      }
    }

    /// Reads what is there. False if nothing came until the deadline.
    private func readSome(until deadline: ContinuousClock.Instant) -> Bool {
      let rest = (deadline - ContinuousClock.now) / .milliseconds(1)
      var request = pollfd(fd: master, events: CShort(POLLIN), revents: 0)
      guard rest > 0, poll(&request, 1, CInt(rest.rounded(.up))) > 0 else { return false }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(master, &bytes, bytes.count)
      // The last one to have the terminal open has closed it: an error here, not an end.
      if count <= 0 { hasEnded = true }
      received += bytes.prefix(max(0, count))
      return true
    }

    /// What a person reads: without escape sequences, carriage returns and bells.
    private static func visible(_ bytes: [UInt8]) -> [UInt8] {
      var shown: [UInt8] = []
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x1B where bytes.dropFirst(index).first == UInt8(ascii: "["):
          let end = bytes[(index + 1)...].firstIndex { (0x40...0x7E).contains($0) }
          index = end.map { $0 + 1 } ?? bytes.endIndex
        case 0x1B: index = min(index + 1, bytes.endIndex)
        case 0x07, 0x0D: break
        default: shown.append(byte)
        }
      }
      return shown
    }
  }
#endif
