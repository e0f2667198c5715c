// Calls as people type them: `deposit(1, 50)` or `deposit 1 50`.

import Bindgen
import JavaScript
import Recovery
import WasmMachine
import WasmModel

/// A call that was typed, checked against the exports of a worker.
enum CallText {
  /// Reads what a worker is to be given: for a worker with bindings JavaScript, for other modules a
  /// call with numbers.
  static func input(
    _ text: String, for worker: Worker, usage: String, isRequest: Bool = false
  ) throws(CommandError) -> Worker.Input {
    guard worker.source.bindings.isDeclared else {
      let call = try parse(text, for: worker, usage: usage)
      return isRequest ? .request(call) : .call(call)
    }
    let script = try script(text, for: worker, usage)
    do {
      guard isRequest else { return .run(try ScriptPiece(script)) }
      guard let open = script.firstIndex(of: "("), script.last == ")" else {
        throw CommandError("a request is a call", try: "\(usage) NAME(ARGS)")
      }
      let arguments = String(script[script.index(after: open)...].dropLast())
      return .serve(try ScriptPiece(serving: String(script[..<open]), arguments, shown: script))
    } catch let problem as SyntaxError {
      throw CommandError(
        problem.problem,
        excerpt: [script, String(repeating: " ", count: problem.column) + "^"],
        try: "\(usage) NAME(1, \"text\")")
    } catch let problem as CommandError {
      throw problem
    } catch { preconditionFailure("an error of another kind: \(error)") }
  }

  /// The text of a call as JavaScript: `greet "Bob"` is `greet("Bob")`. A name that is called must be
  /// there.
  private static func script(
    _ text: String, for worker: Worker, _ usage: String
  ) throws(CommandError) -> String {
    let name = String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let rest = text.dropFirst(name.count)
    guard !text.isEmpty else {
      throw CommandError(
        "a name is missing", try: "\(usage) NAME(ARGS)   (`info exports` lists names)")
    }
    let names = worker.source.exportedNames
    let isCall = rest.isEmpty || rest.hasPrefix("(")
    if isCall, !names.contains(name), !name.isEmpty {
      let hint = Suggestion.find(name, in: names).map { "did you mean `\($0)`?" }
      throw CommandError("no exported function `\(name)`", try: hint ?? "info exports")
    }
    guard rest.first == " ", names.contains(name), !rest.contains("=") else {
      return rest.isEmpty ? "\(name)()" : text
    }
    let words = rest.split { $0 == " " || $0 == "," }
    return "\(name)(\(words.joined(separator: ", ")))"
  }

  /// Reads a call.
  static func parse(
    _ text: String, for worker: Worker, usage: String
  ) throws(CommandError) -> ExportCall {
    let (name, words) = try split(text, usage)
    let module = worker.source.program.module
    guard let index = module.findExportedFunction(name) else {
      throw unknownExport(name, in: module)
    }
    let type = module.functionType(module.functionTypes[index.value])
    guard words.count == type.parameters.count else {
      throw CommandError(
        "\(name) takes \(counted(type.parameters.count)) \(type), but "
          + "\(words.isEmpty ? "none" : "\(words.count)") "
          + "\(words.count < 2 ? "was" : "were") given",
        try: "\(usage) \(example(name, type))")
    }
    var values: [JSValue] = []
    for (word, parameter) in zip(words, type.parameters) {
      values.append(try value(word, parameter, name, type))
    }
    return ExportCall(
      name: name, arguments: values, text: "\(name)(\(words.joined(separator: ", ")))")
  }

  private static func counted(_ count: Int) -> String {
    count == 0 ? "no arguments" : count == 1 ? "1 argument" : "\(count) arguments"
  }

  private static func example(_ name: String, _ type: FunctionType) -> String {
    "\(name)(\(type.parameters.indices.map { "\($0 + 1)" }.joined(separator: ", ")))"
  }

  private static func split(
    _ text: String, _ usage: String
  ) throws(CommandError) -> (String, [String]) {
    let separators: (Character) -> Bool = { $0 == "," || $0 == " " }
    guard let open = text.firstIndex(of: "(") else {
      let words = text.split(whereSeparator: separators).map(String.init)
      guard let name = words.first else {
        throw CommandError(
          "a name is missing", try: "\(usage) NAME(ARGS)   (`info exports` lists names)")
      }
      return (name, Array(words.dropFirst()))
    }
    guard text.last == ")" else {
      throw CommandError("`(` is not closed", try: "\(usage) \(text))")
    }
    let inside = text[text.index(after: open)...].dropLast()
    let pieces = inside.split(separator: ",", omittingEmptySubsequences: false)
    if pieces.count > 1, pieces.contains(where: { $0.allSatisfy { $0 == " " } }) {
      throw CommandError("an argument is missing between the commas", try: "\(usage) NAME(1, 2)")
    }
    let name = text[..<open].filter { $0 != " " }
    return (name, inside.split(whereSeparator: separators).map(String.init))
  }

  private static func unknownExport(_ name: String, in module: Module) -> CommandError {
    let names = module.exports.compactMap { export -> String? in
      if case .function = export.description, !export.name.hasPrefix("__") {
        export.name
      } else {
        nil
      }
    }
    let hint = Suggestion.find(name, in: names).map { "did you mean `\($0)`?" }
    return CommandError("no exported function `\(name)`", try: hint ?? "info exports")
  }

  /// Reads one argument as a value for a type.
  private static func value(
    _ word: String, _ type: ValueType, _ name: String, _ signature: FunctionType
  ) throws(CommandError) -> JSValue {
    let number = Number.parse(word)
    switch type {
    case .i32:
      if let number, number >= Int64(Int32.min), number <= Int64(UInt32.max) {
        return .number(Double(Int32(truncatingIfNeeded: number)))
      }
    case .i64:
      if let number { return .bigint(number) }
    case .f32:
      if let value = Float(word) { return .number(Double(value)) }
    case .f64:
      if let value = Double(word) { return .number(value) }
    case .v128: break
    case .reference:
      if word == "null" { return .null }
    }
    throw CommandError(
      "`\(word)` is no \(type): \(name) is \(signature)",
      try: type.isReference
        ? "null" : "a number such as \(type == .f32 || type == .f64 ? "1.5" : "42 or 0x2a")")
  }
}
