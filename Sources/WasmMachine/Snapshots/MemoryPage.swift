// Pages of memories, as snapshots keep and share them.
//
// The C library is imported for `memcpy` and `memcmp`. These pages have 4 KiB, not the 64 KiB of
// the standard: the smaller they are, the fewer bytes are copied that nobody wrote.

import Stepping

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a page that is not zero.
final class MemoryPage: Sendable {
  static let size = 4096

  /// Exactly ``size`` of them.
  private let bytes: [UInt8]
  private let meter: MemoryMeter

  private init(copyOf source: UnsafeRawPointer, _ meter: MemoryMeter) {
    bytes = Array(UnsafeRawBufferPointer(start: source, count: Self.size))
    self.meter = meter
    meter.add(Self.size)
  }

  deinit { meter.subtract(Self.size) }

  /// A copy of the bytes at a place, or nil if they are all zero.
  static func make(copyOf source: UnsafeRawPointer, _ meter: MemoryMeter) -> MemoryPage? {
    isZero(source) ? nil : MemoryPage(copyOf: source, meter)
  }

  /// True if each byte of a page equals its neighbour, and the first one is zero.
  static func isZero(_ bytes: UnsafeRawPointer) -> Bool {
    bytes.load(as: UInt64.self) == 0 && memcmp(bytes, bytes + 1, size - 1) == 0
  }

  /// True if these bytes stand at a place.
  fileprivate func isEqual(to place: UnsafeRawPointer) -> Bool {
    memcmp(place, bytes, Self.size) == 0
  }

  /// Writes the bytes to a place.
  fileprivate func write(to place: UnsafeMutableRawPointer) { memcpy(place, bytes, Self.size) }
}

extension MemoryPage? {
  /// True if these bytes stand at a place.
  func isEqual(to place: UnsafeRawPointer) -> Bool {
    if let self { self.isEqual(to: place) } else { MemoryPage.isZero(place) }
  }

  /// Writes the bytes to a place.
  func write(to place: UnsafeMutableRawPointer) {
    if let self { self.write(to: place) } else { memset(place, 0, MemoryPage.size) }
  }
}

/// Adjacent pages. Snapshots between which none of them was written share the group.
final class PageGroup: Sendable {
  /// The number of pages in a group: together 1 MiB.
  static let count = 256
  static let bytes = count * MemoryPage.size

  /// Nil stands for a page of zeros.
  let pages: [MemoryPage?]

  init(_ pages: [MemoryPage?]) { self.pages = pages }
}

/// All bytes of a memory at one time. The object is their identity: whoever has the same one has
/// the same bytes.
final class MemoryPages: Sendable {
  static let empty = MemoryPages([], bytes: 0)

  /// Nil stands for a group of zeros. What is beyond the last group is zero, too.
  let groups: [PageGroup?]
  /// The size of the memory.
  let bytes: Int

  init(_ groups: [PageGroup?], bytes: Int) {
    self.groups = groups
    self.bytes = bytes
  }

  func group(_ index: Int) -> PageGroup? { index < groups.count ? groups[index] : nil }

  /// The pages of a group.
  func pages(of group: Int) -> [MemoryPage?] {
    self.group(group)?.pages ?? Array(repeating: nil, count: PageGroup.count)
  }

  func page(_ index: Int) -> MemoryPage? {
    group(index / PageGroup.count)?.pages[index % PageGroup.count]
  }
}
