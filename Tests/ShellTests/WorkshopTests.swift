// The teacher's session, `Examples/workshop.lab`: it plays to its end, fits, and says where it knows
// things from.

import Bundled
import Shell
import Styling
import Testing

@Suite struct WorkshopTests {
  private static func script() throws -> PlayScript {
    try PlayScript(#require(BundledFiles.text("Examples/workshop.lab")), file: "workshop.lab")
  }

  private static func player(
    _ width: Int, isLinear: Bool = false, isASCII: Bool = false
  ) throws -> ScriptPlayer {
    var environment = SessionEnvironment.test()
    environment.width = width
    environment.isLinear = isLinear
    environment.isASCII = isASCII
    return ScriptPlayer(try script(), Session(environment))
  }

  /// What takes more rows than a screen has, and cannot be said in fewer.
  private static let tall = ["timeline", "unwind", "compare"]

  @Test("it plays to its end and fits", arguments: [(80, 24), (64, 20)], [false, true])
  func fits(_ screen: (columns: Int, rows: Int), _ isASCII: Bool) throws {
    var player = try Self.player(screen.columns, isASCII: isASCII)
    #expect(player.openingFailure == nil)
    while let played = player.forward() {
      let command = played.step.command?.command ?? ""
      #expect(played.failure == nil, "\(played.failure?.place ?? "") \(command)")
      let lines = (played.response?.lines ?? []).flatMap {
        (isASCII ? $0.asciiTwin : $0).lines
      }
      for line in lines {
        #expect(line.displayWidth <= screen.columns, "\(command): \(line.text())")
      }
      // The command takes a row.
      #expect(lines.count < screen.rows || Self.tall.contains(command), "\(command)")
    }
    #expect(player.next == nil && player.position > 50)
  }

  @Test("it plays in linear mode")
  func linear() throws {
    var player = try Self.player(80, isLinear: true)
    while let played = player.forward() { #expect(played.failure == nil) }
  }

  @Test("its chapters are the parts of the workshop, and each is what it says")
  func chapters() throws {
    var player = try Self.player(80)
    #expect(player.script.chapters.count == 7)
    let shown: [[String]] = [
      ["TRAP  L002 integer divide by zero", "RuntimeError: divide by zero"],
      ["0x00100:  0  300  200", "=> 500", "800 -> 300", "0x00100:  0  800  200"],
      ["guard 1 (begun", "0 → 1 and not cleared", "the lock is already taken"],
      ["Reinitializing", "balance(1)  => 100   instance A.2"],
      ["would CATCH", "predicted     by the handlers alone", "=> -300", "a trap         never"],
      ["flag:=1", "hook           ran once", "Module terminated", "served()  => 0   instance A.2"],
      ["≠  critical", "TIMELINE", "B guard-reinit, all"],
    ]
    for (chapter, parts) in zip(player.script.chapters, shown) {
      var text = ""
      player.go(to: chapter.start)
      while player.chapter == chapter, let played = player.forward() {
        text += played.response?.lines.text() ?? ""
      }
      for part in parts { #expect(text.contains(part), "\(chapter.title)") }
    }
  }

  @Test("what is said is short: three lines between commands, in ASCII, for a narrow screen")
  func narration() throws {
    for step in try Self.script().steps {
      let lines = step.narration.flatMap(\.self)
      #expect(lines.count <= 3, "\(lines)")
      for line in lines {
        #expect(line.count <= 64 && line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
      }
    }
  }

  @Test("what is said of others names its row of the specification")
  func rows() throws {
    let names = [
      "wasm-bindgen", "workers-rs", "rustc", "LLVM", "V8", "Node", "runtime", "__cpp_exception",
      "PanicError", "catch_all",
    ]
    var marks: Set<String> = []
    for paragraph in try Self.script().steps.flatMap(\.narration) {
      let text = paragraph.joined(separator: " ")
      let found = text.matches(of: /\[([A-Za-z0-9.\-]+)\]/).map { String($0.1) }
      #expect(!found.isEmpty || !names.contains { text.contains($0) }, "\(text)")
      marks.formUnion(found)
    }
    #expect(marks.count > 8)
    // Sections without a scenario of their own.
    let sections: Set = ["1.1", "5.2", "5.3"]
    for mark in marks.subtracting(sections) {
      #expect(BundledFiles.contains("Examples/fidelity/\(mark).scenario"), "\(mark)")
    }
  }
}
