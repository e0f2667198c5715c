// Where JavaScript catches what leaves Wasm.

import JavaScript

/// The JavaScript that called the Wasm code on the way, and who of it would catch an exception.
public struct ScriptCatcher: Hashable, Sendable {
  /// The line that called Wasm.
  public let caller: ScriptPlace
  /// The line on which the innermost call that stands in a `try` goes on; nil if none does before
  /// the next Wasm code, or the end of the task.
  public let catcher: ScriptPlace?
}

extension Worker {
  /// The JavaScript above the current activation; nil if there is none.
  public var scriptCatcher: ScriptCatcher? {
    guard isAtWasm, let crossing = realm.crossings.last,
      let caller = scriptPlace(ofFrame: crossing.scriptFrames - 1)
    else { return nil }
    let outer = realm.crossings.dropLast().last?.scriptFrames ?? 0
    let frames = realm.script.frames.prefix(crossing.scriptFrames).dropFirst(outer)
    for frame in frames.reversed() {
      guard let line = frame.handlerLine else { continue }
      let text = realm.script.source(of: frame.module)
      return ScriptCatcher(
        caller: caller,
        catcher: ScriptPlace(
          function: frame.function.isEmpty ? frame.module : frame.function, module: frame.module,
          line: line + 1, text: text.indices.contains(line) ? text[line].trimmed : ""))
    }
    return ScriptCatcher(caller: caller, catcher: nil)
  }
}
