// `myth`: what many believe, and what happens instead, played before your eyes.

import Course
import Styling
import Views

/// `myth [ID]`
enum MythCommand: Command {
  static let card = CommandCard(
    "myth", [], .learning, usage: "myth [ID]",
    "What many believe, refuted by playing it.",
    details: """
      Without an id it lists the myths. With one it plays the refutation in a session of its own:
      yours stays as it is.
      """, examples: ["myth", "myth M4"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let catalogue = try session.catalogue()
    if line.rest.isEmpty { return list(catalogue, session) }
    let id = Int(line.rest) == nil ? line.rest.uppercased() : "M\(line.rest)"
    guard let myth = catalogue.myths.first(where: { $0.id == id }) else {
      let ids = catalogue.myths.map(\.id).joined(separator: ", ")
      throw CommandError("no myth `\(line.rest)`", try: "one of: \(ids)")
    }
    return try play(myth, catalogue, session)
  }

  private static func list(_ catalogue: Catalogue, _ session: Session) -> [StyledText] {
    var grid = Grid([.init("id"), .init("lesson"), .init("myth", isFlexible: true)])
    for myth in catalogue.myths {
      grid.append([
        StyledText(myth.id, .command), StyledText(lessons(of: myth, catalogue)),
        StyledText(myth.myth),
      ])
    }
    var sheet = Sheet()
    sheet.say(StyledText("what many believe, and is not so:", .heading))
    sheet.show(grid)
    sheet.say(StyledText("`myth \(catalogue.myths.first?.id ?? "M1")` plays a refutation", .dim))
    return session.show(sheet: sheet)
  }

  private static func lessons(of myth: Catalogue.Myth, _ catalogue: Catalogue) -> String {
    catalogue.lessons.filter { $0.myths.contains(myth.id) }.map(\.id).joined(separator: ", ")
  }

  /// Plays the script in a session of its own, and holds its check against it.
  private static func play(
    _ myth: Catalogue.Myth, _ catalogue: Catalogue, _ session: Session
  ) throws(CommandError) -> [StyledText] {
    var environment = session.environment
    environment.progressPath = nil
    var stage = Session(environment)
    stage.suggestsCommands = false
    stage.settings.verbosity = .terse
    var lines = [StyledText("\(myth.id)  They say: ", .heading) + StyledText(myth.myth)]
    for line in myth.script.lines {
      switch line {
      case .text(let text):
        lines += [""] + StyledText(text, .emphasis).wrapped(to: session.pageWidth)
      case .command(let command):
        lines.append(StyledText("(lab) ", .prompt) + StyledText(command, .command))
        let response = stage.respond(to: command)
        lines += response.lines.filter { !$0.text().hasPrefix("next: ") }
        if case .failed(let code) = response.outcome {
          throw CommandError("\(myth.script.file): `\(command)` failed", exitCode: code)
        }
      }
    }
    return lines + [""] + (try conclusion(myth, stage, session))
      + [StyledText("more of it: \(lessons(of: myth, catalogue))", .dim)]
  }

  private static func conclusion(
    _ myth: Catalogue.Myth, _ stage: Session, _ session: Session
  ) throws(CommandError) -> [StyledText] {
    let verdict: CheckVerdict
    do { verdict = try myth.script.check.evaluate(stage.checkContext(nil)) } catch {
      throw CommandError("\(error)")
    }
    guard verdict == .passed else {
      throw CommandError("\(myth.script.file): what it promises did not happen")
    }
    let seen = myth.script.check.sources.joined(separator: "; ")
    return (StyledText("So it is: ", .heading) + StyledText(myth.reality))
      .wrapped(to: session.pageWidth)
      + StyledText("seen here: \(seen)", .dim).wrapped(to: session.pageWidth, indent: 2)
  }
}
