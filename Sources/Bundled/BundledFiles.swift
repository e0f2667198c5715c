// The lessons and examples inside the program. The plugin EmbedFiles writes the table.

/// Files that were in `Lessons/` and `Examples/` when the program was built.
public enum BundledFiles {
  /// The paths, such as `Lessons/01-what-is-a-trap/lesson.md`, in ascending order.
  public static var paths: [String] { table.map { $0.path.description } }

  /// True if there is a file of that path.
  public static func contains(_ path: String) -> Bool { findRow(path) != nil }

  /// The bytes of a file, or nil if there is none of that path.
  public static func find(_ path: String) -> [UInt8]? {
    findRow(path).flatMap { table[$0].base64.withUTF8Buffer { Base64.decode($0) } }
  }

  /// Compares bytes: a `String` of each path would take longer than decoding the file.
  private static func findRow(_ path: String) -> Int? {
    let size = path.utf8.count
    return table.firstIndex { row in
      row.path.utf8CodeUnitCount == size
        && row.path.withUTF8Buffer { $0.elementsEqual(path.utf8) }
    }
  }

  /// A file as text, or nil if there is none of that path.
  public static func text(_ path: String) -> String? {
    find(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
