// The memory of arrays whose elements keep their place.
//
// The C library is imported for `mmap`: what is never written of a large memory takes no time and no
// room, neither when it is made nor when it is copied.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The memory of a ``StableArray``. It is written only by an array that alone refers to it: no thread
/// reads what another one writes. The compiler cannot see that through a pointer, so it is unchecked.
@usableFromInline
final class StableStorage: @unchecked Sendable {
  /// The header, then the elements.
  private let block: UnsafeMutableRawPointer
  /// For how many bytes of elements there is room.
  @usableFromInline let capacity: Int

  @usableFromInline static let empty = StableStorage(bytes: 0)
  static let header = 16
  /// From this size on a block is mapped: below, clearing it costs less than asking the system.
  private static let mappedSize = 128 * 1024
  /// In these steps is looked for zeros; it is the size of a page, or a part of one.
  private static let step = 4096

  private var isMapped: Bool { capacity >= Self.mappedSize }

  init(bytes: Int) {
    capacity = bytes
    let size = bytes + Self.header
    let memory = bytes >= Self.mappedSize ? Self.map(size) : calloc(1, size)
    guard let memory else { fatalError("the system has no memory left for \(bytes) bytes") }
    block = memory
  }

  /// Zeros from the system, or nil if it has none.
  private static func map(_ size: Int) -> UnsafeMutableRawPointer? {
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    return memory == UnsafeMutableRawPointer(bitPattern: -1) ? nil : memory
  }

  /// A copy with room for more; `used` bytes are copied.
  convenience init(copyOf other: StableStorage, bytes: Int, used: Int) {
    self.init(bytes: bytes)
    count = other.count
    if isMapped { copyNonZero(other.base, used) } else { memcpy(base, other.base, used) }
  }

  deinit {
    if isMapped { munmap(block, capacity + Self.header) } else { free(block) }
  }

  /// Copies bytes to the beginning of what was just mapped. Steps that are zero stay untouched.
  private func copyNonZero(_ source: UnsafeMutableRawPointer, _ count: Int) {
    // The elements begin behind the header, so that the first step is shorter.
    var start = 0
    var end = min(Self.step - Self.header, count)
    while start < count {
      if !isZero(source + start, end - start) { memcpy(base + start, source + start, end - start) }
      start = end
      end = min(start + Self.step, count)
    }
  }

  /// True if each byte equals its neighbour, and the first one is zero.
  private func isZero(_ bytes: UnsafeMutableRawPointer, _ count: Int) -> Bool {
    bytes.load(as: UInt8.self) == 0 && memcmp(bytes, bytes + 1, count - 1) == 0
  }

  @usableFromInline var base: UnsafeMutableRawPointer { block + Self.header }

  /// How far the marks are, of a memory; the array does not use it.
  var distance: Int {
    get { block.load(as: Int.self) }
    set { block.storeBytes(of: newValue, as: Int.self) }
  }

  /// The number of elements.
  @usableFromInline var count: Int {
    get { (block + Self.header - 8).load(as: Int.self) }
    set { (block + Self.header - 8).storeBytes(of: newValue, as: Int.self) }
  }
}
