// The bytes of a memory in pages, and back.

import Stepping

/// What a snapshot keeps of a memory.
struct MemoryImage: Sendable {
  let pages: MemoryPages
  /// How many pages were made for it.
  let addedPages: Int
  /// What was written since the snapshot before.
  var written: WrittenBytes
}

extension LinearMemory {
  /// Makes pages of the bytes, and clears the marks. Pages without a mark are those of ``base``; if
  /// there is none, the bytes are compared with those of the snapshot before.
  mutating func takeImage(
    after previous: MemoryPages?, isRecording: Bool, _ meter: MemoryMeter
  ) -> MemoryImage {
    let isKnown = base != nil && base === previous
    var written = WrittenBytes(isEverything: !isKnown)
    let old = base ?? previous ?? .empty
    var groups = Array(old.groups.prefix(Self.groupCount(bytes.count)))
    var isSame = old.bytes == bytes.count
    var added = 0
    groups += repeatElement(nil, count: Self.groupCount(bytes.count) - groups.count)
    if base == nil || !marks.isEmpty {
      for group in groups.indices {
        guard let pages = takeGroup(group, after: old, &written, &added, meter) else { continue }
        groups[group] = pages.contains { $0 != nil } ? PageGroup(pages) : nil
        isSame = false
      }
    }
    // Marks that nobody needed were of a memory that is hardly written.
    if isSame { marks = StableArray() }
    let pages = isSame ? old : MemoryPages(groups, bytes: bytes.count)
    base = isRecording ? pages : nil
    return MemoryImage(pages: pages, addedPages: added, written: written)
  }

  /// The pages of a group; nil if none has changed.
  private mutating func takeGroup(
    _ group: Int, after old: MemoryPages, _ written: inout WrittenBytes, _ added: inout Int,
    _ meter: MemoryMeter
  ) -> [MemoryPage?]? {
    var pages: [MemoryPage?] = []
    let first = group * PageGroup.count
    for page in first..<min(first + PageGroup.count, bytes.count / MemoryPage.size) {
      let place = UnsafeRawPointer(bytes.base) + page * MemoryPage.size
      let isMarked = takeMarks(ofPage: page, &written)
      guard base == nil ? !old.page(page).isEqual(to: place) : isMarked else { continue }
      if pages.isEmpty { pages = old.pages(of: group) }
      pages[page - first] = MemoryPage.make(copyOf: place, meter)
      if pages[page - first] != nil { added += 1 }
    }
    return pages.isEmpty ? nil : pages
  }

  /// Clears the marks of a page, and notes them; false if there were none.
  private mutating func takeMarks(ofPage page: Int, _ written: inout WrittenBytes) -> Bool {
    guard !marks.isEmpty else { return false }
    marks.makeUnique()
    let place = UnsafeMutableRawPointer(marks.base) + page * MemoryPage.size
    guard !MemoryPage.isZero(place) else { return false }
    written.add(page: page, marks: place)
    (nil as MemoryPage?).write(to: place)
    return true
  }

  private static func groupCount(_ bytes: Int) -> Int {
    (bytes + PageGroup.bytes - 1) / PageGroup.bytes
  }

  /// Makes the bytes those of a snapshot, where they stand if they can; no page is written that is
  /// known to be equal. Clears the marks.
  mutating func restore(_ pages: MemoryPages, isRecording: Bool) {
    defer { base = isRecording ? pages : nil }
    if pages === base, pages.bytes == bytes.count, marks.isEmpty { return }
    if !bytes.canHold(pages.bytes) {
      bytes = StableArray(zeros: pages.bytes)
      marks = StableArray()
      base = .empty
    }
    let end = max(bytes.count, pages.bytes)
    for group in 0..<Self.groupCount(end) {
      if base != nil, marks.isEmpty, base?.group(group) === pages.group(group) { continue }
      restore(group, pages, end / MemoryPage.size)
    }
    bytes.setCount(pages.bytes)
    if marks.canHold(pages.bytes), !marks.isEmpty {
      marks.setCount(pages.bytes)
    } else {
      marks = StableArray()
    }
  }

  private mutating func restore(_ group: Int, _ pages: MemoryPages, _ end: Int) {
    let first = group * PageGroup.count
    var ignored = WrittenBytes(isEverything: true)
    for page in first..<min(first + PageGroup.count, end) {
      let place = UnsafeMutableRawPointer(bytes.base) + page * MemoryPage.size
      let wanted = pages.page(page)
      let isMarked = page * MemoryPage.size < marks.count && takeMarks(ofPage: page, &ignored)
      if let base {
        if !isMarked, base.page(page) === wanted { continue }
      } else if wanted.isEqual(to: place) {
        continue
      }
      wanted.write(to: place)
    }
  }
}
