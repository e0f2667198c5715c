// The types of the standard: values, references, functions, limits.
//
// Standard: Structure, Types.

/// The type of a value on the operand stack, in a local or in a global.
public enum ValueType: Hashable, Sendable {
  case i32
  case i64
  case f32
  case f64
  case reference(HeapType)

  public static let funcref = ValueType.reference(.function)
  public static let externref = ValueType.reference(.extern)
  public static let exnref = ValueType.reference(.exception)

  /// True if a null reference belongs to this type.
  public var isReference: Bool {
    if case .reference = self { true } else { false }
  }

  /// True for the four number types.
  public var isNumber: Bool { !isReference }
}

/// What a reference points at. All references are nullable here.
public enum HeapType: Hashable, Sendable {
  case function
  case extern
  case exception
}

extension ValueType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .i32: "i32"
    case .i64: "i64"
    case .f32: "f32"
    case .f64: "f64"
    case .reference(let heap): heap.referenceName
    }
  }
}

extension HeapType {
  /// The keyword after `ref.null`: `func`, `extern` or `exn`.
  public var keyword: String {
    switch self {
    case .function: "func"
    case .extern: "extern"
    case .exception: "exn"
    }
  }

  /// The name of the nullable reference type: `funcref`, `externref` or `exnref`.
  public var referenceName: String { keyword + "ref" }
}

/// Parameters and results of a function, a block or (with no results) a tag.
public struct FunctionType: Hashable, Sendable {
  public let parameters: [ValueType]
  public let results: [ValueType]

  public init(_ parameters: [ValueType], _ results: [ValueType]) {
    self.parameters = parameters
    self.results = results
  }
}

extension FunctionType: CustomStringConvertible {
  /// As in `(i32, i32) -> i32`.
  public var description: String {
    func list(_ types: [ValueType]) -> String {
      types.map(\.description).joined(separator: ", ")
    }
    let right = results.count == 1 ? list(results) : "(\(list(results)))"
    return "(\(list(parameters))) -> \(right)"
  }
}

/// Smallest and greatest size, in pages of a memory or elements of a table.
public struct Limits: Hashable, Sendable {
  public let minimum: UInt64
  public let maximum: UInt64?

  public init(minimum: UInt64, maximum: UInt64?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}

public struct TableType: Hashable, Sendable {
  public let element: HeapType
  public let limits: Limits

  public init(element: HeapType, limits: Limits) {
    self.element = element
    self.limits = limits
  }
}

public struct MemoryType: Hashable, Sendable {
  /// In pages of ``pageSize`` bytes.
  public let limits: Limits
  /// 64 KiB.
  public static let pageSize = 65536

  public init(limits: Limits) { self.limits = limits }
}

public struct GlobalType: Hashable, Sendable {
  public let value: ValueType
  public let isMutable: Bool

  public init(value: ValueType, isMutable: Bool) {
    self.value = value
    self.isMutable = isMutable
  }
}
