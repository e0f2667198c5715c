// Reading the files of sweeps.

import Course
import Recovery
import WasmModel

extension SweepTable {
  /// Reads what ``lines`` wrote.
  init(reading text: String, file: String) throws(CommandError) {
    do {
      try self.init(parsing: text, file: file)
    } catch { throw CommandError("\(error)", try: "a file that `sweep … --json > FILE` wrote") }
  }

  private init(parsing text: String, file: String) throws(CourseError) {
    var table: SweepTable?
    for (number, line) in text.split(separator: "\n").enumerated() {
      let object = try JSONObject(
        JSONReader.read(String(line), file: file, line: number + 1), file: file,
        allowed: [
          "v", "event", "module", "over", "fault", "strategy", "functions", "points", "outcomes",
        ])
      let (result, names) = try Self.result(object)
      let (module, over) = (try object.string("module"), try object.string("over"))
      if table == nil { table = SweepTable(module: module, over: over, results: [], names: [:]) }
      guard table?.module == module, table?.over == over else {
        throw CourseError(
          .malformed(found: "a sweep over \(over)", expected: "the same sweep on each line"),
          file: file, line: object.line)
      }
      table?.results.append(result)
      table?.names[result.strategy] = names
    }
    guard let table else {
      throw CourseError(
        .malformed(found: "an empty file", expected: "a line for each result"), file: file, line: 1)
    }
    self = table
  }

  private static func result(
    _ object: JSONObject
  ) throws(CourseError) -> (SweepResult, [FunctionIndex: String]) {
    let (strategyText, faultText) = (try object.string("strategy"), try object.string("fault"))
    guard let strategy = Strategy(rawValue: strategyText), let fault = Fault(text: faultText) else {
      throw CourseError(
        .malformed(
          found: "`\(faultText)` under `\(strategyText)`", expected: "a fault and a strategy"),
        file: object.file, line: object.line)
    }
    var outcomes: [SweepOutcome?] = []
    for value in try object.array("outcomes") { outcomes.append(try outcome(value, object)) }
    var points: [SweepPoint] = []
    for value in try object.array("points") {
      points.append(try point(value, object, outcomes.count))
    }
    var names: [FunctionIndex: String] = [:]
    for value in try object.array("functions") {
      guard case .array(let pair) = value.content, pair.count == 2,
        case .number(let index) = pair[0].content, case .string(let name) = pair[1].content
      else { throw malformed(value, "the number and the name of a function", object) }
      names[FunctionIndex(index)] = name
    }
    return (
      SweepResult(strategy: strategy, fault: fault, points: points, outcomes: outcomes), names
    )
  }

  private static func malformed(
    _ value: JSONValue, _ expected: String, _ object: JSONObject
  ) -> CourseError {
    CourseError(
      .malformed(found: "something else", expected: expected), file: object.file, line: value.line)
  }

  private static func point(
    _ value: JSONValue, _ object: JSONObject, _ outcomes: Int
  ) throws(CourseError) -> SweepPoint {
    guard case .array(let elements) = value.content else {
      throw malformed(value, "a point of six numbers", object)
    }
    let numbers = elements.compactMap { element -> Int? in
      if case .number(let number) = element.content { number } else { nil }
    }
    guard numbers.count == 6, numbers[5] < outcomes else {
      throw malformed(value, "a point of six numbers", object)
    }
    func known(_ number: Int) -> Int? { number < 0 ? nil : number }
    return SweepPoint(
      tick: numbers[0],
      place: known(numbers[1]).map {
        SweepPoint.Place(FunctionIndex($0), pc: numbers[2], offset: numbers[3])
      }, request: known(numbers[4]), classNumber: known(numbers[5]))
  }

  private static func outcome(
    _ value: JSONValue, _ object: JSONObject
  ) throws(CourseError) -> SweepOutcome? {
    if case .null = value.content { return nil }
    let fields = try JSONObject(
      value, file: object.file,
      allowed: ["verdict", "failed", "refused", "lost", "evidence", "requests"])
    guard let verdict = SweepVerdict(rawValue: try fields.string("verdict")) else {
      throw malformed(value, "a verdict", object)
    }
    let evidence = try fields.string("evidence")
    return SweepOutcome(
      verdict: verdict, failed: try fields.integer("failed"),
      refused: try fields.integer("refused"), lost: try fields.integer("lost"),
      evidence: evidence.isEmpty ? nil : evidence, requests: try fields.strings("requests"))
  }
}
