// `throw`: an exception of a tag of the module.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// `throw TAG [VALUES] [at LOC | at tick T | on request N]`
enum ThrowCommand: Command {
  static let card = CommandCard(
    "throw", [], .failing, usage: "throw TAG [VALUES] [at LOC | at tick T | on request N]",
    "Throw an exception of a tag of the module.",
    details: """
      TAG is the name of an exported or imported tag, its name in the name section, or tag[N]; the
      values are the payload. No panic hook runs, and no message is written: it is the exception
      alone. Builds with panic=abort have no tags.
      \(FaultText.times)
      """, examples: ["@B throw __cpp_exception 0", "@B throw __cpp_exception 0 on request 2"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var rest = line.rest
    let time = try FaultTime(taking: &rest, of: "throw")
    try FaultText.checkEnd("", time, "throw")
    try checkTags(session, line.rest)
    let name = String(rest.prefix { $0 != " " && $0 != "(" })
    let values = String(rest.dropFirst(name.count))
    guard !name.isEmpty else {
      throw CommandError("the name of a tag is missing", try: "throw __cpp_exception 0")
    }
    return try session.fault(time) { worker, _ throws(CommandError) in
      let module = worker.source.program.module
      let tag = try find(name, in: module)
      let type = module.functionType(module.tagTypes[tag.value])
      let payload = try TypedValues(
        values, type.parameters, what: "\(name) carries", command: "throw \(name)")
      return .exception(
        tag, payload: payload.slots, text: name + (payload.text.isEmpty ? "" : "(\(payload.text))"))
    }
  }

  /// Throws if one of the sides can throw nothing, and says which can.
  private static func checkTags(_ session: Session, _ rest: String) throws(CommandError) {
    let sides = try session.loadedSides().map { session.sides[$0] }
    let able = sides.filter { !names(in: $0.worker.source.program.module).isEmpty }
    guard let side = able.first, able.count < sides.count,
      let other = sides.first(where: { side in !able.contains { $0.label == side.label } })
    else { return }
    throw CommandError(
      "\(other.name): this module has no tags: nothing in it throws",
      try: "@\(side.label) throw \(rest.isEmpty ? "__cpp_exception 0" : rest)")
  }

  private static func find(_ name: String, in module: Module) throws(CommandError) -> TagIndex {
    let names = names(in: module)
    if let tag = names.first(where: { $0.name == name })?.tag { return tag }
    if names.isEmpty {
      throw CommandError(
        "this module has no tags: nothing in it throws", try: "panic   or   abort")
    }
    let known = names.map(\.name)
    let hint = Suggestion.find(name, in: known).map { "throw \($0)" }
    throw CommandError("no tag `\(name)`", try: hint ?? known.joined(separator: ", "))
  }

  /// The names of all tags.
  static func names(in module: Module) -> [(name: String, tag: TagIndex)] {
    var names: [(String, TagIndex)] = []
    for export in module.exports {
      if case .tag(let tag) = export.description { names.append((export.name, tag)) }
    }
    var number = 0
    for item in module.imports {
      guard case .tag = item.description else { continue }
      names.append((item.name, TagIndex(number)))
      number += 1
    }
    names += module.names.tags.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
    return names + module.tagTypes.indices.map { ("tag[\($0)]", TagIndex($0)) }
  }
}
