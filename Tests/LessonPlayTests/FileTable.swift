// The files of a session in a test: a table in memory.

import Shell
import Synchronization

/// What a session has written; it begins empty.
final class FileTable: Sendable {
  private let files = Mutex<[String: String]>([:])

  /// Finds the text of a file.
  func find(_ path: String) -> String? { files.withLock { $0[path] } }

  /// A session whose files are here, 80 columns wide.
  func environment() -> SessionEnvironment {
    var environment = SessionEnvironment(
      readFile: { path in
        self.find(path).map { .success(Array($0.utf8)) } ?? .failure(FileProblem("no such file"))
      },
      writeFile: { path, text in
        self.files.withLock { $0[path] = text }
        return nil
      }, progressPath: "progress.txt")
    environment.isASCII = true
    return environment
  }
}
