// Places in code by name, found anew for each side.

import Recovery
import Views
import WasmMachine
import WasmModel
import WasmValidation

/// A place in code where to stop.
struct BreakpointPlace: Hashable, Sendable {
  let function: FunctionIndex
  let pc: Int
}

/// A place in code as it was typed.
enum Location: Hashable, Sendable {
  /// A function and a byte offset in its body; nil for the first instruction.
  case function(String, offset: Int?)
  /// A byte offset in the module, as browsers and other engines print it.
  case module(Int)

  /// As in `transfer+0x2e`.
  var text: String {
    switch self {
    case .function(let name, let offset): name + (offset.map { "+" + NumberText.hex($0) } ?? "")
    case .module(let offset): "*" + NumberText.hex(offset)
    }
  }

  /// Reads `func`, `$func`, `func+off`, `*offset`, or a frame of a browser's backtrace such as
  /// `wasm-function[8]:0xfe`.
  init(_ text: String) throws(CommandError) {
    if text.isEmpty {
      throw CommandError("a place is missing", try: "break NAME   or   break NAME+0x2e")
    }
    let frame = text.firstRange(of: "wasm-function[").map { text[$0.lowerBound...] }
    let digits = frame.flatMap { $0.split(separator: ":").last } ?? text.dropFirst()
    if frame != nil || text.first == "*", let offset = Number.parse(digits) {
      self = .module(Int(offset))
      return
    }
    let name = text.first == "$" ? text.dropFirst() : Substring(text)
    if let plus = name.lastIndex(of: "+"),
      let offset = Number.parse(name[name.index(after: plus)...])
    {
      self = .function(String(name[..<plus]), offset: Int(offset))
    } else {
      self = .function(String(name), offset: nil)
    }
  }

  /// Finds the place in a worker's module.
  func find(in worker: Worker) throws(CommandError) -> BreakpointPlace {
    switch self {
    case .module(let offset): return try Self.find(offset, in: worker)
    case .function(let name, let offset):
      let index = try Self.findFunction(name, in: worker)
      let module = worker.source.program.module
      guard index.value >= module.importedFunctions.count else {
        throw CommandError("\(name) is imported: it has no Wasm code", try: "info funcs")
      }
      guard let offset else { return BreakpointPlace(function: index, pc: 0) }
      let code = worker.source.program.codes[index.value - module.importedFunctions.count]
      let offsets = code.offsets.map { $0 - code.bodyOffset }
      if let pc = offsets.firstIndex(of: offset) {
        return BreakpointPlace(function: index, pc: pc)
      }
      let near = offsets.min { abs($0 - offset) < abs($1 - offset) } ?? 0
      throw CommandError("no instruction begins at \(text)", try: "\(name)+\(NumberText.hex(near))")
    }
  }

  private static func find(
    _ offset: Int, in worker: Worker
  ) throws(CommandError) -> BreakpointPlace {
    for code in worker.source.program.codes {
      if let pc = code.offsets.firstIndex(of: offset) {
        return BreakpointPlace(function: code.function.index, pc: pc)
      }
    }
    let all = worker.source.program.codes.flatMap(\.offsets)
    let near = all.min { abs($0 - offset) < abs($1 - offset) }
    throw CommandError(
      "no instruction begins at module offset \(NumberText.hex(offset))",
      try: near.map { "*\(NumberText.hex($0))" })
  }

  /// Finds a function by its name in the name section, its short name, its export, or its index as
  /// `func[7]`.
  static func findFunction(_ name: String, in worker: Worker) throws(CommandError) -> FunctionIndex
  {
    let module = worker.source.program.module
    let names = module.names.functions.sorted { $0.key < $1.key }
    if let found = names.first(where: { $0.value == name }) { return found.key }
    if let found = names.first(where: { CodeText.short($0.value) == name }) { return found.key }
    if let found = module.findExportedFunction(name) { return found }
    if let found = names.first(where: {
      $0.value.split(separator: ":").last.map(String.init) == name
    }) {
      return found.key
    }
    if name.hasPrefix("func["), let index = Int(name.dropFirst(5).dropLast()),
      module.functionTypes.indices.contains(index)
    {
      return FunctionIndex(index)
    }
    let candidates = names.map { CodeText.short($0.value) } + module.exports.map(\.name)
    let hint = Suggestion.find(name, in: candidates).map { "did you mean `\($0)`?" }
    throw CommandError("no function `\(name)`", try: hint ?? "info funcs")
  }
}

/// Numbers as people type them.
enum Number {
  /// Reads a decimal or `0x` number, with an optional minus.
  static func parse(_ text: some StringProtocol) -> Int64? {
    let isNegative = text.first == "-"
    let digits = isNegative ? String(text.dropFirst()) : String(text)
    let hex = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    guard
      let magnitude = hex ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits),
      magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0)
    else { return nil }
    return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
  }
}
