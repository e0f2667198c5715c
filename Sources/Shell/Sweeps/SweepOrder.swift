// What the words behind `sweep` ask for.

import Recovery

/// `FAULT[,FAULT…] over RANGE [--strategies LIST] [--shard I/N] [--json]`, taken apart.
struct SweepOrder {
  private(set) var faults: [Fault] = []
  private(set) var range = Range.request(0)
  /// As it was typed.
  private(set) var rangeText = ""
  /// Nil for those of the sides.
  private(set) var strategies: [Strategy]?
  private(set) var shard: SweepShard?
  private(set) var isJSON = false

  /// Where, as a person names it.
  enum Range {
    case ticks(ClosedRange<Int>)
    case request(Int)
    case place(Location)
  }

  static let usage = "sweep panic over request 2   or   sweep abort oom over ticks 268..310"

  init(_ text: String) throws(CommandError) {
    var words = text.split(separator: " ").map(String.init)
    try takeOptions(&words)
    guard let over = words.firstIndex(of: "over") else {
      throw CommandError("`over RANGE` is missing behind the fault", try: Self.usage)
    }
    let list = words[..<over].joined(separator: " ").split(separator: ",").map(String.init)
    for item in list { faults.append(try Self.fault(item.split(separator: " ").map(String.init))) }
    if faults.isEmpty { throw CommandError("a fault is missing before `over`", try: Self.usage) }
    rangeText = words[(over + 1)...].joined(separator: " ")
    range = try Self.range(Array(words[(over + 1)...]))
  }

  private mutating func takeOptions(_ words: inout [String]) throws(CommandError) {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--strategies": strategies = try Self.strategies(rest.popFirst())
      case "--shard": shard = try Self.shard(rest.popFirst())
      case _ where word.hasPrefix("--"):
        throw CommandError(
          "sweep has no option `\(word)`", try: "--strategies LIST, --shard I/N, --json")
      default: kept.append(word)
      }
    }
    words = kept
  }

  private static func strategies(_ text: String?) throws(CommandError) -> [Strategy] {
    guard let text else {
      throw CommandError("strategies are missing", try: "--strategies all   or   reinit,guard")
    }
    if text == "all" { return Strategy.allCases }
    var found: [Strategy] = []
    for name in text.split(separator: ",").map(String.init) {
      found.append(try StrategyCommand.find(name))
    }
    return found
  }

  private static func shard(_ text: String?) throws(CommandError) -> SweepShard {
    let numbers = (text ?? "").split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 2, numbers[1] > 0, (1...numbers[1]).contains(numbers[0]) else {
      throw CommandError(
        "`--shard \(text ?? "")` is no part of a whole", try: "--shard 1/2   and   --shard 2/2")
    }
    return SweepShard(numbers[0] - 1, of: numbers[1])
  }

  private static func fault(_ words: [String]) throws(CommandError) -> Fault {
    let text = words.joined(separator: " ")
    if let fault = Fault(text: text) { return fault }
    let known = [Fault.panic.text] + Fault.AbortKind.allCases.map { Fault.abort($0).text }
    let hint = Suggestion.find(text, in: known).map { "did you mean `\($0)`?" }
    throw CommandError("`\(text)` cannot be swept", try: hint ?? known.joined(separator: ", "))
  }

  private static func range(_ words: [String]) throws(CommandError) -> Range {
    let text = words.joined(separator: " ")
    if words.count == 2, words[0] == "request" || words[0] == "ticks" {
      if words[0] == "request", let number = Int(words[1].drop { $0 == "#" }), number > 0 {
        return .request(number)
      }
      let bounds = words[1].components(separatedBy: "..")
      if words[0] == "ticks", bounds.count == 2, let first = Int(bounds[0]),
        let last = Int(bounds[1]), first >= 0, last >= first
      {
        return .ticks(first...last)
      }
      throw CommandError("`\(text)` is no range", try: "request 2   or   ticks 268..310")
    }
    guard words.count == 1, words[0] != "request", words[0] != "ticks" else {
      throw CommandError(
        text.isEmpty ? "a range is missing behind `over`" : "`\(text)` is no range",
        try: "request 2, ticks 268..310, NAME or NAME+0x2e")
    }
    return .place(try Location(words[0]))
  }
}

extension String {
  /// The pieces between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let found = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
