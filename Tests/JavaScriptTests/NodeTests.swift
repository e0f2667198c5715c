// Whether Node takes the same sources for modules; without Node these tests are skipped.

import Foundation
import JavaScript
import Testing

/// Node, asked which sources are modules.
enum Node {
  static let path = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Reads sources as JSON, and prints for each whether it is a module that can be parsed.
  private static let script = """
    const sources = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    const isModule = (source) => {
      try { new (require('vm').SourceTextModule)(source); return true } catch { return false }
    };
    console.log(JSON.stringify(sources.map(isModule)));
    """

  static func accepts(_ sources: [String]) throws -> [Bool] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["--no-warnings", "--experimental-vm-modules", "-e", script]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(sources))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([Bool].self, from: answer)
  }
}

@Test(.enabled(if: Node.path != nil, "Node is not installed"))
func `Node takes the sources of the subset and refuses the mistakes`() throws {
  let sources = (expressions + functions + statements).map { ($0.source, true) }
  let others = unsupported.map { ($0.source, true) } + mistakes.map { ($0.source, false) }
  let cases = sources + others + legacy.map { ($0.source, false) }
  for ((source, isModule), accepted) in zip(cases, try Node.accepts(cases.map(\.0))) {
    #expect(accepted == isModule, "\(source)")
  }
}
