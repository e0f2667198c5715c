// The limits of the machine: settings with defaults, so that no guest can exhaust the host.

/// What a guest may use. Reaching a limit is a status or an error with a name, never a crash.
public struct MachineLimits: Hashable, Sendable {
  /// Nested calls; beyond it the status is `exhausted`.
  public var frames = 20_000
  /// Slots of 8 bytes for locals and operands of all frames.
  public var slots = 1 << 20
  /// Pages of 64 KiB of one memory: 64 MiB.
  public var memoryPages = 1024
  /// Elements of one table.
  public var tableElements = 1_000_000
  /// Bytes of all structures and arrays together: 256 MiB. Each counts as ``objectOverhead`` more
  /// than its fields; beyond it the status is `storeExhausted`.
  public var objectBytes = 256 << 20
  /// What a structure or array costs beside its fields.
  public static let objectOverhead = 64

  public init() {}
}
