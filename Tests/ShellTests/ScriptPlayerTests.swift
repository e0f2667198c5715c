// Playing a script forwards and back: the session is always what a play up to there makes it.

import Bundled
import Shell
import Styling
import Testing

@Suite struct ScriptPlayerTests {
  private static func player(_ text: String, width: Int = 80) throws -> ScriptPlayer {
    var environment = SessionEnvironment.test(files: sampleFiles)
    environment.width = width
    return ScriptPlayer(try PlayScript(text, file: "s.lab"), Session(environment))
  }

  private static func bundled(_ name: String) throws -> ScriptPlayer {
    try player(#require(BundledFiles.text("Examples/\(name).lab")))
  }

  /// Everything that can be seen of a session, without changing it.
  private static func look(_ player: ScriptPlayer) -> [String] {
    let commands = [
      "when", "requests", "events all", "info breakpoints", "marks", "forks", "faults", "bt",
      "globals", "x/16xw 0x108a0", "task",
    ]
    var session = player.session
    return commands.map { "\($0): " + session.respond(to: $0).lines.text() }
      + ["\(session.environment.width)", player.place]
  }

  private static func text(_ played: ScriptPlayer.Played?) -> String {
    played?.response?.lines.text() ?? "nothing"
  }

  /// What a play from the start shows before each step, and what each step prints.
  private static func fresh(_ player: ScriptPlayer) -> (states: [[String]], outputs: [String]) {
    var player = player
    var (states, outputs) = ([look(player)], [String]())
    while player.next != nil {
      outputs.append(text(player.forward()))
      states.append(look(player))
    }
    return (states, outputs)
  }

  @Test(
    "forwards and back, the session is that of a fresh play",
    arguments: ["stories/one-panic", "stories/nested-abort"])
  func walk(_ name: String) throws {
    let fresh = Self.fresh(try Self.bundled(name))
    var player = try Self.bundled(name)
    let count = player.script.steps.count
    #expect(fresh.outputs.count == count)
    // To the end, all the way back, and again: then three forwards, two back.
    var moves = Array(repeating: true, count: count) + Array(repeating: false, count: count)
    moves += (0..<count / 2).flatMap { _ in [true, true, true, false, false] }
    for forward in moves {
      let before = player.position
      if forward {
        let played = player.forward()
        if let played { #expect(Self.text(played) == fresh.outputs[before]) }
        #expect((played == nil) == (before == count))
      } else {
        #expect((player.back() == nil) == (before == 0))
      }
      #expect(Self.look(player) == fresh.states[player.position], "step \(player.position)")
    }
  }

  @Test("from any step to any other")
  func journeys() throws {
    let fresh = Self.fresh(try Self.bundled("stories/one-abort"))
    var player = try Self.bundled("stories/one-abort")
    let count = player.script.steps.count
    for stride in 1...count {
      let wanted = (player.position + stride) % (count + 1)
      #expect(player.go(to: wanted) == nil)
      #expect(player.position == wanted)
      #expect(Self.look(player) == fresh.states[wanted])
    }
    player.go(to: 1000)
    #expect(player.next == nil && player.position == count)
    player.go(to: -1)
    #expect(player.position == 0)
  }

  @Test("who takes over changes nothing of the script")
  func takingOver() throws {
    let fresh = Self.fresh(try Self.bundled("stories/one-panic"))
    var player = try Self.bundled("stories/one-panic")
    let mess = [
      "request transfer 1 2 500", "back 3", "break transfer", "mark here", "use B",
      "set u8[0x10000] = 1", "strategy use guard", "load L01", "call give_up()", "lesson L02",
      "layout linear", "reset", "quit",
    ]
    for position in fresh.outputs.indices {
      var own = player.session
      for line in mess { _ = own.respond(to: line) }
      #expect(Self.look(player) == fresh.states[position])
      #expect(Self.text(player.forward()) == fresh.outputs[position])
    }
  }

  @Test("a command that fails is named by its line, and the script can go on")
  func failure() throws {
    var player = try Self.player("load bank\nstpe\n#lab: hide\nnonsense\n#lab: show\nwhen\n")
    #expect(player.forward()?.failure == nil)
    let second = player.forward()
    let played = try #require(second)
    #expect(played.failure?.place == "s.lab:2")
    #expect(played.failure?.response.lines == played.response?.lines)
    #expect(player.forward()?.failure == nil)
    #expect(player.next == nil)
    player.back()
    player.back()
    #expect(player.next?.command?.command == "stpe")
    #expect(player.go(to: 3)?.place == "s.lab:2")
  }

  @Test("a hidden command that fails is named too, also before the first step")
  func hiddenFailure() throws {
    var player = try Self.player(
      "#lab: hide\nload nothing\n#lab: show\nload bank\n#lab: hide\nnonsense\n#lab: show\n")
    #expect(player.openingFailure?.place == "s.lab:2")
    #expect(player.forward()?.failure?.place == "s.lab:6")
  }

  @Test("hidden commands are done with the step before them")
  func hidden() throws {
    var player = try Self.player(
      "#lab: hide\nload bank\n#lab: show\nwhen\n#lab: hide\nmark here\n#lab: show\nmarks\n")
    #expect(Self.text(player.forward()).contains("tick"))
    #expect(Self.look(player).contains { $0.hasPrefix("marks: ") && $0.contains("here") })
    player.back()
    #expect(!Self.look(player).contains { $0.hasPrefix("marks: ") && $0.contains("here") })
  }

  @Test("the place names step and chapter")
  func place() throws {
    var player = try Self.player("load bank\n#lab: chapter A trap\nwhen\n# the end\n")
    #expect(player.place == "step 1 of 3")
    #expect(player.chapterBeginning == nil)
    #expect(player.stateLines.text() == "nothing is loaded\n")
    player.forward()
    #expect(player.place == "step 2 of 3 · A trap")
    #expect(player.chapterBeginning?.title == "A trap")
    #expect(player.stateLines.map { $0.text() }.first?.hasPrefix("A  tick 158 of 158") == true)
    player.forward()
    #expect(player.chapterBeginning == nil)
    #expect(player.next?.narration == [["the end"]])
    #expect(player.forward()?.response == nil)
    #expect(player.place == "the end, behind step 3 · A trap")
  }

  @Test("a width of the script holds, but never more columns than there are")
  func width() throws {
    let text = "#lab: width 60\nload bank\n#lab: width 100\nwhen\n"
    for (there, expected) in [(80, [60, 80]), (120, [60, 100]), (50, [50, 50])] {
      var player = try Self.player(text, width: there)
      for width in expected {
        #expect(player.width == width)
        let played = player.forward()
        #expect(player.session.environment.width == width)
        for line in played?.response?.lines ?? [] {
          for row in line.lines { #expect(row.displayWidth <= width) }
        }
      }
    }
  }
}
