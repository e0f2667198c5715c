// Texts inside the program.

import Bundled

/// Reads texts that stand inside the program.
enum Bundle {
  @Sendable static func text(_ path: String) -> String? { BundledFiles.text(path) }
}
