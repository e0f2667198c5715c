// The values of JavaScript, and the names of objects and of the embedder's own things.
//
// ECMA-262, "ECMAScript Data Types and Values". BigInts have 64 bits here; there are no symbols.

/// A value of a variable, a property or an expression.
public enum JSValue: Hashable, Sendable {
  case undefined
  case null
  case boolean(Bool)
  case number(Double)
  case bigint(Int64)
  case string(String)
  case object(ObjectID)
}

/// Which object of an interpreter: a place in its arena.
public struct ObjectID: Hashable, Sendable {
  let raw: Int32

  /// The number of the place.
  public var index: Int { Int(raw) }

  init(_ index: Int) { raw = Int32(truncatingIfNeeded: index) }
}

/// What the embedder tells its own objects and functions apart by.
public struct HostTag: Hashable, Sendable {
  public let kind: Int
  public let payload: Int

  public init(kind: Int, payload: Int = 0) { (self.kind, self.payload) = (kind, payload) }
}

/// A captured variable: a place in the interpreter's arena of variables.
struct CellID: Hashable, Sendable {
  let raw: Int32

  var index: Int { Int(raw) }
  var isNone: Bool { raw < 0 }

  init(_ index: Int) { raw = Int32(truncatingIfNeeded: index) }

  /// Of a variable whose declaration has not been reached.
  static let none = CellID(-1)
}

/// What a native function throws: a value of JavaScript.
struct JSThrow: Error {
  let value: JSValue
}

extension JSValue {
  /// In a variable whose declaration has not been reached, and as `this` before `super()`. Never
  /// seen by a program.
  static let uninitialized = JSValue.object(ObjectID(-1))

  var isUninitialized: Bool {
    if case .object(let id) = self { id.raw < 0 } else { false }
  }

  var isNullish: Bool {
    switch self {
    case .undefined, .null: true
    default: false
    }
  }

  /// The object that this is, if it is one.
  public var object: ObjectID? {
    if case .object(let id) = self, id.raw >= 0 { id } else { nil }
  }

  /// As `if` sees it.
  public var isTruthy: Bool {
    switch self {
    case .undefined, .null: false
    case .boolean(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .bigint(let value): value != 0
    case .string(let value): !value.isEmpty
    case .object: true
    }
  }

  /// As `===` compares.
  public func strictlyEquals(_ other: JSValue) -> Bool {
    switch (self, other) {
    case (.undefined, .undefined), (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.bigint(let a), .bigint(let b)): a == b
    // Swift takes texts for equal that differ in how an accent is written.
    case (.string(let a), .string(let b)): a == b && a.utf8.count == b.utf8.count
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// As `Object.is` and the keys of maps compare, except that it takes -0 for 0.
  public func isSame(as other: JSValue) -> Bool {
    if case .number(let a) = self, case .number(let b) = other, a.isNaN, b.isNaN { return true }
    return strictlyEquals(other)
  }
}
