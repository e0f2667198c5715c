// A session at a terminal or in a pipe.

import Shell
import Styling
import Terminal

/// Connects a session with the terminal.
struct Console {
  let surroundings: Surroundings
  let capabilities: Capabilities
  let output: Output

  init(_ options: TerminalOptions) {
    surroundings = .current()
    capabilities = Capabilities(options, in: surroundings)
    output = Output(capabilities)
  }

  static let prompt = StyledText("(lab) ", .prompt)

  /// True if a person sits at both ends.
  var isInteractive: Bool { capabilities.isInteractive }

  /// A new session with the doors to files and Ctrl-C.
  func makeSession() -> Session {
    let folder = StateFolder.findPath(environment: surroundings.environment)
    let progress = ProgressLine(capabilities, output: output)
    var environment = SessionEnvironment(
      readFile: Files.read, writeFile: Files.write,
      isInterrupted: {
        guard Interrupt.isRequested else { return false }
        Interrupt.clear()
        return true
      },
      progress: { what, part in progress.show(what, part) }, width: capabilities.width,
      progressPath: folder.map { "\($0)/progress.txt" })
    environment.height = capabilities.height ?? environment.height
    environment.isASCII = capabilities.isASCII
    environment.isLinear = capabilities.isLinear
    environment.sideBySide = SideBySide.run
    return Session(environment)
  }

  /// Does what `call` does and prints a trace of it. Ctrl-C ends it.
  func trace(_ call: String, _ session: inout Session) -> Response {
    Interrupt.install()
    return session.trace(call, isASCII: capabilities.isASCII) { output.writeVerbatim($0) }
  }

  /// Prints what a line led to. Errors go to the error stream; for a person they break between
  /// words.
  func show(_ response: Response) {
    if case .failed = response.outcome {
      let width = capabilities.width
      let isBroken = { (line: StyledText) in isInteractive && line.displayWidth > width }
      let lines = response.lines.flatMap { line in
        isBroken(line) ? line.wrapped(to: width, indent: 2) : [line]
      }
      output.write(lines, to: .error)
    } else {
      output.write(response.lines)
    }
  }

  /// Reads a line for a session, which knows how words go on.
  func read(
    _ reader: inout LineReader, prompt: StyledText, _ session: Session?
  ) -> LineReading {
    reader.read(prompt: prompt) { line, cursor in
      guard let completion = session?.complete(String(line.prefix(cursor))) else {
        return Completion()
      }
      return Completion(completion.candidates, offersFileNames: completion.allowsFiles)
    }
  }

  /// Reads lines and answers them until the end. Returns the exit code: in a pipe that of the first
  /// command that failed.
  func converse(_ session: inout Session, echoes: Bool) -> Int32 {
    var reader = LineReader(capabilities, in: surroundings, output: output, echoes: echoes)
    var code: Int32 = 0
    while true {
      switch read(&reader, prompt: Self.prompt, session) {
      case .endOfInput: return code
      case .cancelled: continue
      case .line(let line):
        Interrupt.clear()
        let response = session.respond(to: line)
        show(response)
        if case .failed(let failure) = response.outcome, code == 0, !isInteractive {
          code = failure
        }
        if response.outcome == .quit { return code }
      }
    }
  }
}
