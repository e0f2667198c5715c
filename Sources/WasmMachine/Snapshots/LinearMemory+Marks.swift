// The marks of a memory: one byte beside each byte that says whether it was written.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LinearMemory {
  /// Marks bytes as written.
  mutating func mark(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    makeMarks()
    marks.makeUnique()
    memset(marks.base + range.lowerBound, 0xFF, range.count)
  }

  /// Sees to it that there is a mark for each byte.
  mutating func makeMarks() {
    if marks.count < bytes.count { marks.append(zeros: bytes.count - marks.count) }
  }

  /// Sees to it that handlers of the fast form find a mark for each byte.
  mutating func placeMarks() {
    guard !bytes.isEmpty else { return }
    makeMarks()
    bytes.setDistance(UnsafeRawPointer(marks.base) - UnsafeRawPointer(bytes.base))
  }

  /// Sees to it that there are marks for as many bytes as the memory has now, if there are any.
  mutating func fitMarks() {
    guard !marks.isEmpty else { return }
    if marks.count > bytes.count { marks.removeLast(marks.count - bytes.count) }
    makeMarks()
  }

  /// The marked part of a range that may begin or end outside the memory.
  func hasMark(in range: Range<Int>) -> Bool {
    marks[range.clamped(to: 0..<marks.count)].contains { $0 != 0 }
  }

  /// Forgets all marks; from then on nobody knows which bytes differ from a snapshot.
  mutating func dropMarks() {
    marks = StableArray()
    base = nil
  }
}
