// Reads the text of a scenario: a line for each thing, indented lines for what is expected.

import Bindgen
import JavaScript

extension Scenario {
  /// Reads a scenario. `name` is what errors call the file.
  public init(_ text: String, name: String) throws(ScenarioError) {
    var parser = ScenarioParser(name: name, scenario: Scenario(empty: name))
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      try parser.read(String(line), number: number + 1)
    }
    self = try parser.finish()
  }

  private init(empty name: String) { self.name = name }
}

/// The state of reading.
struct ScenarioParser {
  let name: String
  var scenario: Scenario
  private var rowName: String?
  private var section = ""
  private var evidence: Evidence?
  private var reason: String?
  private var lines = 0

  init(name: String, scenario: Scenario) { (self.name, self.scenario) = (name, scenario) }

  /// Reads a line.
  mutating func read(_ line: String, number: Int) throws(ScenarioError) {
    lines = number
    let indent = line.prefix { $0 == " " || $0 == "\t" }.count
    let words = String(line.dropFirst(indent))
    guard !words.isEmpty, !words.hasPrefix("#") else { return }
    if indent > 0 {
      try readExpectation(words, Place(number, indent + 1))
      return
    }
    let word = String(words.prefix { $0 != " " })
    let rest = String(words.dropFirst(word.count).drop { $0 == " " })
    let place = Place(number, words.count - rest.count + 1)
    if try readHeader(word, rest, place) { return }
    try readStep(word, rest, Place(number, 1), place)
  }

  /// Where in the text: line and column from 1.
  struct Place {
    let line: Int
    let column: Int
    init(_ line: Int, _ column: Int) { (self.line, self.column) = (line, column) }
    func moved(by columns: Int) -> Place { Place(line, column + columns) }
  }

  func error(_ place: Place, found: String, expected: String) -> ScenarioError {
    ScenarioError(
      name: name, line: place.line, column: place.column,
      found: found.isEmpty ? "nothing" : "`\(found)`", expected: expected)
  }

  // MARK: The head

  /// Reads a line about the whole scenario. False if it is none.
  private mutating func readHeader(
    _ word: String, _ rest: String, _ place: Place
  ) throws(ScenarioError) -> Bool {
    switch word {
    case "title": scenario.title = rest
    case "module": scenario.module = try some(rest, place, "the name of an example, or a file")
    case "release":
      guard let release = Release(rest) else {
        throw error(place, found: rest, expected: "a release of wasm-bindgen as 0.2.127")
      }
      scenario.release = release
    case "strategies": scenario.strategies = try strategies(rest, place)
    case "row": rowName = try some(rest, place, "the name of a row, as T6")
    case "section": section = try some(rest, place, "a section of recovery-spec.md, as 9.1")
    case "evidence":
      guard let tag = Evidence(rawValue: rest) else {
        throw error(
          place, found: rest,
          expected: "one of: \(Evidence.allCases.map(\.rawValue).joined(separator: " "))")
      }
      evidence = tag
    case "cannot": reason = try some(rest, place, "the reason why it cannot be reproduced")
    default: return false
    }
    if !scenario.steps.isEmpty {
      throw error(place.moved(by: 0), found: word, expected: "it before the first step")
    }
    return true
  }

  private func some(_ rest: String, _ place: Place, _ expected: String) throws(ScenarioError)
    -> String
  {
    if rest.isEmpty { throw error(place, found: rest, expected: expected) }
    return rest
  }

  /// Reads strategies by their names or by their numbers, `all` for all of them.
  private func strategies(_ text: String, _ place: Place) throws(ScenarioError) -> [Strategy] {
    var found: [Strategy] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      if word == "all" {
        found += scenario.strategies
        continue
      }
      guard
        let strategy = Strategy.allCases.first(where: { $0.rawValue == word || $0.number == word })
      else {
        let names = Strategy.allCases.map { "\($0.number) \($0.rawValue)" }.joined(separator: ", ")
        throw error(place, found: String(word), expected: "a strategy: \(names), or all")
      }
      found.append(strategy)
    }
    return try found.isEmpty
      ? { () throws(ScenarioError) in throw error(place, found: "", expected: "a strategy") }()
      : found
  }

  // MARK: Steps

  static let stepWords = "call, request, fetch, fault, flag, collect"

  private mutating func readStep(
    _ word: String, _ rest: String, _ start: Place, _ place: Place
  ) throws(ScenarioError) {
    let kind: Scenario.Kind
    switch word {
    case "call": kind = .run(try piece(rest, shown: rest, place))
    case "request": kind = .requests(try requests(rest, place))
    case "fetch":
      var pieces: [ScriptPiece] = []
      for path in rest.split(separator: " ") {
        pieces.append(
          try piece(ScriptPiece.serving("fetch", "\"\(path)\""), shown: "fetch \(path)", place))
      }
      if pieces.isEmpty { throw error(place, found: "", expected: "a path, as /hello") }
      kind = .requests(pieces)
    case "fault": kind = .fault(try fault(rest, place))
    case "flag":
      guard let value = UInt32(rest) else {
        throw error(place, found: rest, expected: "the number that the host writes into the flag")
      }
      kind = .flag(value)
    case "collect":
      if !rest.isEmpty { throw error(place, found: rest, expected: "nothing behind `collect`") }
      kind = .collect
    default:
      throw error(
        start, found: word,
        expected: "a step (\(Self.stepWords)) or a line of the head (title, module, release, "
          + "strategies, row, section, evidence, cannot)")
    }
    let text = rest.isEmpty ? word : "\(word) \(rest)"
    scenario.steps.append(Scenario.Step(line: start.line, text: text, kind: kind))
  }

  private func requests(_ text: String, _ place: Place) throws(ScenarioError) -> [ScriptPiece] {
    var pieces: [ScriptPiece] = []
    for part in text.split(separator: "&") {
      let call = part.trimmed
      guard let open = call.firstIndex(of: "("), call.hasSuffix(")") else {
        throw error(place, found: call, expected: "a call as NAME(1, \"text\")")
      }
      let arguments = String(call[call.index(after: open)...].dropLast())
      let source = ScriptPiece.serving(String(call[..<open]).trimmed, arguments)
      pieces.append(try piece(source, shown: call, place))
    }
    if pieces.isEmpty { throw error(place, found: "", expected: "a call as NAME(1, \"text\")") }
    return pieces
  }

  func piece(_ text: String, shown: String, _ place: Place) throws(ScenarioError) -> ScriptPiece {
    guard !text.isEmpty else { throw error(place, found: "", expected: "JavaScript") }
    do {
      return try ScriptPiece(text, shown: shown)
    } catch let problem {
      throw ScenarioError(
        name: name, line: place.line, column: place.column + problem.column,
        found: "JavaScript that cannot be read (\(problem.problem))", expected: "a statement")
    }
  }

  private func fault(_ text: String, _ place: Place) throws(ScenarioError) -> Fault {
    if text != "abort", let fault = Fault(text: text) { return fault }
    let kinds = Fault.AbortKind.allCases.map(\.rawValue).joined(separator: ", ")
    throw error(place, found: text, expected: "`panic`, or `abort KIND` with one of: \(kinds)")
  }

  // MARK: Expectations

  private mutating func readExpectation(_ text: String, _ place: Place) throws(ScenarioError) {
    guard !scenario.steps.isEmpty else {
      throw error(place, found: text, expected: "a step before what is expected of it")
    }
    guard let colon = text.firstIndex(of: ":") else {
      throw error(place, found: text, expected: "STRATEGIES: CHECK, as `S3 S4: flag 1`")
    }
    let wanted = try strategies(String(text[..<colon]), place)
    let rest = text[text.index(after: colon)...]
    let check = rest.trimmed
    let offset = text.count - rest.drop { $0 == " " }.count
    let parsed = try CheckParser(self, check, place.moved(by: offset)).parse()
    scenario.steps[scenario.steps.count - 1].expectations.append(
      Scenario.Expectation(
        line: place.line, strategies: Set(wanted), text: check, check: parsed))
  }

  /// What was read, when all lines are.
  func finish() throws(ScenarioError) -> Scenario {
    var result = scenario
    let end = Place(max(1, lines), 1)
    if let rowName {
      guard let evidence else {
        throw error(end, found: "row \(rowName)", expected: "a line `evidence` with it")
      }
      result.row = FidelityRow(
        name: rowName, section: section, evidence: evidence, reason: reason)
    }
    if result.steps.isEmpty, reason == nil {
      throw error(end, found: "no step", expected: "a step: \(Self.stepWords)")
    }
    return result
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  var trimmed: String {
    var text = drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
