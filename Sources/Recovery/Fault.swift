// Faults: what goes wrong, when an experimenter wants it to.

import WasmModel

/// Something that goes wrong on purpose.
public enum Fault: Hashable, Sendable {
  /// What `panic!` does in this build.
  case panic
  /// A trap, or an exhaustion, at the pc.
  case abort(AbortKind)
  /// An exception of a tag of the module, at the pc.
  case exception(TagIndex, payload: [UInt64], text: String)
  /// The next call of an import, or of the one of this name, throws an `Error` and does not run.
  case hostError(String, import: String?)
  /// The current function returns now with these values, as slots; its operands are dropped.
  case earlyReturn([UInt64], text: String)
  /// Whoever experiments writes a value.
  case change(StateWrite)

  /// The kinds of `abort`.
  public enum AbortKind: String, CaseIterable, Hashable, Sendable {
    case unreachable
    case oom
    case stack
    case oob
    case div0
    case nullCall = "null-call"
    /// The host writes the terminated flag.
    case host

    /// One sentence for people.
    public var summary: String {
      switch self {
      case .unreachable: "the instruction `unreachable`, as process::abort"
      case .oom: "Rust's answer to a failed allocation: also `unreachable`"
      case .stack: "the call stack is used up (no trap of the standard; V8: RangeError)"
      case .oob: "a memory access out of bounds"
      case .div0: "an integer division by zero"
      case .nullCall: "a call through a null table element"
      case .host: "the host writes 1 into __instance_terminated"
      }
    }
  }

  /// As the commands that cause it.
  public var text: String {
    switch self {
    case .panic: "panic"
    case .abort(let kind): "abort \(kind.rawValue)"
    case .exception(_, _, let text): "throw \(text)"
    case .hostError(let message, let name):
      "hosterror \"\(message)\"" + (name.map { " at import \($0)" } ?? "")
    case .earlyReturn(_, let text): text.isEmpty ? "early-return" : "early-return \(text)"
    case .change(let change): "set \(change.text)"
    }
  }
}
