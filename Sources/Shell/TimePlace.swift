// A place in time, as people name it: a tick, an event, a mark.

/// `214`, `+100`, `-100`, `begin`, `end`, `crash`, `poison`, `divergence`, `request 2`, or the name
/// of a mark.
enum TimePlace: Hashable, Sendable {
  case tick(Int)
  /// So many ticks from here.
  case relative(Int)
  case beginning
  case end
  /// The last trap or exhaustion.
  case crash
  /// Where the terminated flag was set last.
  case poison
  /// Before the first event that not all sides have.
  case divergence
  /// Where a request began.
  case request(Int)
  case mark(String)

  /// The words that are no names.
  static let words = ["begin", "end", "crash", "poison", "divergence", "request"]

  /// What to try where no place is given, or a wrong one.
  static let usage = "TICK, +N, -N, begin, end, crash, poison, divergence, request N, MARK"

  /// As it is typed.
  var text: String {
    switch self {
    case .tick(let tick): "\(tick)"
    case .relative(let ticks): ticks < 0 ? "\(ticks)" : "+\(ticks)"
    case .beginning: "begin"
    case .end: "end"
    case .crash: "crash"
    case .poison: "poison"
    case .divergence: "divergence"
    case .request(let number): "request \(number)"
    case .mark(let name): name
    }
  }

  /// Takes a place off the front of the words behind a command.
  init(
    taking words: inout ArraySlice<String>, of command: String, marks: [String]
  ) throws(CommandError) {
    guard let word = words.popFirst() else {
      throw CommandError(
        "a place in time is missing", try: "\(command) 100, \(command) crash, `help \(command)`")
    }
    switch word {
    case "begin": self = .beginning
    case "end": self = .end
    case "crash": self = .crash
    case "poison": self = .poison
    case "divergence": self = .divergence
    case "request":
      guard let number = words.first.flatMap({ Int($0) }), number > 0 else {
        let found = words.first.map { "`\($0)` is no number of a request" }
        throw CommandError(
          found ?? "the number of the request is missing",
          try: "\(command) request 1   (`requests` lists them)")
      }
      words.removeFirst()
      self = .request(number)
    default: self = try Self.tickOrMark(word, marks)
    }
  }

  private static func tickOrMark(
    _ word: String, _ marks: [String]
  ) throws(CommandError) -> TimePlace {
    if marks.contains(word) { return .mark(word) }
    let digits = word.first == "+" ? word.dropFirst() : Substring(word)
    if let number = Number.parse(digits), digits.first != "-" || word.first == "-" {
      let isRelative = word.first == "+" || word.first == "-"
      return isRelative ? .relative(Int(number)) : .tick(Int(number))
    }
    let near = Suggestion.find(word, in: Self.words + marks)
    throw CommandError(
      "no tick, event or mark `\(word)`", try: near.map { "did you mean `\($0)`?" } ?? usage)
  }
}

/// Names that people give to marks and branches.
enum GivenName {
  /// A name that can stand wherever a place in time can.
  static func check(_ text: String, for what: String) throws(CommandError) -> String {
    let example = what == "mark" ? "mark before-panic" : "fork what-if"
    guard !text.isEmpty else { throw CommandError("a name is missing", try: example) }
    if TimePlace.words.contains(text) {
      throw CommandError("`\(text)` is a place in time already", try: example)
    }
    guard let first = text.first, first.isLetter || first == "_" else {
      throw CommandError("the name of a \(what) begins with a letter, not `\(text)`", try: example)
    }
    guard text.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else {
      throw CommandError(
        "the name of a \(what) has letters, digits, `-`, `_` and `.` only, not `\(text)`",
        try: example)
    }
    return text
  }
}
