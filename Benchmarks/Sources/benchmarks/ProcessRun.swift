// A program, run to its end in a process of its own, and what that cost.

// For `environ`, a variable of C that Swift cannot know to be left alone.
@preconcurrency import Glibc

/// A process that ended.
struct ProcessRun {
  /// The exit code; for a process that a signal ended, 128 and the number of the signal.
  let status: Int
  /// What it wrote to standard output.
  let output: String
  let cost: Cost

  /// Time in milliseconds, and memory.
  struct Cost {
    /// Processor time, that of the kernel included.
    var processor: Double
    var wall: Double
    /// The most bytes that were resident at a time.
    var peakBytes: Int
  }

  /// What becomes of the text that a process writes.
  enum Destination {
    /// Standard output is kept.
    case output
    /// Standard error is kept too: some programs answer there.
    case outputAndErrors
    /// Standard output is thrown away by the kernel.
    case nowhere
  }

  /// Runs a command, found by `PATH` as in a shell, without input.
  static func start(
    _ command: [String], writingTo destination: Destination = .output
  ) throws(BenchmarkError) -> ProcessRun {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw notStarted(command, errno) }
    defer { close(ends[0]) }
    let start = Clock.wall()
    var process: pid_t = 0
    let problem = spawn(command, output: ends, destination, &process)
    close(ends[1])
    guard problem == 0 else { throw notStarted(command, problem) }
    let output = readAll(ends[0])
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    let cost = Cost(
      processor: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
      wall: Clock.wall() - start, peakBytes: Int(usage.ru_maxrss) * 1024)
    let signal = Int(status & 0x7F)
    let code = signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
    return ProcessRun(status: code, output: output, cost: cost)
  }

  /// Runs a command that must succeed.
  static func complete(
    _ command: [String], writingTo destination: Destination = .output
  ) throws(BenchmarkError) -> ProcessRun {
    let run = try start(command, writingTo: destination)
    guard run.status == 0 else {
      let name = command.joined(separator: " ")
      throw .failed(command: name, status: run.status, output: run.output)
    }
    return run
  }

  private static func spawn(
    _ command: [String], output: [Int32], _ destination: Destination, _ process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    switch destination {
    case .output: posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    case .outputAndErrors:
      posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, output[1], STDERR_FILENO)
    case .nowhere:
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addclose(&actions, output[0])
    posix_spawn_file_actions_addclose(&actions, output[1])
    let arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawnp(&process, command[0], &actions, nil, arguments, environ)
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3
  }

  private static func notStarted(_ command: [String], _ code: Int32) -> BenchmarkError {
    .notStarted(command: command[0], reason: String(cString: strerror(code)))
  }
}
