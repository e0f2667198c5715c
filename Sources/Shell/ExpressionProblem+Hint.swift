// What to try when an expression is wrong.

import WasmModel

extension ExpressionProblem {
  private static let indexed = ["local", "stack", "global", "str", "bytes"]
  private static let targets =
    "$NAME, local[0], global[NAME], %sp, %poison, or memory as i32[ADDRESS]"

  /// What to try; nil where the help of `print` says most.
  var hint: String? {
    switch self {
    case .character("@"): "@B print %sp   (a side stands before the command)"
    case .character: "\"quotes\" around a name with other characters   (or `help print`)"
    case .number: "42, -1, 0x2a or 1.5"
    case .openText: "a `\"` at its end"
    case .escape: "\\n \\r \\t \\\" or \\\\"
    case .nameMissing("$"): "$NAME of a local, or local[0]"
    case .nameMissing: Register.list.joined(separator: " ")
    case .assignmentSign: "== to compare"
    case .notSettable: Self.targets
    case .lengthMissing: "0x100,8"
    case .unknownName(let name): Self.hint(forName: name)
    case .unknownRegister(let name):
      Self.meant("%" + name, Register.list) ?? Register.list.joined(separator: " ")
    case .unknownUnit(let name):
      Self.meant(name, MemoryUnit.allCases.map(\.rawValue) + Self.indexed, "[…]")
        ?? "u8 i8 u16 i16 u32 i32 i64 f32 f64, or " + Self.indexed.joined(separator: " ")
    case .notCalled: "count(EVENT)   (`call NAME(ARGS)` calls an export)"
    case .eventMissing: "one of: " + EventName.list
    case .unknownEvent(let name):
      Self.meant(name, EventName.all.map(\.word)) ?? "help print   (or `events all`)"
    case .uncountable(_, let why): why.advice
    case .filterMissing: "request=1, instance=1, function=NAME or tag=NAME"
    case .unknownFilter(let name, let known):
      Self.meant(name, known) ?? known.joined(separator: ", ")
    case .noFunction: Self.events(with: \.hasFunction)
    case .noTag: Self.events(with: \.hasTag)
    case .noFrame: "start NAME(ARGS)   (or `step` until Wasm is on the way)"
    case .noInstance: "continue"
    case .noStackPointer: "globals"
    case .noFlag: "a strategy with a guard, as `strategy use guard`"
    case .noLocal(let name, let known): Self.meant("$" + name, known) ?? "locals"
    case .noGlobal(let name, let known): Self.meant(name, known) ?? "globals"
    case .noElement(let what, _, let count): Self.range(what, count)
    case .outside(_, let bytes, let size) where bytes <= size:
      "an address up to \(NumberText.hex(size - bytes))"
    case .length(_, let most): "a length up to \(most)"
    case .unknownFunction(let name, let known): Self.meant(name, known) ?? "info funcs"
    case .unknownTag(let name, let known):
      Self.meant(name, known) ?? (known.isEmpty ? nil : known.joined(separator: ", "))
    case .incomparable(.text, _), .incomparable(_, .text): "a text with a text"
    case .noTruth: "== \"…\" to compare a text"
    case .restless: "a local, a global, memory, %sp, %poison or count(EVENT)"
    case .neverChanges: "%sp, u32[0x100], or 0x100,8 for 8 bytes"
    default: nil
    }
  }

  private static func meant(_ word: String, _ known: [String], _ tail: String = "") -> String? {
    Suggestion.find(word, in: known).map { "did you mean `\($0)\(tail)`?" }
  }

  private static func hint(forName name: String) -> String {
    if Register(rawValue: name) != nil { return "did you mean `%\(name)`?" }
    if let meant = meant(name, ["true", "false", "null"]) { return meant }
    return "$\(name) for a local, global[\(name)], \"\(name)\" for a text   (or `help print`)"
  }

  private static func events(with property: KeyPath<EventName, Bool>) -> String {
    "one of: " + EventName.all.filter { $0[keyPath: property] }.map(\.word).joined(separator: " ")
  }

  private static func range(_ what: String, _ count: Int) -> String? {
    switch count {
    case 0: nil
    case 1: "\(what)[0]"
    default: "\(what)[0] to \(what)[\(count - 1)]"
    }
  }
}
