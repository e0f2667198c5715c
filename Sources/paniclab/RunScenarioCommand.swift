// `paniclab run-scenario FILE`: plays a scenario and prints its history.

import ArgumentParser
import Bundled
import Recovery
import Shell
import Styling
import Terminal
import Views

/// `paniclab run-scenario FILE --strategy NAME`
struct RunScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run-scenario",
    abstract: "Play a scenario under a strategy, and print what came of each step.",
    discussion: """
      A scenario is a text of steps, with what is expected of them below each:

      module workshop
      call increment()
        all: value 1
      call panic_now()
        S0 S1 S1g: error RuntimeError "unreachable"
        S2 S3 S4: error PanicError /deliberate/

      `paniclab run-scenario --format` describes the format and the JSON.

      Exit codes: 0 done, 1 an expectation does not hold, 2 usage, 3 the scenario or its \
      module cannot be read.
      """)

  @Option(
    help: "A strategy by name or number, as guard-reinit or S4; else all that the scenario is for.")
  var strategy: String?
  @Flag(help: "One line of JSON for each step.")
  var json = false
  @Flag(help: "With the events of each step.")
  var events = false
  @Option(help: "The module, if it is not that of the scenario: an example or a file.")
  var module: String?
  @Option(name: .customLong("max-ticks"), help: "How many ticks a step may take.")
  var maxTicks: Int = 100_000_000
  @Flag(help: "Describe the format of scenarios and of the JSON.")
  var format = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A scenario: FILE, or one of those inside the program, as `panic`.")
  var file: String?

  func run() throws {
    let console = common.console()
    if format {
      let text = BundledFiles.text("Examples/scenarios/README.md") ?? ""
      return console.output.writeVerbatim(text)
    }
    guard let file else {
      throw console.refuse(
        "a scenario is missing",
        try:
          "paniclab run-scenario FILE, or one of: \(ScenarioFiles.names.joined(separator: ", "))",
        code: 2)
    }
    let scenario = try read(file, console)
    var failed = 0
    for strategy in try strategies(scenario, console) {
      failed += try play(scenario, strategy, console)
    }
    if failed > 0 { throw ExitCode(1) }
  }

  private func read(_ file: String, _ console: Console) throws -> Scenario {
    let text: String
    if let bundled = ScenarioFiles.find(file) {
      text = bundled
    } else {
      switch Files.read(file) {
      case .success(let bytes): text = String(decoding: bytes, as: UTF8.self)
      case .failure(let problem):
        throw console.refuse(
          "\(file): \(problem.reason), and no scenario has this name",
          try: "a file, or one of: \(ScenarioFiles.names.joined(separator: ", "))", code: 3)
      }
    }
    do {
      return try Scenario(text, name: file)
    } catch {
      throw console.refuse("\(error)", try: "paniclab run-scenario --format", code: 3)
    }
  }

  private func strategies(_ scenario: Scenario, _ console: Console) throws -> [Strategy] {
    guard let strategy else { return scenario.strategies }
    guard
      let found = Strategy.allCases.first(where: {
        $0.rawValue == strategy || $0.number == strategy
      })
    else {
      let names = Strategy.allCases.map { "\($0.rawValue) (\($0.number))" }
      throw console.refuse(
        "no strategy `\(strategy)`", try: "one of: \(names.joined(separator: ", "))", code: 2)
    }
    return [found]
  }

  /// Plays under one strategy; gives how many expectations do not hold.
  private func play(_ scenario: Scenario, _ strategy: Strategy, _ console: Console) throws -> Int {
    var player: ScenarioPlayer
    do throws(CommandError) {
      let worker = try ScenarioWorkers.make(
        module ?? scenario.module ?? "workshop", strategy, release: scenario.release,
        readFile: Files.read)
      player = ScenarioPlayer(worker, maximumTicks: maxTicks)
    } catch {
      throw console.refuse("\(scenario.name): \(error.message)", try: error.hint, code: 3)
    }
    if !json {
      console.output.write([StyledText("\(strategy.number) \(strategy.rawValue)", .heading)])
    }
    let (count, failures) = player.check(scenario)
    for record in player.records {
      if json {
        console.output.writeVerbatim(
          record.json(strategy: strategy, showsEvents: events).text + "\n")
      } else {
        console.output.write(
          ScenarioView.lines(record, showsEvents: events, width: console.capabilities.width))
      }
    }
    let lines = ScenarioView.verdict(count, failures, name: scenario.name)
    console.output.write(lines, to: json ? .error : .standard)
    return failures.count
  }
}
