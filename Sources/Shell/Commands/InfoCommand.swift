// `info`: what a module has.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine
import WasmModel

/// `info [exports|imports|funcs|breakpoints|faults|marks|sides|time]`
enum InfoCommand: Command {
  static let card = CommandCard(
    "info", ["i"], .looking,
    usage: "info [exports | imports | funcs | breakpoints | faults | marks | sides | time]",
    "Show exports, imports, functions, breakpoints.",
    details: "`info time` tells how long the history is and what it takes to go anywhere in it.",
    examples: ["info exports", "info funcs", "info time"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let topics = ["exports", "imports", "funcs", "breakpoints", "faults", "marks", "sides", "time"]
    switch line.rest {
    case "breakpoints", "b": return breakpoints(session)
    case "faults": return try FaultsCommand.run(line, &session)
    case "marks": return try MarksCommand.run(line, &session)
    case "time": return try session.timeReport()
    case "sides", "": return try sides(session)
    default: break
    }
    let side = session.sides[try session.loadedSides()[0]]
    let module = side.worker.source.program.module
    switch line.rest {
    case "exports": return exports(module)
    case "imports": return imports(module)
    case "funcs", "functions": return functions(module)
    default:
      let hint = Suggestion.find(line.rest, in: topics).map { "info \($0)" }
      throw CommandError(
        "no topic `\(line.rest)`", try: hint ?? "info " + topics.joined(separator: " | "))
    }
  }

  private static func breakpoints(_ session: Session) -> [StyledText] {
    if session.stopPoints.isEmpty { return ["no breakpoints (set one with `break NAME`)"] }
    return session.stopPoints.flatMap { point -> [StyledText] in
      let states = session.sides.compactMap { $0.stopStates[point.number] }
      return [StyledText(point.line(states))]
        + point.commands.map { StyledText("     \($0)", .dim) }
    }
  }

  private static func sides(_ session: Session) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    return session.sides.enumerated().map { index, side in
      StyledText(side.name, .side(index))
        + "  \(side.worker.source.name), \(side.worker.strategy.build.rawValue), "
        + "instance \(side.label).\(side.worker.realm.instanceCount), tick \(side.timeline.tick)"
    }
  }

  private static func exports(_ module: Module) -> [StyledText] {
    module.exports.map { export in
      let text = ExternalText.text(export.description, in: module)
      if case .function = export.description {
        return StyledText(export.name, .command) + " \(text)"
      }
      return StyledText(export.name) + StyledText("  \(text)", .dim)
    }
  }

  private static func imports(_ module: Module) -> [StyledText] {
    if module.imports.isEmpty { return ["this module imports nothing"] }
    return module.imports.map { item in
      StyledText("\(item.module).\(item.name)")
        + StyledText("  \(ExternalText.text(item.description, in: module))", .dim)
    }
  }

  private static func functions(_ module: Module) -> [StyledText] {
    let code = CodeText(module)
    return module.functionTypes.enumerated().map { index, type in
      StyledText("func[\(index)]  ", .dim) + StyledText(code.name(FunctionIndex(index)))
        + StyledText("  \(module.functionType(type))", .dim)
    }
  }
}
