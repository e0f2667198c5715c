// Where two memories differ.

/// Ranges in which two stretches of bytes differ.
public enum ByteDifference {
  /// So many equal bytes end a range.
  private static let gap = 4
  private static let block = 4096

  /// The ranges within what both have, in order.
  public static func ranges(
    _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let count = min(old.count, new.count)
    for start in stride(from: 0, to: count, by: block) {
      let part = start..<min(start + block, count)
      // Blocks are compared as a whole first: most are equal.
      if old[part].elementsEqual(new[part]) { continue }
      for index in part where old[index] != new[index] {
        if let last = ranges.last, index - last.upperBound < gap {
          ranges[ranges.count - 1] = last.lowerBound..<index + 1
        } else {
          ranges.append(index..<index + 1)
        }
      }
    }
    return ranges
  }
}
