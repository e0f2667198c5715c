// Programs that show values: every file in Shown/ shows here what `console.log` shows in Node.
//
// `BLESS=1 swift test` writes what Node shows.

import Foundation
import JavaScript
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Shown")

private let programs = ["arrays", "descriptions", "json", "maps", "numbers", "objects", "strings"]

private let isBlessed = ProcessInfo.processInfo.environment["BLESS"] == "1"

@Suite(.serialized) struct ShownValueTests {
  @Test(.enabled(if: Node.path != nil, "Node is not installed"), arguments: programs)
  func `Node shows what stands beside the program`(name: String) throws {
    // Errors have no stack here.
    let prelude = "Error.stackTraceLimit = 0; globalThis.print = console.log;"
    let shown = try Node.run(source(name), prelude: prelude)
    if isBlessed {
      try shown.write(to: folder.appending(path: "\(name).out"), atomically: true, encoding: .utf8)
    }
    #expect(try shown == expected(name))
  }

  @Test(arguments: programs)
  func `values are shown as in Node`(name: String) throws {
    var playground = Playground()
    playground.text = { $0.describe($1) }
    try playground.add(source(name), as: "\(name).js")
    #expect(try playground.printed.map { $0 + "\n" }.joined() == expected(name))
  }

  @Test func `no program is left out`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".js") }.map { $0.replacing(".js", with: "") }
    #expect(names.sorted() == programs)
  }

  private func source(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).js"), encoding: .utf8)
  }

  private func expected(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).out"), encoding: .utf8)
  }
}
