// `help`: what there is, and how it is used.

import Styling

/// `help [NAME]`
enum HelpCommand: Command {
  static let card = CommandCard(
    "help", ["h"], .session, usage: "help [COMMAND]",
    "Show all commands, or one with examples.", examples: ["help step"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty { return overview(session) }
    if let command = CommandTable.find(line.rest) { return lines(command.card) }
    let hint = CommandTable.suggestion(for: line.rest).map { "did you mean `help \($0)`?" }
    throw CommandError("no command `\(line.rest)`", try: hint ?? "help   or   explain \(line.rest)")
  }

  private static func overview(_ session: Session) -> [StyledText] {
    var lines: [StyledText] = [
      "A first minute:",
      StyledText("  load bank", .command),
      StyledText("  request transfer 1 2 500", .command)
        + "     a request that panics, on both sides",
      StyledText("  events", .command) + "                       what happened, in order",
      StyledText("  start deposit 1 50", .command) + "           stop at the first instruction",
      StyledText("  step", .command) + "   then Enter repeats;  " + StyledText("back", .command)
        + " undoes",
    ]
    for group in CommandGroup.allCases {
      let cards = CommandTable.all.map { $0.card }.filter { $0.group == group }
      if cards.isEmpty { continue }
      lines += ["", StyledText(group.rawValue, .heading)]
      var grid = Grid([.init(""), .init("", isFlexible: true)])
      for card in cards {
        let names = ([card.name] + card.aliases).joined(separator: ", ")
        grid.append([StyledText("  " + names, .command), StyledText(card.summary)])
      }
      lines += session.show(sheet: Sheet(showing: grid))
    }
    return lines + [
      "",
      "Enter repeats the last stepping command. `help COMMAND` says more;",
      "`explain WORD` explains a word, a stop code or an instruction.",
    ]
  }

  /// The help for one command.
  static func lines(_ card: CommandCard) -> [StyledText] {
    var lines: [StyledText] = []
    if !card.examples.isEmpty {
      lines.append("for example (after `load bank`):")
      lines += card.examples.map { StyledText("  \($0)", .command) }
    }
    lines.append(StyledText(card.usage, .heading))
    lines.append(StyledText("  \(card.summary)"))
    lines +=
      card.details.isEmpty
      ? [] : StyledText(paragraphs(card.details)).wrapped(to: 76).map { "  " + $0 }
    if !card.aliases.isEmpty {
      lines.append(StyledText("  also: \(card.aliases.joined(separator: ", "))", .dim))
    }
    return lines
  }

  /// Joins the lines of running text; rows of a list, `name: text` or in columns, stay lines.
  private static func paragraphs(_ text: String) -> String {
    var joined = ""
    for line in text.split(separator: "\n") {
      let isRow =
        line.prefix { $0 != " " }.last == ":" || line.contains("  ") || line.hasPrefix("L")
      joined += joined.isEmpty ? "" : isRow ? "\n" : " "
      joined += line
    }
    return joined
  }
}
