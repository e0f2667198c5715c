// Calls as people type them: `deposit(1, 50)` or `deposit 1 50`.

import Recovery
import WasmMachine
import WasmModel

/// A call that was typed, checked against the exports of a worker.
enum CallText {
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
    var slots: [UInt64] = []
    for (word, parameter) in zip(words, type.parameters) {
      slots.append(try slot(word, parameter, name, type))
    }
    return ExportCall(
      name: name, arguments: slots, text: "\(name)(\(words.joined(separator: ", ")))")
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

  /// Reads one argument as a slot of a type.
  private static func slot(
    _ word: String, _ type: ValueType, _ name: String, _ signature: FunctionType
  ) throws(CommandError) -> UInt64 {
    let number = Number.parse(word)
    switch type {
    case .i32:
      if let number, number >= Int64(Int32.min), number <= Int64(UInt32.max) {
        return UInt64(UInt32(truncatingIfNeeded: number))
      }
    case .i64:
      if let number { return UInt64(bitPattern: number) }
    case .f32:
      if let value = Float(word) { return value.slot }
    case .f64:
      if let value = Double(word) { return value.slot }
    case .v128: break
    case .reference:
      if word == "null" { return Reference.null }
    }
    throw CommandError(
      "`\(word)` is no \(type): \(name) is \(signature)",
      try: type.isReference
        ? "null" : "a number such as \(type == .f32 || type == .f64 ? "1.5" : "42 or 0x2a")")
  }
}
