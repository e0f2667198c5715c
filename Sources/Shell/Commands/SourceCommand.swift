// `source`: commands from a file.

import Styling

/// `source FILE`
enum SourceCommand: Command {
  static let card = CommandCard(
    "source", [], .session, usage: "source FILE.lab",
    "Run the commands of a file.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("the name of a file is missing", try: "source FILE.lab")
    }
    let bytes: [UInt8]
    switch session.environment.readFile(line.rest) {
    case .success(let found): bytes = found
    case .failure(let problem):
      throw CommandError(
        "\(line.rest): \(problem.reason)", try: "source FILE.lab, from this folder")
    }
    var lines: [StyledText] = []
    for (number, text) in String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      guard let command = CommandLine(String(text)) else { continue }
      if command.word == card.name {
        throw CommandError("\(line.rest):\(number + 1): a script cannot run another script")
      }
      lines.append(StyledText("(lab) ", .prompt) + StyledText(String(text)))
      do { lines += try session.run(command) } catch {
        throw CommandError(
          "\(line.rest):\(number + 1): \(error.message)", try: error.hint,
          exitCode: error.exitCode)
      }
    }
    return lines
  }
}
