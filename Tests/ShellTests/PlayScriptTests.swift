// Scripts that are played before people: what their lines mean, and every mistake in them.

import Shell
import Testing

@Suite struct PlayScriptTests {
  private func script(_ text: String) throws -> PlayScript {
    try PlayScript(text, file: "s.lab")
  }

  @Test("comments are said before the next command, empty lines part them")
  func narration() throws {
    let script = try script(
      """
      # One
      # two

      # Three
      load bank
      #not said
        when  # a comment
      """)
    #expect(script.steps.map(\.narration) == [[["One", "two"], ["Three"]], []])
    #expect(script.steps.map(\.command?.command) == ["load bank", "when  # a comment"])
    #expect(script.steps.map(\.command?.number) == [5, 7])
  }

  @Test("what is said last is a step of its own, and so is a pause")
  func stepsWithoutCommand() throws {
    let script = try script("# a\n#lab: pause\nwhen\n#lab: pause\n# b\n")
    #expect(script.steps.map(\.command?.command) == [nil, "when", nil, nil])
    #expect(script.steps.map(\.narration) == [[["a"]], [], [], [["b"]]])
  }

  @Test("a chapter begins with its next step")
  func chapters() throws {
    let script = try script(
      "when\n#lab: chapter A trap\n# a\nload bank\nwhen\n#lab: chapter  Its end \nwhen\n")
    #expect(script.steps.count == 4)
    #expect(script.chapters.map(\.title) == ["A trap", "Its end"])
    #expect(script.chapters.map(\.start) == [1, 3])
    #expect(script.steps.map(\.chapter) == [nil, 0, 0, 1])
  }

  @Test("what is said before a chapter belongs to the one before, and waits")
  func narrationBeforeChapter() throws {
    let script = try script(
      "# a\n#lab: chapter A\nwhen\n# b\n## note\n#lab: chapter B\n# c\nwhen\n")
    #expect(script.steps.map(\.narration) == [[["a"]], [], [["b"]], [["c"]]])
    #expect(script.steps.map(\.command?.command) == [nil, "when", nil, "when"])
    #expect(script.steps.map(\.chapter) == [nil, 0, 0, 1])
  }

  @Test("between hide and show nothing is a step, and only `say` is said")
  func hidden() throws {
    let script = try script(
      """
      #lab: hide
      # not said
      load bank
      #lab: say said
      #lab: show
      when
      #lab: hide
      request served
      when
      #lab: show
      # also said
      requests
      """)
    #expect(script.opening.map(\.command) == ["load bank"])
    #expect(script.steps.map(\.command?.command) == ["when", "requests"])
    #expect(script.steps.map { $0.hidden.map(\.command) } == [["request served", "when"], []])
    #expect(script.steps.map(\.narration) == [[["said"]], [["also said"]]])
  }

  @Test("a width holds from its line on")
  func width() throws {
    let script = try script("when\n#lab: width 64\nwhen\nwhen\n#lab: width 80\nwhen\n")
    #expect(script.steps.map(\.width) == [nil, 64, 64, 80])
  }

  @Test(
    "a mistake is named with file and line",
    arguments: [
      ("when\n#lab: chaptr A", 2, "unknown directive `chaptr`; there are: chapter, hide, pause"),
      ("#lab:\nwhen", 1, "a directive is missing behind `#lab:`; there are: chapter"),
      ("#lab pause\nwhen", 1, "`#lab pause` has no colon"),
      ("when\n#lab: chapter", 2, "`#lab: chapter` needs a title behind it"),
      ("#lab: say \nwhen", 1, "`#lab: say` needs a text behind it"),
      ("#lab: pause 3\nwhen", 1, "`#lab: pause` stands alone; found `3`"),
      ("#lab: width wide\nwhen", 1, "`wide` is no width; expected a number from 40 to 400"),
      ("#lab: width 39\nwhen", 1, "`39` is no width"),
      ("#lab: hide\n#lab: pause\n#lab: show\nwhen", 2, "`#lab: pause` between `hide` and `show`"),
      ("#lab: hide\nwhen\n#lab: hide", 3, "`#lab: hide` between `hide` and `show`"),
      ("when\n#lab: show", 2, "`#lab: show` without a `#lab: hide`"),
      ("when\n#lab: hide\nwhen", 2, "this `#lab: hide` has no `#lab: show`"),
      ("#lab: chapter A\n#lab: chapter B\nwhen", 1, "the chapter `A` has no command"),
      ("when\n#lab: chapter B\n", 2, "the chapter `B` has no command"),
      ("\n#lab: hide\nwhen\n#lab: show\n", 1, "the script has no command"),
    ])
  func mistakes(_ text: String, _ line: Int, _ message: String) throws {
    let error = try #require(throws: PlayScriptError.self) { try script(text) }
    #expect(error.line == line)
    #expect("\(error)".hasPrefix("s.lab:\(line): \(message)"), "\(error)")
  }

  @Test("every directive is understood", arguments: PlayDirective.allCases)
  func directives(_ directive: PlayDirective) throws {
    let arguments = [PlayDirective.chapter: " A", .say: " a", .width: " 70"]
    let before = directive == .show ? "#lab: hide\n" : ""
    let after = directive == .hide ? "\n#lab: show" : ""
    let line = "#lab: \(directive.rawValue)\(arguments[directive] ?? "")"
    #expect(try script("\(before)\(line)\(after)\nwhen\n").steps.count >= 1)
  }
}
