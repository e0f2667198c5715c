// Lines from a pipe, a file or a terminal that cannot move its cursor.

import Styling

/// Cuts what it reads into lines.
package struct PlainReader {
  /// What a line is read for: nobody, or somebody who should see the commands or the prompt.
  package enum Display: Sendable {
    /// Neither prompt nor command.
    case none
    /// Prompt and command, as they would stand in a terminal.
    case echo
    /// The prompt only; the terminal shows what is typed.
    case prompt
  }

  private let display: Display
  /// The next bytes; none at the end of the input, nil if a signal came first.
  private let nextBytes: () -> [UInt8]?
  private let write: (StyledText) -> Void
  private var unread: [UInt8] = []
  private var hasEnded = false

  package init(
    display: Display, nextBytes: @escaping () -> [UInt8]?, write: @escaping (StyledText) -> Void
  ) {
    self.display = display
    self.nextBytes = nextBytes
    self.write = write
  }

  /// The next line, without its line ending. A last line needs none.
  package mutating func read(prompt: StyledText) -> LineReading {
    if display == .prompt { write(prompt) }
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[..<end]
        unread.removeSubrange(...end)
        return finish(line, prompt: prompt)
      }
      if hasEnded { break }
      guard let bytes = nextBytes() else {
        unread = []
        if display == .prompt { write("\n") }
        return .cancelled
      }
      hasEnded = bytes.isEmpty
      unread += bytes
    }
    if unread.isEmpty {
      if display == .prompt { write("\n") }
      return .endOfInput
    }
    let line = unread[...]
    unread = []
    return finish(line, prompt: prompt)
  }

  private func finish(_ bytes: ArraySlice<UInt8>, prompt: StyledText) -> LineReading {
    let isFromDOS = bytes.last == UInt8(ascii: "\r")
    let line = String(decoding: isFromDOS ? bytes.dropLast() : bytes, as: UTF8.self)
    if display == .echo { write(prompt + "\(line)\n") }
    return .line(line)
  }
}
