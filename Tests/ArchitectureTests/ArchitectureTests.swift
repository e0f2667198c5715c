// The rules of the house hold in every file, and each rule notices what breaks it.

import Testing

@Suite struct ArchitectureTests {
  private static let files = PackageFiles.texts(
    in: "Sources", "Tests", "Examples", "Lessons", "Benchmarks")

  @Test("every file keeps the rule", arguments: Rule.all.map(\.name))
  func rule(_ name: String) throws {
    let rule = try #require(Rule.all.first { $0.name == name })
    #expect(Self.files.contains { rule.applies($0) })
    #expect(Self.files.flatMap(rule.check) == [])
  }

  @Test("every arrow points to a room of a smaller number")
  func arrows() {
    for room in Room.all {
      for other in room.imports.compactMap(Room.find) {
        let isDown = (other.number ?? 0) < (room.number ?? .max)
        #expect(isDown, "\(room.name) imports \(other.name)")
      }
    }
  }

  @Test("rooms 0 to 3 import nothing but rooms: no Foundation; the machine has its memory from C")
  func pureRooms() {
    for room in Room.all where room.number.map({ $0 <= 3 }) ?? false {
      let others = room.imports.filter { Room.find($0) == nil }
      let allowed: Set<String> =
        switch room.name {
        case "WasmMachine": Room.system.union(["Synchronization"])
        // The bytes of snapshots are counted from any thread.
        case "Stepping": ["Synchronization"]
        default: []
        }
      #expect(others.isSubset(of: allowed), "\(room.name)")
    }
  }

  @Test(
    "every path that a README names exists",
    arguments: [
      "README.md", "Sources/README.md", "Lessons/README.md", "Examples/README.md",
      "Benchmarks/README.md",
    ])
  func readme(_ path: String) {
    // A README that is not there yet names nothing.
    guard let readme = PackageFiles.find(path) else { return }
    #expect(ReadmePaths.dead(in: readme, among: PackageFiles.paths) == [])
  }

  @Test(
    "nothing that a build makes is tracked",
    .enabled(if: PackageFiles.tracked != nil, "git does not know this folder"))
  func tracked() throws {
    #expect(made(try #require(PackageFiles.tracked)) == [])
  }

  /// The paths among those given that a build makes.
  private func made(_ paths: [String]) -> [String] {
    paths.filter { $0 == "Package.resolved" || $0.hasSuffix("/Package.resolved") }
  }

  /// A file that breaks a rule, or a second one that looks alike and keeps it.
  struct Breach: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let path: String
    let bad: String
    let good: String
    var testDescription: String { "\(rule.name): \(bad.prefix(40))" }
  }

  static let breaches: [Breach] = [
    breach(.imports, "WasmModel/A", "import WasmMachine", "// import WasmMachine"),
    breach(.imports, "WasmMachine/A", "import Foundation", "import WasmModel"),
    breach(.imports, "Recovery/A", "@testable import Shell", "import Stepping"),
    breach(.imports, "Views/A", "public import struct Terminal.Theme", "import Styling"),
    breach(.imports, "Attic/A", "let a = 1", nil),
    breach(.printing, "Shell/A", "  print(\"here\")", "  fingerprint(1)"),
    breach(.printing, "Shell/A", "Swift.print(1)", "output.print(1)"),
    breach(.printing, "Shell/A", "debugPrint(1)", "func print(_ text: String)"),
    breach(.length, "Shell/A", long(401), long(400)),
    breach(.purpose, "Shell/A", "import Styling\n", "// What a shell says.\n"),
    breach(.purpose, "Shell/A", "// A.swift\n", "// Words for a shell.\n"),
    breach(.words, "Shell/A", "// TODO: later", "let todos = 1"),
    breach(.words, "Shell/A", "/* FIXME */", "// prefix me"),
    breach(.words, "Shell/A", "// XXX", "let XXXL = 1"),
    breach(.words, "Shell/A", "// a HACK.", "// HACKER"),
    breach(.words, "Shell/A", "let a = try! f()", "let a = try f()"),
    breach(.words, "Shell/A", "let a = b as! Int", "let a = b as? Int"),
    breach(.sharing, "Shell/A", "struct A: @unchecked Sendable", "let isUnchecked = true"),
    breach(.sharing, "Shell/A", "nonisolated(unsafe) var a = 1", "nonisolated let a = 1"),
    breach(.absolutePaths, "Shell/A", "// see /" + "root/notes", "// see network/notes"),
    breach(.absolutePaths, "Shell/A", "let a = \"/" + "work/main\"", "let a = \"a/workshop/main\""),
  ]

  private static func breach(_ rule: Rule, _ name: String, _ bad: String, _ good: String?) -> Breach
  {
    Breach(rule: rule, path: "Sources/\(name).swift", bad: bad, good: good ?? "")
  }

  private static func long(_ count: Int) -> String { String(repeating: "\n", count: count) }

  @Test("a rule notices what breaks it, and only that", arguments: breaches)
  func breach(_ breach: Breach) {
    #expect(breach.rule.check(PackageFile(path: breach.path, text: breach.bad)).count == 1)
    guard !breach.good.isEmpty else { return }
    #expect(breach.rule.check(PackageFile(path: breach.path, text: breach.good)) == [])
  }

  @Test("a dead path in a README is noticed")
  func deadPath() {
    let text = """
      See [the map](Sources/README.md#rooms), [a site](https://example.org/a/b) and [gone](gone.md).
      Run `.ci/run`, read `lesson.md` and `Sources/Attic`, or `old.swift`; `try_table` is no path.
      `.build/debug/paniclab` is made, `01-a/NAME.lab` and `02-b/NAME.lab` are patterns.
      ```
      $ cat not/looked/at.md
      ```
      """
    let paths = ["Sources/README.md", ".ci/run", "Lessons/01-a/lesson.md"]
    let dead = ReadmePaths.dead(in: PackageFile(path: "README.md", text: text), among: paths)
    #expect(dead == ["gone.md", "Sources/Attic", "old.swift", "02-b/NAME.lab"])
    let inside = PackageFile(
      path: "Lessons/README.md", text: "`../Sources/` `01-a/` `../Sources/x/`")
    #expect(ReadmePaths.dead(in: inside, among: paths) == ["../Sources/x/"])
  }

  @Test("what a build makes is noticed")
  func madeFile() {
    #expect(made(["Package.swift", "Package.resolved", "a/Package.resolved"]).count == 2)
  }
}
