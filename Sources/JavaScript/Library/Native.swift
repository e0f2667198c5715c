// How a function of the library is declared: a row in a table, and a static function.

/// A function that is not written in JavaScript.
struct Native: Sendable {
  let name: String
  /// Its property `length`.
  let length: Int
  let isConstructor: Bool
  let body: Body

  enum Body: Sendable {
    /// Gives its result at once.
    case value(@Sendable (inout Interpreter, NativeCall) throws(JSThrow) -> JSValue)
    /// May call JavaScript: nil says that it has begun a call whose outcome goes to the completion.
    case calling(@Sendable (inout Interpreter, NativeCall, Completion) throws(JSThrow) -> JSValue?)
  }

  /// As in `Native("slice", 2, slice)`.
  init(
    _ name: String, _ length: Int, isConstructor: Bool = false,
    _ body: @escaping @Sendable (inout Interpreter, NativeCall) throws(JSThrow) -> JSValue
  ) {
    (self.name, self.length, self.isConstructor) = (name, length, isConstructor)
    self.body = .value(body)
  }

  /// As in `Native("map", 1, calling: map)`.
  init(
    _ name: String, _ length: Int, isConstructor: Bool = false,
    calling body:
      @escaping @Sendable (inout Interpreter, NativeCall, Completion) throws(JSThrow) -> JSValue?
  ) {
    (self.name, self.length, self.isConstructor) = (name, length, isConstructor)
    self.body = .calling(body)
  }
}

/// What a native is called with.
struct NativeCall: Sendable {
  let this: JSValue
  let arguments: [JSValue]
  /// Undefined if it is called without `new`.
  let newTarget: JSValue
  /// The function object itself; its elements are what it took along.
  let function: ObjectID

  /// An argument, or undefined.
  subscript(index: Int) -> JSValue { index < arguments.count ? arguments[index] : .undefined }

  var isConstruction: Bool { newTarget != .undefined }
}

/// The tables of natives; each file adds its own.
enum Library {}
