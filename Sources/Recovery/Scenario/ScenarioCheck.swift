// What a scenario can expect, and whether it holds.

import WasmModel

/// A claim about a step.
public enum ScenarioCheck: Hashable, Sendable {
  /// The result of each request or piece, as `console.log` shows it.
  case value(String)
  /// The class of the error, and its message or a part of it.
  case error(className: String, message: TextPattern?)
  /// The message of the error's `cause`.
  case cause(TextPattern)
  /// The promise never settles, and the runtime cancels the request.
  case hung
  /// The status of the response.
  case status(Int)
  /// The body of the response.
  case body(TextPattern)
  /// How many requests of the step have a response with the status; hung and failed ones have 500.
  case count(ClosedRange<Int>, status: Int)
  /// The terminated flag of the current instance.
  case flag(UInt32)
  /// The number of the instance that `wasm` is bound to, from 1.
  case instance(Int)
  /// How many marked guards were dropped during the step.
  case drops(Int)
  /// A line on the console during the step; or none.
  case console(TextPattern)
  case silent
  /// An `error` event or an unhandled rejection during the step.
  case uncaught(TextPattern)
  /// The stack pointer against its place before the step.
  case stackPointer(StackPointerChange)
  /// `__wbg_reinit_scheduled`, `__wbg_called_abort`, `initState.criticalError`.
  case variable(Variable, Bool)
  /// The value of a piece of JavaScript that is run behind the step.
  case script(ScriptPiece, is: String)
  /// The events of the step, by their words; all of them, in this order, and no other of these words
  /// in between.
  case events([EventPattern])

  public enum StackPointerChange: String, CaseIterable, Hashable, Sendable {
    case same
    case lower
  }

  public enum Variable: String, CaseIterable, Hashable, Sendable {
    case scheduled
    case called
    case critical
  }
}

/// A text that must be equal (`"text"`) or be contained (`/text/`).
public enum TextPattern: Hashable, Sendable {
  case equal(String)
  case contains(String)

  public func matches(_ text: String) -> Bool {
    switch self {
    case .equal(let wanted): text == wanted
    case .contains(let part): text.isEmpty ? part.isEmpty : text.containsText(part)
    }
  }

  public var description: String {
    switch self {
    case .equal(let text): "\"\(text)\""
    case .contains(let text): "/\(text)/"
    }
  }
}

/// An event as a scenario writes it: `trap(unreachable)`.
public struct EventPattern: Hashable, Sendable {
  public let word: String
  /// What stands in parentheses: a part of the detail.
  public let detail: String?
}

extension String {
  /// True if a text occurs in this one.
  fileprivate func containsText(_ part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { Array(text[$0..<$0 + part.count]) == part }
  }
}
