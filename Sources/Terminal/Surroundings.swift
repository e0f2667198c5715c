// What the process finds around it: the one file that asks the system about terminals.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Facts about the environment, from which ``Capabilities`` are decided.
public struct Surroundings: Sendable {
  /// The environment variables that we look at; unset ones are absent.
  public var environment: [String: String]
  /// Whether standard input is a terminal.
  public var inputIsTerminal: Bool
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  public var errorIsTerminal: Bool
  /// The columns of the terminal's window, if it says.
  public var windowColumns: Int?
  /// The rows of the terminal's window, if it says.
  public var windowRows: Int?
  /// The name of the locale's character encoding.
  public var codeset: String

  public init(
    environment: [String: String] = [:], inputIsTerminal: Bool = false,
    outputIsTerminal: Bool = false, errorIsTerminal: Bool = false, windowColumns: Int? = nil,
    windowRows: Int? = nil, codeset: String = "UTF-8"
  ) {
    self.environment = environment
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.windowColumns = windowColumns
    self.windowRows = windowRows
    self.codeset = codeset
  }

  /// The surroundings of this process now; a window can change its size at any time.
  public static func current() -> Surroundings {
    setlocale(LC_CTYPE, "")
    let window = findWindow()
    return Surroundings(
      environment: readEnvironment(),
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1,
      windowColumns: window?.columns,
      windowRows: window?.rows,
      codeset: nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? "")
  }

  private static func readEnvironment() -> [String: String] {
    let names = [
      "COLUMNS", "HOME", "NO_COLOR", "PANICLAB_ACCESSIBLE", "PANICLAB_HISTFILE",
      "PANICLAB_HOME", "PANICLAB_NO_COLOR", "TERM", "XDG_STATE_HOME",
    ]
    var environment: [String: String] = [:]
    for name in names { environment[name] = getenv(name).map { String(cString: $0) } }
    return environment
  }

  private static func findWindow() -> (columns: Int, rows: Int)? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    return (Int(window.ws_col), Int(window.ws_row))
  }
}
