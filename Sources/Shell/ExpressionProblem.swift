// What can be wrong with an expression, and how it is said.

import Styling
import WasmModel

/// What is wrong with an expression, without its place.
enum ExpressionProblem: Error, Hashable, Sendable {
  // Words
  case character(Character)
  case number(String)
  case openText
  case escape(Character)
  case nameMissing(Character)
  case tooLong(Int)
  // Order
  case tooDeep(Int)
  case valueMissing(String?)
  case signMissing(String, String?)
  case extra(String)
  case assignmentSign
  case notSettable(String)
  case lengthMissing(String?)
  // Names
  case unknownName(String)
  case unknownRegister(String)
  case unknownUnit(String)
  case notCalled(String)
  case eventMissing(String?)
  case unknownEvent(String)
  case uncountable(String, EventName.Uncountable)
  case filterMissing(String?)
  case filterNameMissing(String, String?)
  case unknownFilter(String, [String])
  case filterTwice(String)
  case noFunction(String)
  case noTag(String)
  // Values
  case noFrame
  case noInstance
  case noMemory
  case noStackPointer
  case noFlag
  case noLocal(String, known: [String])
  case noGlobal(String, known: [String])
  case noElement(String, Int64, count: Int)
  case outside(Value, bytes: Int, size: Int)
  case length(Int64, most: Int)
  case unknownFunction(String, known: [String])
  case unknownTag(String, known: [String])
  case divisionByZero
  case wrongOperand(String, String, Value)
  case incomparable(Value, Value)
  case noTruth(Value)
  case notInteger(String, Value)
  // Watching and setting
  case restless(String)
  case neverChanges
  case doesNotFit(Value, String)
  case immutable(String)
}

/// What is wrong with an expression, and where.
struct ExpressionError: Error, Hashable, Sendable {
  let problem: ExpressionProblem
  /// Counted in characters; the length of the text is its end.
  let position: Int

  init(_ problem: ExpressionProblem, at position: Int) {
    (self.problem, self.position) = (problem, position)
  }

  /// The error with the text and a caret under the place.
  func shown(in text: String) -> CommandError {
    let before = text.prefix(position)
    let space = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth) }
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return CommandError(
      problem.message, excerpt: ["    " + line, "    " + space.joined() + "^"],
      try: problem.hint ?? "help print")
  }
}

extension ExpressionProblem {
  /// What was found, then what was expected.
  var message: String {
    switch self {
    case .character(let character): "`\(character)` has no meaning here"
    case .number(let word): "`\(word)` is no number"
    case .openText: "the text that begins here is not closed"
    case .escape(let character): "`\\\(character)` stands for no character"
    case .nameMissing(let mark): "a name is missing behind `\(mark)`"
    case .tooLong(let most): "an expression has at most \(most) words"
    case .tooDeep(let most): "brackets and signs are nested at most \(most) deep"
    case .valueMissing(let found): "a value is missing" + Self.instead(found)
    case .signMissing(let sign, let found): "`\(sign)` is missing" + Self.instead(found)
    case .extra(let found): "nothing more was expected, but there is `\(found)`"
    case .assignmentSign: "`=` compares nothing"
    case .notSettable(let found): "`\(found)` cannot be set"
    case .lengthMissing(let found):
      "a length of 1 byte or more is missing" + Self.instead(found)
    case .unknownName(let name): "`\(name)` has no value here"
    case .unknownRegister(let name): "no register `%\(name)`"
    case .unknownUnit(let name): "no `\(name)[…]`"
    case .notCalled(let name): "`\(name)` cannot be called in an expression"
    case .eventMissing(let found): "the name of an event is missing" + Self.instead(found)
    case .unknownEvent(let name): "no event `\(name)`"
    case .uncountable(let name, let why): "`\(name)` cannot be counted: \(why.reason)"
    case .filterMissing(let found): "a filter is missing" + Self.instead(found)
    case .filterNameMissing(let what, let found):
      "the name of a \(what) is missing" + Self.instead(found)
    case .unknownFilter(let name, _): "no filter `\(name)`"
    case .filterTwice(let name): "a second filter `\(name)`"
    case .noFunction(let event): "`\(event)` events know no function"
    case .noTag(let event): "`\(event)` events know no tag"
    case .noFrame: "no Wasm frame is on the way"
    case .noInstance: "there is no instance yet"
    case .noMemory: "this module has no memory"
    case .noStackPointer: "this module has no `__stack_pointer` that is known by its name"
    case .noFlag: "this module has no terminated flag"
    case .noLocal(let name, _): "no local `$\(name)` in this frame"
    case .noGlobal(let name, _): "no global `\(name)`"
    case .noElement(let what, let index, let count):
      "\(what)[\(index)] is not there: there \(count == 1 ? "is 1" : "are \(count)")"
    case .outside(let address, let bytes, let size):
      "\(bytes == 1 ? "1 byte" : "\(bytes) bytes") at \(Self.address(address)) "
        + "\(bytes == 1 ? "lies" : "lie") outside the memory of \(NumberText.hex(size))"
    case .length(let count, let most): "a length of \(count) is not from 0 to \(most)"
    case .unknownFunction(let name, _): "no function `\(name)`"
    case .unknownTag(let name, _): "no tag `\(name)`"
    case .divisionByZero: "division by zero"
    case .wrongOperand(let sign, let kind, let value): "`\(sign)` takes \(kind), not \(value)"
    case .incomparable(let a, let b): "\(a) and \(b) cannot be compared"
    case .noTruth(let value): "\(value) is neither true nor false"
    case .notInteger(let what, let value): "\(what) is an integer, not \(value)"
    case .restless(let name): "`\(name)` may change with every move"
    case .neverChanges: "this never changes"
    case .doesNotFit(let value, let type): "\(value) does not fit into \(type)"
    case .immutable(let name): "global \(name) is not mutable"
    }
  }

  private static func instead(_ found: String?) -> String {
    found.map { ", but there is `\($0)`" } ?? " at the end"
  }

  private static func address(_ value: Value) -> String {
    if case .integer(let number) = value, number >= 0 { return NumberText.hex(number) }
    return "\(value)"
  }
}
