// References in slots: which bits say what they point at.

/// How a reference stands in a slot of 64 bits. The hierarchies of `func` and `exn` hold plain
/// addresses; those of `any` and `extern` share their values, so that converting between them changes
/// nothing.
///
/// Standard: Execution, Runtime Structure, Values.
public enum Reference {
  /// The slot of every null reference.
  public static let null = UInt64.max

  /// The upper byte of a slot in the hierarchies of `any` and `extern`.
  private enum Kind {
    static let host: UInt64 = 0
    static let i31: UInt64 = 1
    static let object: UInt64 = 2
  }

  /// What a reference of the hierarchies of `any` and `extern` points at.
  public enum Target: Hashable, Sendable {
    case null
    /// A value from outside, by its number there.
    case host(UInt64)
    /// The low 31 bits.
    case i31(UInt32)
    /// A structure or array, by its address in the store.
    case object(Int)
  }

  @inlinable
  public static func i31(_ number: UInt32) -> UInt64 { 1 << 56 | UInt64(number & 0x7FFF_FFFF) }

  @inlinable
  public static func object(_ address: Int) -> UInt64 { 2 << 56 | UInt64(address) }

  /// What a slot of the hierarchies of `any` and `extern` points at.
  public static func target(_ slot: UInt64) -> Target {
    if slot == null { return .null }
    let rest = slot & (1 << 56 - 1)
    return switch slot >> 56 {
    case Kind.i31: .i31(UInt32(truncatingIfNeeded: rest))
    case Kind.object: .object(Int(rest))
    default: .host(rest)
    }
  }

  /// As in `null`, `func#3`, `i31 -1`, `object#2`.
  static func text(_ heap: HeapType, _ slot: UInt64) -> String {
    if slot == null { return "null" }
    switch heap {
    case .function, .noFunction, .exception, .noException: return "\(heap.keyword)#\(slot)"
    case .type where slot >> 56 == Kind.host: return "func#\(slot)"
    default: break
    }
    return switch target(slot) {
    case .null: "null"
    case .host(let number): "\(heap.keyword)#\(number)"
    case .i31(let number): "i31 \(Int32(bitPattern: number << 1) >> 1)"
    case .object(let address): "object#\(address)"
    }
  }
}
