// Where the lines come from: readline for a person at a terminal, a plain reader for all else.

import Styling

/// What came of reading a line.
public enum LineReading: Hashable, Sendable {
  /// A line, without its line ending.
  case line(String)
  /// Ctrl-C: the line was dropped, and the cursor stands at the start of a new one.
  case cancelled
  /// Ctrl-D, or the end of the file.
  case endOfInput
}

/// What could stand in place of the word before the cursor.
public struct Completion: Sendable {
  /// Whole words; those that do not begin as the typed word does are left out.
  public var candidates: [String]
  /// Whether file names are offered if no candidate fits.
  public var offersFileNames: Bool

  public init(_ candidates: [String] = [], offersFileNames: Bool = false) {
    self.candidates = candidates
    self.offersFileNames = offersFileNames
  }
}

/// Says what could stand before the cursor, given the line and the cursor's place in characters.
public typealias Completer = (_ line: String, _ cursor: Int) -> Completion

/// Reads commands line by line.
public struct LineReader {
  private enum Source {
    #if !PANICLAB_NO_READLINE
      case readline(ReadlineReader)
    #endif
    case plain(PlainReader)
  }

  private var source: Source

  /// A reader of standard input. Where somebody types, Ctrl-C drops the line from now on and
  /// sets the flag of ``Interrupt`` between lines.
  ///
  /// With `echoes`, lines that nobody typed are shown after the prompt, as in a transcript.
  public init(
    _ capabilities: Capabilities, in surroundings: Surroundings, output: Output,
    echoes: Bool = false
  ) {
    if capabilities.isInteractive { Interrupt.install() }
    #if !PANICLAB_NO_READLINE
      if capabilities.canEditLines {
        let history = HistoryFile.findPath(environment: surroundings.environment)
        let renderer = output.renderer(.standard)
        source = .readline(ReadlineReader(historyFile: history, renderer: renderer))
        return
      }
    #endif
    let display: PlainReader.Display =
      capabilities.isInteractive ? .prompt : echoes ? .echo : .none
    source = .plain(
      PlainReader(display: display, nextBytes: Self.readStandardInput) { output.write($0) })
  }

  /// The next line. A completer is asked only where lines can be edited.
  public mutating func read(
    prompt: StyledText, completer: @escaping Completer = { _, _ in Completion() }
  ) -> LineReading {
    Interrupt.clear()  // one that came too late for the last command is not for this line
    switch source {
    #if !PANICLAB_NO_READLINE
      case .readline(let reader): return reader.read(prompt: prompt, completer: completer)
    #endif
    case .plain(var reader):
      defer { source = .plain(reader) }
      return reader.read(prompt: prompt)
    }
  }

  /// The next bytes, or nil after Ctrl-C. Other signals do not disturb a line.
  private static func readStandardInput() -> [UInt8]? {
    while true {
      if let bytes = Descriptor.input.readSome() { return bytes }
      if Interrupt.isRequested { break }
    }
    Interrupt.clear()
    return nil
  }
}
