// From options and surroundings to capabilities: the decisions as tables.

import Terminal
import Testing

@Suite struct CapabilitiesTests {
  /// A person at a terminal of 100 columns that can do everything.
  private static func surroundings(
    _ environment: [String: String] = [:], change: (inout Surroundings) -> Void = { _ in }
  ) -> Surroundings {
    var surroundings = Surroundings(
      environment: ["TERM": "xterm"].merging(environment) { $1 }, inputIsTerminal: true,
      outputIsTerminal: true, errorIsTerminal: true, windowColumns: 100, windowRows: 30)
    change(&surroundings)
    return surroundings
  }

  struct WidthCase: Sendable {
    let option: Int?
    let columns: String?
    let window: Int?
    let width: Int

    init(_ option: Int?, _ columns: String?, _ window: Int?, _ width: Int) {
      self.option = option
      self.columns = columns
      self.window = window
      self.width = width
    }
  }

  @Test(
    "the width is the option's, else COLUMNS, else the window's, else 80",
    arguments: [
      WidthCase(60, "70", 90, 60), WidthCase(nil, "70", 90, 70), WidthCase(nil, nil, 90, 90),
      WidthCase(nil, nil, nil, 80), WidthCase(nil, nil, 0, 80), WidthCase(nil, "wide", 90, 90),
      WidthCase(nil, "0", 90, 90), WidthCase(nil, "-5", nil, 80), WidthCase(0, "", nil, 80),
    ])
  func width(row: WidthCase) {
    var surroundings = Self.surroundings { $0.windowColumns = row.window }
    surroundings.environment["COLUMNS"] = row.columns
    let capabilities = Capabilities(TerminalOptions(width: row.option), in: surroundings)
    #expect(capabilities.width == row.width)
  }

  @Test(
    "--color=auto wants a terminal and no variable that speaks against colours",
    arguments: [
      ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true),
      (["NO_COLOR": "0"], false), (["PANICLAB_NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func colorVariables(environment: [String: String], isColored: Bool) {
    let surroundings = Self.surroundings(environment)
    #expect((Capabilities(TerminalOptions(), in: surroundings).theme != nil) == isColored)
    let always = Capabilities(TerminalOptions(color: .always, theme: .light), in: surroundings)
    #expect(always.theme == .light)
    #expect(Capabilities(TerminalOptions(color: .never), in: surroundings).theme == nil)
  }

  @Test("each stream has colours only if it is a terminal itself")
  func colorStreams() {
    let toPipe = Self.surroundings { $0.outputIsTerminal = false }
    #expect(Capabilities(TerminalOptions(), in: toPipe).theme == nil)
    #expect(Capabilities(TerminalOptions(), in: toPipe).errorTheme == .dark)
    let errorsToFile = Self.surroundings { $0.errorIsTerminal = false }
    #expect(Capabilities(TerminalOptions(), in: errorsToFile).theme == .dark)
    #expect(Capabilities(TerminalOptions(), in: errorsToFile).errorTheme == nil)
  }

  @Test(
    "characters outside ASCII need a UTF-8 locale, a terminal that is not dumb, and no --ascii",
    arguments: [
      ("UTF-8", "xterm", false, false), ("utf8", "xterm", false, false),
      ("ANSI_X3.4-1968", "xterm", false, true), ("ISO-8859-1", "xterm", false, true),
      ("", "xterm", false, true), ("UTF-8", "dumb", false, true), ("UTF-8", "xterm", true, true),
    ])
  func ascii(codeset: String, terminal: String, option: Bool, isASCII: Bool) {
    let surroundings = Self.surroundings(["TERM": terminal]) { $0.codeset = codeset }
    let capabilities = Capabilities(TerminalOptions(ascii: option), in: surroundings)
    #expect(capabilities.isASCII == isASCII)
  }

  @Test(
    "lines are edited only between two terminals, neither of them dumb",
    arguments: [
      (true, true, "xterm", true, true), (false, true, "xterm", false, false),
      (true, false, "xterm", false, false), (true, true, "dumb", true, false),
    ])
  func editing(
    input: Bool, output: Bool, terminal: String, isInteractive: Bool, canEditLines: Bool
  ) {
    let surroundings = Self.surroundings(["TERM": terminal]) {
      $0.inputIsTerminal = input
      $0.outputIsTerminal = output
    }
    let capabilities = Capabilities(TerminalOptions(), in: surroundings)
    #expect(capabilities.isInteractive == isInteractive)
    #expect(capabilities.canEditLines == canEditLines)
  }

  @Test("linear output is asked for by option or by PANICLAB_ACCESSIBLE=1")
  func linear() {
    #expect(!Capabilities(TerminalOptions(), in: Self.surroundings()).isLinear)
    #expect(Capabilities(TerminalOptions(linear: true), in: Self.surroundings()).isLinear)
    let accessible = Self.surroundings(["PANICLAB_ACCESSIBLE": "1"])
    #expect(Capabilities(TerminalOptions(), in: accessible).isLinear)
  }
}
