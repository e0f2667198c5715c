// `policy`: recovery rules of one's own, scored beside the strategies.

import Bundled
import Recovery
import Stepping
import Styling
import Views

/// `policy FILE`
enum PolicyCommand: Command {
  static let card = CommandCard(
    "policy", [], .comparing, usage: "policy FILE [--requests N] [--seed N] [--log]",
    "Score recovery rules of your own.",
    details: """
      The requests of the history, in turn, are the traffic: 200 of them, of which one in 8 is struck
      by a panic or an abort somewhere on its way. The policy and every strategy get the same ones.
      A policy is a text of such lines:
        on panic do keep                    also: abort, foreign, refused
        on abort from transfer do reinit-now
        limit reinit 2 per 10 requests      beyond it, the instance is poisoned
        carry i32[0x400]                    a new instance gets it, if all holds
        expect i32[0x400] >= 0              must hold whenever one is answered
        expect js holds() === 0             the same, asked of the exports
        build unwind                        or abort: how the module was compiled
      What can be done: fail-request (nothing else), keep (trust it), poison (refuse all),
      reinit-now, reinit-next (before the next request), quarantine N (refuse N to this export).
      A policy stands where the runtime does (a model): a reinit is a new worker, JavaScript and all.
      Bundled: \(bundled.joined(separator: ", ")). --log lists what it decided.
      """,
    examples: ["policy cautious --requests 20"])

  private static let folder = "Examples/policies/"

  private static var bundled: [String] {
    BundledFiles.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".policy") }
      .map { String($0.dropFirst(folder.count).dropLast(7)) }
  }

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let index = try session.loadedSides()[0]
    var options = Options()
    try options.take(line.arguments)
    guard let file = options.file else {
      throw CommandError("the file of the policy is missing", try: "policy cautious")
    }
    let policy = try PolicyParser.parse(try text(file, session), file: file)
    let requests = session.sides[index].timeline.inputs.map(\.input).filter {
      !$0.requestText.isEmpty
    }
    let schedule = FaultSchedule(
      requests.isEmpty ? try usual(session.sides[index].worker) : requests,
      count: options.requests, seed: options.seed)
    let scores = try session.contest(policy, schedule)
    var lines = session.show(sheet: PolicyView.sheet(scores, schedule, policy))
    if options.isLogged, let own = scores.first {
      lines += session.show(sheet: PolicyView.decisions(own))
    }
    return lines
  }

  private struct Options {
    var file: String?
    var requests = 200
    var seed: UInt64 = 1
    var isLogged = false

    mutating func take(_ words: [String]) throws(CommandError) {
      var rest = words[...]
      while let word = rest.popFirst() {
        switch word {
        case "--log": isLogged = true
        case "--requests": requests = try Self.number(rest.popFirst(), word, 1...100_000)
        case "--seed": seed = UInt64(try Self.number(rest.popFirst(), word, 0...Int.max))
        case _ where word.hasPrefix("--") || file != nil:
          throw CommandError(
            "policy has no option `\(word)`", try: "--requests N, --seed N, --log")
        default: file = word
        }
      }
    }

    private static func number(
      _ text: String?, _ option: String, _ range: ClosedRange<Int>
    ) throws(CommandError) -> Int {
      guard let number = text.flatMap({ Int($0) }), range.contains(number) else {
        throw CommandError(
          "`\(option) \(text ?? "")` is no number from \(range.lowerBound) to \(range.upperBound)",
          try: "\(option) \(option == "--seed" ? "2" : "500")")
      }
      return number
    }
  }

  private static func text(_ file: String, _ session: Session) throws(CommandError) -> String {
    if let text = BundledFiles.text("\(folder)\(file).policy") { return text }
    switch session.environment.readFile(file) {
    case .success(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .failure(let problem):
      throw CommandError(
        "\(file): \(problem.reason), and no bundled policy has this name",
        try: "one of: \(bundled.joined(separator: ", "))")
    }
  }

  /// The traffic where there is no history: of the bank.
  private static func usual(_ worker: Worker) throws(CommandError) -> [Worker.Input] {
    guard worker.source.name == "bank" else {
      throw CommandError(
        "no request was sent yet, and requests are the traffic", try: "request NAME ARGS")
    }
    var requests: [Worker.Input] = []
    for text in ["deposit 1 50", "transfer 1 2 30", "balance 1", "balance 2", "transfer 2 1 10"] {
      requests.append(try CallText.input(text, for: worker, usage: "request", isRequest: true))
    }
    return requests
  }
}
