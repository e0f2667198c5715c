// All commands.

/// The commands of the REPL; help, completion and dispatch read this table.
public enum CommandTable {
  /// In the order in which `help` shows them.
  public static let all: [any Command.Type] = [
    LoadCommand.self, EditCommand.self, StrategyCommand.self, UseCommand.self, ResetCommand.self,
    InfoCommand.self,
    SetCommand.self, SourceCommand.self, HelpCommand.self, QuitCommand.self,
    CallCommand.self, StartCommand.self, RequestCommand.self, StepCommand.self, NextCommand.self,
    FinishCommand.self, UntilCommand.self, ContinueCommand.self,
    BreakCommand.self, TemporaryBreakCommand.self, WatchCommand.self, ReadWatchCommand.self,
    AccessWatchCommand.self, CatchCommand.self, TemporaryCatchCommand.self,
    ConditionCommand.self, IgnoreCommand.self, CommandsCommand.self, EnableCommand.self,
    DisableCommand.self, DeleteCommand.self,
    BackCommand.self, ReverseNextCommand.self, ReverseContinueCommand.self,
    ReverseFinishCommand.self, ReverseCommand.self, WhyCommand.self, WhenCommand.self,
    GotoCommand.self, PrevCommand.self, FwdCommand.self,
    UndoCommand.self, RedoCommand.self, MarkCommand.self, MarksCommand.self, UnmarkCommand.self,
    DiffCommand.self, ForkCommand.self, ForksCommand.self, SwitchCommand.self, DropCommand.self,
    ContextCommand.self, BacktraceCommand.self, StackCommand.self, LocalsCommand.self,
    GlobalsCommand.self, ExamineCommand.self, PrintCommand.self, ListCommand.self,
    DisassembleCommand.self,
    HandlersCommand.self, UnwindCommand.self, LedgerCommand.self, PoisonCommand.self,
    PanicCommand.self, AbortCommand.self, ThrowCommand.self, HostErrorCommand.self,
    EarlyReturnCommand.self, FaultsCommand.self, DisarmCommand.self, CollectCommand.self,
    SweepCommand.self, CompareCommand.self, LayoutCommand.self, OtherCommand.self,
    RequestsCommand.self, EventsCommand.self, TimelineCommand.self, BlastCommand.self,
    PolicyCommand.self,
    ExplainCommand.self, UpstreamCommand.self, LessonsCommand.self, LessonCommand.self,
    MoreCommand.self, TaskCommand.self, PredictCommand.self, AnswerCommand.self,
    CheckCommand.self, HintCommand.self, SolutionCommand.self, SkipCommand.self,
    ProgressCommand.self, MythCommand.self,
  ]

  /// Finds a command by its name or an alias. There is no guessing of prefixes.
  public static func find(_ word: String) -> (any Command.Type)? {
    all.first { $0.card.name == word || $0.card.aliases.contains(word) }
  }

  /// What to say of a line that begins with no command.
  static func unknown(_ line: CommandLine) -> CommandError {
    let problem = "unknown command `\(line.word)`"
    if programCommands.contains(line.word) {
      let rest = line.rest.isEmpty ? "" : " " + line.rest
      return CommandError(problem, try: "`paniclab \(line.word)\(rest)`, outside of this shell")
    }
    // `transfer(1, 2, 100)`, as one would write it in JavaScript.
    if line.word.dropFirst().contains("("), line.word.first?.isLetter == true {
      let words = ["call", line.word, line.rest].filter { !$0.isEmpty }
      return CommandError(problem, try: words.joined(separator: " "))
    }
    return CommandError(
      problem, try: suggestion(for: line.word).map { "did you mean `\($0)`?" } ?? "help")
  }

  /// Commands of the program that people look for here, too.
  private static let programCommands: Set = [
    "demo", "play", "run", "validate", "wast", "wrap", "wat2wasm", "wasm2wat", "run-scenario",
    "dev",
  ]

  /// The command that a mistyped word most likely means.
  static func suggestion(for word: String) -> String? {
    let words = all.flatMap { [$0.card.name] + $0.card.aliases }
    return Suggestion.find(word, in: words)
  }
}

/// Finds what a mistyped word most likely means.
enum Suggestion {
  /// The nearest candidate by edit distance, if it is near enough; of equals, the one that begins
  /// with more of the same letters.
  static func find(_ word: String, in candidates: [String]) -> String? {
    let ranked = candidates.map { ($0, distance(Array(word), Array($0))) }
    func beginning(_ candidate: String) -> Int { zip(candidate, word).prefix { $0 == $1 }.count }
    guard
      let best = ranked.min(by: {
        $0.1 != $1.1 ? $0.1 < $1.1 : beginning($0.0) > beginning($1.0)
      })
    else { return nil }
    return best.1 <= max(word.count < 4 ? 1 : 2, word.count / 3) ? best.0 : nil
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = a[i] == b[j] ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}
