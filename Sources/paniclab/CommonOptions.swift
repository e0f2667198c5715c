// Options that all commands share.

import ArgumentParser
import Recovery
import Shell
import Terminal
import WasmMachine

/// How to show things.
struct CommonOptions: ParsableArguments {
  @Option(help: "Columns of the output; else the terminal's, or 80.")
  var width: Int?
  @Option(help: "Colours: auto, always or never.")
  var color: ColorName = .auto
  @Flag(help: "Write ASCII only.")
  var ascii = false
  @Flag(help: "Write every fact on a line of its own, for screen readers.")
  var linear = false
  @Option(help: "Colours for: dark, light, projector or mono.")
  var theme: ThemeName = .dark

  enum ColorName: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
  enum ThemeName: String, ExpressibleByArgument, CaseIterable { case dark, light, projector, mono }

  /// The console that these options and the surroundings give.
  func console() -> Console {
    var options = TerminalOptions()
    options.width = width
    options.color = TerminalOptions.ColorChoice(rawValue: color.rawValue) ?? .auto
    options.ascii = ascii
    options.linear = linear
    options.theme = Theme(rawValue: theme.rawValue) ?? .dark
    return Console(options)
  }
}

extension ExecutionForm: ExpressibleByArgument {}
