// The paths that a README names, in links and in backticks.

/// What a README says exists.
enum ReadmePaths {
  /// Each relative path that a text names: all links, and in backticks what looks like a path.
  static func named(in text: String) -> [String] {
    var paths: [String] = []
    var isFenced = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isFenced.toggle() }
      if !isFenced { paths += links(in: line) + spans(in: line).filter(looksLikePath) }
    }
    return paths
  }

  /// Those that lead nowhere. A path counts from the folder of the README or from the root; the
  /// end of the path of any file will do too, because a README of lessons speaks of each lesson's
  /// `lesson.md`.
  static func dead(in readme: PackageFile, among paths: [String]) -> [String] {
    let folder = readme.folders.map { $0 + "/" }.joined()
    let known = Set(paths.flatMap { prefixes(of: $0) })
    return named(in: readme.text).filter { path in
      // A path with a NAME to fill in must exist up to there; what a build makes, does not.
      let path = path.prefix { $0 != "/" } == ".build" ? "" : upToName(path)
      let plain = normalized(path)
      return !plain.isEmpty && !known.contains(normalized(folder + path)) && !known.contains(plain)
        && !known.contains { $0.hasSuffix("/" + plain) }
    }
  }

  /// A path and the folders that it goes through.
  private static func prefixes(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    return (1...parts.count).map { parts.prefix($0).joined(separator: "/") }
  }

  private static func upToName(_ path: String) -> String {
    path.split(separator: "/").prefix { !$0.contains("NAME") }.joined(separator: "/")
  }

  /// A path without `.`, `..` and the slash at the end.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func links(in line: Substring) -> [String] {
    line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
      .filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
      .map { String($0.prefix { $0 != "#" }) }
  }

  private static func spans(in line: Substring) -> [String] {
    line.matches(of: /`([^`]+)`/).map { String($0.1) }
  }

  private static let extensions = [
    "md", "swift", "lab", "json", "jsonl", "wasm", "wat", "wast", "rs", "sh", "mjs", "txt",
  ]

  private static func looksLikePath(_ span: String) -> Bool {
    guard span.wholeMatch(of: /[A-Za-z0-9_.][A-Za-z0-9_.+\/-]*/) != nil else { return false }
    let isFile = extensions.contains { span.hasSuffix("." + $0) && span.count > $0.count + 1 }
    return span.contains("/") || isFile
  }
}
