// The scripted sessions inside the program: the demo, the workshop and the stories.

import Bundled
import Styling

/// A `.lab` file of `Examples/` or `Examples/stories/`.
struct BundledScript {
  let path: String
  let text: String

  /// As in `workshop`.
  var name: String { String(path.split(separator: "/").last?.dropLast(".lab".count) ?? "") }
  var isStory: Bool { path.hasPrefix("Examples/stories/") }

  static let demo = "demo"

  /// The demo, the others of its folder, then the stories by name.
  static var all: [BundledScript] {
    let scripts = BundledFiles.paths.filter { path in
      path.hasSuffix(".lab")
        && ["Examples", "Examples/stories"].contains(
          path.split(separator: "/").dropLast().joined(separator: "/"))
    }.compactMap { path in
      BundledFiles.text(path).map { BundledScript(path: path, text: $0) }
    }
    return scripts.filter { !$0.isStory } + scripts.filter(\.isStory)
  }

  /// Finds `workshop`, also as `workshop.lab` or `Examples/workshop.lab`.
  static func find(_ name: String) -> BundledScript? {
    all.first { $0.path == name || $0.name == name || $0.name + ".lab" == name }
  }

  /// Its name and the first line of its first comment.
  var line: StyledText {
    let first = text.split(separator: "\n").first?.drop { $0 == "#" || $0 == " " } ?? ""
    let title = name == Self.demo ? "the demo: a panic and an abort" : first.prefix { $0 != "." }
    return StyledText(name, .command).padded(to: 14) + StyledText(String(title))
  }
}
