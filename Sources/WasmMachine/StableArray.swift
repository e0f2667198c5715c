// Arrays whose elements keep their place while the machine runs.
//
// The C library is imported for `memset` and `memcmp`.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An array of plain elements with the meaning of a value. Its elements do not move unless it grows
/// or is written while a copy of it lives, so that handlers of the fast form can hold pointers.
///
/// The count stands in the 8 bytes before the first element. Room behind the last one is zero.
public struct StableArray<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var storage: StableStorage

  @inlinable
  public init() { storage = .empty }

  /// Zero is what is in memory that was never written: large arrays of it cost little.
  public init(zeros count: Int) { self.init(zeros: count, room: count) }

  /// Zeros, and room for more of them, so that growing copies nothing.
  init(zeros count: Int, room: Int) {
    storage = count == 0 ? .empty : StableStorage(bytes: Swift.max(count, room) * Self.stride)
    if count > 0 { storage.count = count }
  }

  public init(_ elements: some Collection<Element>) {
    self.init(zeros: elements.count)
    fill(base, with: elements)
  }

  /// Writes elements one after the other, all at once where they stand so already.
  private func fill(
    _ start: UnsafeMutablePointer<Element>, with elements: some Collection<Element>
  ) {
    let isDone: Void? = elements.withContiguousStorageIfAvailable { source in
      if let first = source.baseAddress { start.update(from: first, count: source.count) }
    }
    if isDone != nil { return }
    var place = start
    for element in elements {
      place.pointee = element
      place += 1
    }
  }

  @usableFromInline static var stride: Int { MemoryLayout<Element>.stride }

  /// The first element. Whoever writes through it has to call ``makeUnique()`` before.
  @inlinable
  var base: UnsafeMutablePointer<Element> {
    storage.base.assumingMemoryBound(to: Element.self)
  }

  /// Makes sure that no copy shares the elements.
  @inlinable
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { copy() }
  }

  @usableFromInline
  @inline(never)
  mutating func copy() {
    guard storage !== StableStorage.empty else { return }
    storage = StableStorage(copyOf: storage, bytes: storage.capacity, used: count * Self.stride)
  }

  /// Adds zeros at the end.
  mutating func append(zeros added: Int) {
    guard added > 0 else { return }
    let bytes = (count + added) * Self.stride
    if bytes > storage.capacity {
      // What is never written takes no memory.
      storage = StableStorage(
        copyOf: storage, bytes: Swift.max(bytes, 2 * storage.capacity), used: count * Self.stride)
    } else {
      makeUnique()
    }
    storage.count = count + added
  }

  /// True if there is room for so many elements in a block that no copy shares.
  mutating func canHold(_ count: Int) -> Bool {
    count * Self.stride <= storage.capacity && isKnownUniquelyReferenced(&storage)
  }

  /// Says how many elements there are. The block must be able to hold them, and all that are cut
  /// off or come to be must be zero.
  mutating func setCount(_ count: Int) { storage.count = count }

  /// Writes a number into the 8 bytes before the count, where handlers of the fast form look for
  /// it. There must be elements, and no copy that shares them.
  mutating func setDistance(_ bytes: Int) { storage.distance = bytes }

  mutating func append(_ element: Element) {
    append(zeros: 1)
    base[count - 1] = element
  }

  mutating func append(contentsOf elements: some Collection<Element>) {
    let first = count
    append(zeros: elements.count)
    replace(at: first, with: elements)
  }

  mutating func append(repeating element: Element, count added: Int) {
    let first = count
    append(zeros: added)
    for index in first..<first + added { base[index] = element }
  }

  /// The elements of a range, in an array of their own.
  func array(_ range: Range<Int>) -> [Element] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range beyond the end")
    return Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  mutating func removeLast(_ removed: Int) {
    guard removed > 0 else { return }
    makeUnique()
    let kept = count - removed
    memset(base + kept, 0, removed * Self.stride)
    storage.count = kept
  }

  /// Writes elements from an index on; they must be inside.
  mutating func replace(at index: Int, with elements: some Collection<Element>) {
    makeUnique()
    precondition(index >= 0 && index + elements.count <= count, "a range beyond the end")
    fill(base + index, with: elements)
  }
}

extension StableArray: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { storage.count }
  @inlinable public var count: Int { storage.count }

  @inlinable
  public subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < storage.count, "an index beyond the end")
      return base[index]
    }
    set {
      precondition(index >= 0 && index < storage.count, "an index beyond the end")
      makeUnique()
      base[index] = newValue
    }
  }

  public func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<Element>) throws -> R
  ) rethrows -> R? {
    try body(UnsafeBufferPointer(start: base, count: count))
  }
}

extension StableArray {
  /// The bytes of all elements.
  public func withUnsafeBytes<R>(
    _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    try body(UnsafeRawBufferPointer(start: base, count: count * Self.stride))
  }
}

extension StableArray: Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    a.storage === b.storage
      || a.count == b.count && memcmp(a.base, b.base, a.count * stride) == 0
  }
}
