// Where the lines typed in earlier sessions are kept.

/// The file with the history of typed lines.
package enum HistoryFile {
  /// Older lines than this many are forgotten.
  package static let limit = 1000

  /// The path, or nil if no history is kept: `PANICLAB_HISTFILE` is empty, or there is no folder.
  package static func findPath(environment: [String: String]) -> String? {
    if let chosen = environment["PANICLAB_HISTFILE"] { return chosen.isEmpty ? nil : chosen }
    return StateFolder.findPath(environment: environment).map { $0 + "/history" }
  }
}
