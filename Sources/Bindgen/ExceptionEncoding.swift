// Which of the two kinds of exception instructions a module uses.

import WasmModel

/// The two encodings of exception handling. Wrappers are written in the one that the module uses,
/// so that the module runs on the same engines as before.
///
/// Recovery: section 4. The words of wasm-bindgen are `Modern` and `Legacy`.
public enum ExceptionEncoding: Hashable, Sendable {
  /// `try_table` and `throw_ref`.
  case standard
  /// `try`, `catch`, `catch_all` and `rethrow`.
  case legacy

  /// Looks for the instructions that begin a protected block; without any, there is no encoding.
  public init?(of module: Module) {
    if Self.contains(.tryTable, module) {
      self = .standard
    } else if Self.contains(.try, module) {
      self = .legacy
    } else {
      return nil
    }
  }

  /// The encoding of the wrappers. Mode C puts exceptions into a module that has none, and always
  /// the standard ones: upstream's word for it is `ModernButWithPanicAbort`.
  init?(of module: Module, _ mode: BindgenMode) {
    switch mode {
    case .a, .b, .d, .e: self.init(of: module)
    case .c, .cReinit: self = .standard
    }
  }

  private static func contains(_ opcode: Opcode, _ module: Module) -> Bool {
    module.functions.contains { $0.body.contains(opcode) }
  }
}
