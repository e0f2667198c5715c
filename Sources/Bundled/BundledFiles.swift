// The lessons and examples inside the program. The plugin EmbedFiles writes the table.

/// Files that were in `Lessons/` and `Examples/` when the program was built.
public enum BundledFiles {
  /// The paths, such as `Lessons/01-what-is-a-trap/lesson.md`, in ascending order.
  public static var paths: [String] { table.map { $0.path.description } }

  /// The bytes of a file, or nil if there is none of that path.
  public static func find(_ path: String) -> [UInt8]? {
    guard let row = table.first(where: { $0.path.description == path }) else { return nil }
    return row.base64.withUTF8Buffer { Base64.decode($0) }
  }

  /// A file as text, or nil if there is none of that path.
  public static func text(_ path: String) -> String? {
    find(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
