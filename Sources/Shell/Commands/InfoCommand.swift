// `info`: what a module has.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine
import WasmModel

/// `info [exports|imports|funcs|breakpoints|sides]`
enum InfoCommand: Command {
  static let card = CommandCard(
    "info", ["i"], .looking, usage: "info [exports | imports | funcs | breakpoints | sides]",
    "Show exports, imports, functions, breakpoints.",
    examples: ["info exports", "info funcs"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let topics = ["exports", "imports", "funcs", "breakpoints", "sides"]
    switch line.rest {
    case "breakpoints", "b": return breakpoints(session)
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
    if session.breakpoints.isEmpty { return ["no breakpoints (set one with `break NAME`)"] }
    return session.breakpoints.map { "\($0.number)  \($0.location.text)" }
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
    let code = CodeText(module)
    return module.exports.map { export in
      switch export.description {
      case .function(let index):
        StyledText(export.name, .command)
          + " \(module.functionType(module.functionTypes[index.value]))"
      case .global(let index):
        StyledText(export.name)
          + StyledText("  global \(module.globalTypes[index.value].value)", .dim)
      case .memory(let index):
        StyledText(export.name)
          + StyledText("  memory of \(module.memoryTypes[index.value].limits.minimum) pages", .dim)
      case .table(let index):
        StyledText(export.name)
          + StyledText("  table of \(module.tableTypes[index.value].limits.minimum)", .dim)
      case .tag(let index): StyledText(export.name) + StyledText("  tag \(code.name(index))", .dim)
      }
    }
  }

  private static func imports(_ module: Module) -> [StyledText] {
    if module.imports.isEmpty { return ["this module imports nothing"] }
    return module.imports.map { item in
      let kind: String =
        switch item.description {
        case .function(let type): "\(module.functionType(type))"
        case .tag(let type): "tag \(module.functionType(type))"
        case .global(let type): "global \(type.value)"
        case .memory: "memory"
        case .table: "table"
        }
      return StyledText("\(item.module).\(item.name)") + StyledText("  \(kind)", .dim)
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
