// The errors that the machine itself throws. The words are V8's, so that Node can be compared.

extension Interpreter {
  mutating func typeError(_ message: String) -> JSThrow {
    JSThrow(value: error("TypeError", message))
  }

  mutating func rangeError(_ message: String) -> JSThrow {
    JSThrow(value: error("RangeError", message))
  }

  /// An error object, as a value.
  mutating func error(_ name: String, _ message: String) -> JSValue {
    .object(makeError(class: name, message: message, cause: nil))
  }

  mutating func isNoFunction(_ value: JSValue) -> JSThrow {
    typeError("\(text(value)) is not a function")
  }

  mutating func isNoConstructor(_ value: JSValue) -> JSThrow {
    typeError("\(text(value)) is not a constructor")
  }

  mutating func isClass(_ name: String) -> JSThrow {
    typeError("Class constructor \(name) cannot be invoked without 'new'")
  }

  mutating func madeNoObject(_ value: JSValue) -> JSThrow {
    typeError("'construct' on proxy: trap returned non-object ('\(text(value))')")
  }

  mutating func superWasNotCalled() -> JSValue {
    error(
      "ReferenceError",
      "Must call super constructor in derived class before accessing 'this' or returning from "
        + "derived constructor")
  }

  mutating func isNotDefined(_ name: String) -> JSThrow {
    JSThrow(value: error("ReferenceError", "\(name) is not defined"))
  }

  /// The variable that the last instruction is about has no value yet.
  mutating func isNotInitialized(_ name: String) -> JSThrow {
    JSThrow(value: error("ReferenceError", "Cannot access '\(name)' before initialization"))
  }
}
