// The exceptions of the store, one behind the other.

/// Exceptions that were thrown, in order. They are many and small: none has memory of its own.
public struct ExceptionStore: Sendable, Equatable {
  private var tags: [TagAddress] = []
  /// Where the payload of each exception ends in ``payloads``.
  private var ends: [Int] = []
  private var payloads: [UInt64] = []

  mutating func append(_ exception: ExceptionInstance) {
    append(exception.tag, exception.payload)
  }

  mutating func append(_ tag: TagAddress, _ payload: some Collection<UInt64>) {
    tags.append(tag)
    payloads.append(contentsOf: payload)
    ends.append(payloads.count)
  }

  mutating func removeLast() {
    payloads.removeLast(payload(of: tags.count - 1).count)
    ends.removeLast()
    tags.removeLast()
  }

  /// The tag of an exception.
  func tag(of index: Int) -> TagAddress { tags[index] }

  /// The payload of an exception, as slots.
  func payload(of index: Int) -> ArraySlice<UInt64> {
    payloads[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

extension ExceptionStore: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { tags.count }
  public subscript(index: Int) -> ExceptionInstance {
    ExceptionInstance(tag: tags[index], payload: Array(payload(of: index)))
  }
}
