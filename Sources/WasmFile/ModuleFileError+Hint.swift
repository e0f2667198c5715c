// What to try when a file is no valid module.

import WasmBinary
import WasmModel
import WasmText
import WasmValidation

extension ModuleFileError {
  /// What to try, by what is wrong.
  public var hint: String {
    switch problem {
    case .decode(let error):
      switch error.kind {
      case .magicHeaderNotDetected: "a module: binary (`.wasm`) or text (`.wat`)"
      case .unsupported: "a module without this feature"
      case .unexpectedEnd, .lengthOutOfBounds: "the whole file: this one seems cut off"
      default: "make the file again: it is damaged, or its tool writes another format"
      }
    case .parse: "mend the text at the caret, then `paniclab validate \(name)`"
    case .validate where excerpt.isEmpty: "`paniclab wasm2wat \(name)` shows the code"
    case .validate: "mend the text at the caret, then `paniclab validate \(name)`"
    }
  }
}
