// How much memory a history holds: whoever keeps bytes for it says so here.

import Synchronization

/// Adds up the bytes that many things hold together, on any thread.
public final class MemoryMeter: Sendable {
  private let total = Atomic<Int>(0)

  public init() {}

  /// The bytes that are held now.
  public var bytes: Int { total.load(ordering: .relaxed) }

  public func add(_ bytes: Int) { total.add(bytes, ordering: .relaxed) }
  public func subtract(_ bytes: Int) { total.subtract(bytes, ordering: .relaxed) }
}

/// Bytes that count in a meter for as long as somebody keeps this.
public final class MemoryCharge: Sendable {
  public let meter: MemoryMeter
  public let bytes: Int

  public init(_ meter: MemoryMeter, bytes: Int) {
    self.meter = meter
    self.bytes = bytes
    meter.add(bytes)
  }

  deinit { meter.subtract(bytes) }
}
