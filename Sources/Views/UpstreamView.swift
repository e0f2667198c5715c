// What of wasm-bindgen and workers-rs a line, a pass or a message stands for.

import Bindgen
import Recovery
import Styling

/// Writes rows of the table of upstream constructs.
public enum UpstreamView {
  /// A row in full.
  public static func lines(_ upstream: Upstream, width: Int) -> [StyledText] {
    let row = upstream.row
    let project =
      row.file.hasPrefix("wrs:") || row.release.hasSuffix("w") ? "workers-rs" : "wasm-bindgen"
    return [StyledText(upstream.rawValue, .heading) + StyledText("  \(row.construct)")]
      + [
        StyledText("  in      ", .dim) + (row.evidence == .own ? "PanicLab's own" : place(row)),
        StyledText("  since   ", .dim) + "\(project) \(row.release)",
        StyledText("  known   ", .dim) + "[\(row.evidence.rawValue)] \(row.evidence.summary)",
        StyledText("  spec    ", .dim) + "section \(row.section)",
      ].flatMap { $0.wrapped(to: width, indent: 10) }
  }

  private static func place(_ row: UpstreamRow) -> StyledText {
    row.file.hasPrefix("wrs:")
      ? "workers-rs, \(row.file.dropFirst(4))" : "wasm-bindgen, \(row.file)"
  }

  /// A function line by line: each with the key of what it models.
  public static func lines(_ function: ScriptFunction, width: Int) -> [StyledText] {
    var lines = [StyledText("\(function.name), \(function.module)", .heading)]
    var key: String?
    let column = 8 + (function.lines.map(\.count).max() ?? 0)
    for (number, line) in function.lines.enumerated() {
      let position = String(function.firstLine + number)
      let head =
        StyledText(String(repeating: " ", count: max(0, 5 - position.count)) + position, .dim)
        + StyledText("  \(line)", .code)
      guard let found = function.keys[number], found != key else {
        lines.append(head.truncated(to: width))
        continue
      }
      key = found
      let space = String(repeating: " ", count: max(2, min(column, width - 24) - 7 - line.count))
      lines.append((head + StyledText("\(space)= \(found)", .dim)).truncated(to: width))
    }
    let keys = function.keys.sorted { $0.key < $1.key }.map(\.value)
    let rows = keys.reduce(into: [Upstream]()) { rows, key in
      if let upstream = Upstream(rawValue: key), !rows.contains(upstream) { rows.append(upstream) }
    }
    return lines + ["This is our own text of what upstream generates:"]
      + rows.flatMap { self.lines($0, width: width) }
  }

  /// All rows, a line each.
  public static func overview(width: Int) -> [StyledText] {
    var grid = Grid([
      .init("key"), .init("what it models", isFlexible: true), .init("since"), .init("known"),
    ])
    for upstream in Upstream.allCases {
      let row = upstream.row
      grid.append([
        StyledText(upstream.rawValue, .command), StyledText(row.construct),
        StyledText(row.release), StyledText("[\(row.evidence.rawValue)]", .dim),
      ])
    }
    return grid.lines(width: width)
  }
}

extension UpstreamRow.Evidence {
  /// In a few words, for people.
  fileprivate var summary: String {
    switch self {
    case .source: "read in upstream's source"
    case .test: "asserted by an upstream test"
    case .published: "published by upstream"
    case .laboratory: "observed on a real engine"
    case .derived: "derived from the source, not observed upstream"
    case .own: "PanicLab's own"
    }
  }
}
