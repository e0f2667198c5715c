// `help`: what there is, and how it is used.

import Styling

/// `help [COMMAND | GROUP | all]`
enum HelpCommand: Command {
  static let card = CommandCard(
    "help", ["h"], .session, usage: "help [COMMAND | GROUP | all]",
    "Show what there is, or a command with examples.",
    details: """
      GROUP is one of the names at the left of `help`, as in `help looking`: then each command has a
      line. `help all` shows all of them.
      """, examples: ["help step", "help looking"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let word = line.rest.lowercased()
    if word.isEmpty { return overview(session) }
    if let command = CommandTable.find(line.rest) {
      return lines(command.card, width: session.environment.width)
    }
    if word == "all" { return CommandGroup.allCases.flatMap { lines($0, session) } }
    let group = CommandGroup.allCases.first { group in
      let name = group.rawValue.lowercased()
      return name == word || name.split(separator: " ").contains { $0 == word }
    }
    if let group { return lines(group, session) }
    let hint = CommandTable.suggestion(for: line.rest).map { "did you mean `help \($0)`?" }
    throw CommandError("no command `\(line.rest)`", try: hint ?? "help   or   explain \(line.rest)")
  }

  /// The names of all commands, then the first minute: what stands last is what people read.
  private static func overview(_ session: Session) -> [StyledText] {
    var names = Sheet()
    for group in CommandGroup.allCases {
      let words = cards(group).map { StyledText($0.name, .command) }
      names.state(group.rawValue, words.joined(separator: "  "))
    }
    var minute = Grid([.init(""), .init("", isFlexible: true)])
    for (command, meaning) in firstMinute {
      minute.append([StyledText("  " + command, .command), StyledText(meaning)])
    }
    return session.show(sheet: names)
      + [
        "`help COMMAND` says more, `help GROUP` has a line for each, as `help time`;",
        "`explain WORD` explains a word, a stop code or an instruction.",
        "", StyledText("A first minute:", .heading),
      ] + session.show(sheet: Sheet(showing: minute))
  }

  private static let firstMinute = [
    ("load bank", "a worker in Rust, under two strategies"),
    ("request transfer 1 2 500", "a request that panics, on both sides"),
    ("unwind", "what each frame did; `ledger`: what never ran"),
    ("timeline", "the picture; `blast` says what it cost"),
    ("start deposit 1 50", "stop at the first instruction"),
    ("step", "then Enter repeats; `back` undoes"),
  ]

  private static func cards(_ group: CommandGroup) -> [CommandCard] {
    CommandTable.all.map { $0.card }.filter { $0.group == group }
  }

  /// A line for each command of a group.
  private static func lines(_ group: CommandGroup, _ session: Session) -> [StyledText] {
    var grid = Grid([.init(""), .init("", isFlexible: true)])
    for card in cards(group) {
      let names = ([card.name] + card.aliases).joined(separator: ", ")
      grid.append([StyledText("  " + names, .command), StyledText(card.summary)])
    }
    return [StyledText(group.rawValue, .heading)] + session.show(sheet: Sheet(showing: grid))
  }

  /// The help for one command.
  static func lines(_ card: CommandCard, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if !card.examples.isEmpty {
      lines.append("for example (after `load bank`):")
      lines += card.examples.map { StyledText("  \($0)", .command) }
    }
    lines.append(StyledText(card.usage, .heading))
    lines.append(StyledText("  \(card.summary)"))
    for paragraph in card.details.isEmpty ? [] : StyledText(paragraphs(card.details)).lines {
      lines += paragraph.wrapped(to: min(76, width - 2), indent: indent(of: paragraph)).map {
        "  " + $0
      }
    }
    if !card.aliases.isEmpty {
      lines.append(StyledText("  also: \(card.aliases.joined(separator: ", "))", .dim))
    }
    return lines
  }

  /// Rows of a list go on to the right of where they began; running text goes on at the margin.
  private static func indent(of paragraph: StyledText) -> Int {
    let spaces = paragraph.text().prefix { $0 == " " }.count
    return spaces > 0 || paragraph.text().contains(":  ") ? spaces + 4 : 0
  }

  /// Joins the lines of running text; rows of a list, `name: text` or in columns, stay lines, and
  /// text behind indented rows begins anew.
  private static func paragraphs(_ text: String) -> String {
    var joined = ""
    var isIndented = false
    for line in text.split(separator: "\n") {
      let isRow =
        line.prefix { $0 != " " }.last == ":" || line.contains("  ") || line.hasPrefix("L")
        || isIndented
      joined += joined.isEmpty ? "" : isRow ? "\n" : " "
      joined += line
      isIndented = line.hasPrefix(" ")
    }
    return joined
  }
}
