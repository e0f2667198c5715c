// Sweeps as strips: a row a strategy, a column some ticks, a sign for what a fault there leads to.

import Recovery
import Styling
import WasmModel

/// What sweeps of one range found, with the names to show it.
public struct SweepView {
  /// As in `request #2 transfer(1, 2, 30)`.
  private let over: String
  private let results: [SweepResult]
  /// The name of a function of the build of a strategy.
  private let name: (Strategy, FunctionIndex) -> String

  public init(
    _ results: [SweepResult], over: String, name: @escaping (Strategy, FunctionIndex) -> String
  ) {
    self.results = results
    self.over = over
    self.name = name
  }

  /// The strips of each fault, how many points have each verdict, and what gave the worst ones away.
  public func sheet(width: Int) -> Sheet {
    var sheet = Sheet()
    sheet.say(StyledText("SWEEP over \(over)", .heading))
    for fault in faults {
      let found = results.filter { $0.fault == fault }
      draw(fault, found, width, &sheet)
      sheet.show(Self.counts(found))
      for sentence in worst(found) { sheet.say(sentence) }
    }
    for sentence in legend { sheet.say(sentence) }
    let (strikes, plays) = (
      results.reduce(0) { $0 + $1.strikes },
      results.reduce(0) { $0 + $1.outcomes.count { $0 != nil } }
    )
    sheet.say(
      "\(strikes) strikes, each with all that was given behind it; \(plays) different ones played")
    let missing = results.reduce(0) { sum, result in
      sum + result.points.count { result.kind(of: $0) == .elsewhere }
    }
    if missing > 0 { sheet.say("? \(missing) of them are left to other shards") }
    return sheet
  }

  private var faults: [Fault] {
    results.reduce(into: []) { if !$0.contains($1.fault) { $0.append($1.fault) } }
  }

  // MARK: Strips

  private func draw(_ fault: Fault, _ found: [SweepResult], _ width: Int, _ sheet: inout Sheet) {
    let names = found.map(\.strategy.rawValue.count).max() ?? 0
    let room = max(10, min(width, 100) - names - 2)
    let longest = found.map(\.points.count).max() ?? 0
    let scale = max(1, (longest + room - 1) / room)
    let column = scale == 1 ? "a column is a tick" : "a column is \(scale) ticks, its worst shown"
    let head = StyledText(fault.text, .warning) + StyledText("  \(column)", .dim)
    let strips = found.map { result in
      StyledText(result.strategy.rawValue).padded(to: names) + "  " + strip(result, scale)
    }
    sheet.draw([head] + strips, saying: found.flatMap(facts))
  }

  private func strip(_ result: SweepResult, _ scale: Int) -> StyledText {
    var strip = StyledText()
    for start in stride(from: 0, to: result.points.count, by: scale) {
      let kinds = result.points[start..<min(start + scale, result.points.count)].map(result.kind)
      let verdicts = kinds.compactMap {
        if case .verdict(let verdict) = $0 { verdict } else { nil }
      }
      if let worst = verdicts.max() {
        strip.append(String(worst.sign), Self.style(worst))
      } else {
        strip.append(kinds.contains(.elsewhere) ? "?" : ".", .dim)
      }
    }
    return strip
  }

  /// A fact for each stretch.
  private func facts(_ result: SweepResult) -> [Sheet.Fact] {
    result.stretches.map { stretch in
      let (first, last) = (stretch.first.tick, stretch.last.tick)
      let ticks = first == last ? "tick \(first)" : "ticks \(first)-\(last)"
      let text =
        switch stretch.kind {
        case .verdict(let verdict): verdict.rawValue
        case .outOfReach: "cannot strike"
        case .elsewhere: "played by another shard"
        }
      return Sheet.Fact(
        "\(result.fault.text), \(result.strategy.rawValue), \(ticks)", StyledText(text))
    }
  }

  static func style(_ verdict: SweepVerdict) -> Style {
    switch verdict {
    case .ok: .ok
    case .failed: .plain
    case .lost: .warning
    case .torn: .trap
    case .refused, .hung: .poison
    }
  }

  // MARK: Counts and sentences

  private static func counts(_ found: [SweepResult]) -> Grid {
    let verdicts = SweepVerdict.allCases
    var grid = Grid(
      [.init(""), .init("points", .right)] + verdicts.map { .init($0.rawValue, .right) })
    for result in found {
      let counts = result.counts
      grid.append(
        [StyledText(result.strategy.rawValue), StyledText("\(result.strikes)")]
          + verdicts.map { verdict in
            let count = counts[verdict, default: 0]
            return StyledText("\(count)", count > 0 ? style(verdict) : .dim)
          })
    }
    return grid
  }

  /// For each strategy the first point with the worst verdict that an answer gave away.
  private func worst(_ found: [SweepResult]) -> [StyledText] {
    found.compactMap { result in
      let told = result.stretches.filter { $0.outcome?.evidence != nil }
      guard
        let stretch = told.max(by: { a, b in
          guard let a = a.outcome?.verdict, let b = b.outcome?.verdict else { return false }
          return a < b
        }), let outcome = stretch.outcome, outcome.verdict > .failed
      else { return nil }
      return StyledText(outcome.verdict.rawValue, Self.style(outcome.verdict))
        + " under \(result.strategy.rawValue), tick \(stretch.first.tick)"
        + "\(place(stretch.first, result.strategy)): \(Self.short(outcome.evidence ?? ""))"
    }
  }

  /// The first line; messages of Rust can have several.
  private static func short(_ text: String) -> String {
    guard let end = text.firstIndex(of: "\n") else { return text }
    return text[..<end] + "…"
  }

  private func place(_ point: SweepPoint, _ strategy: Strategy) -> String {
    guard let place = point.place else { return "" }
    return " (\(name(strategy, place.function))+\(NumberText.hex(place.offset, digits: 2)))"
  }

  /// What the marks in the code mean, on one line.
  public static func markLegend(_ results: [SweepResult]) -> StyledText {
    let used = Set(results.flatMap { $0.counts.keys })
    let signs = SweepVerdict.allCases.filter(used.contains).map { verdict in
      StyledText(String(verdict.sign), style(verdict)) + " \(verdict.rawValue)"
    }
    return StyledText("letters are of the last sweep: ", .dim) + signs.joined(separator: "  ")
      + StyledText("   (`sweep`, `sweep off`)", .dim)
  }

  private var legend: [StyledText] {
    let used = Set(results.flatMap { $0.counts.keys })
    let texts = SweepVerdict.allCases.filter(used.contains).map { verdict in
      StyledText(String(verdict.sign), Self.style(verdict))
        + " \(verdict.rawValue): \(verdict.summary)"
    }
    let glue = results.contains { $0.points.contains { $0.classNumber == nil } }
    return texts + (glue ? [". it cannot strike: JavaScript is on the way"] : [])
  }

  // MARK: One tick

  /// What a fault at a tick led to, request by request.
  public func sheet(at tick: Int) -> Sheet {
    var sheet = Sheet()
    for result in results {
      guard let point = result.points.first(where: { $0.tick == tick }) else { continue }
      let head =
        "\(result.fault.text) under \(result.strategy.rawValue) at tick \(tick)"
        + place(point, result.strategy)
      guard let outcome = result.outcome(of: point) else {
        let why = point.classNumber == nil ? "cannot strike" : "played by another shard"
        sheet.say("\(head): \(why)")
        continue
      }
      let verdict = StyledText(outcome.verdict.rawValue, Self.style(outcome.verdict))
      sheet.say("\(head): " + verdict)
      for request in outcome.requests { sheet.say("  \(Self.short(request))") }
      if let evidence = outcome.evidence {
        sheet.say(StyledText("  because  ", .dim) + StyledText(Self.short(evidence)))
      }
    }
    return sheet
  }

  /// Marks for the code of a function, by pc: for each fault the worst that it led to there.
  public static func marks(
    _ results: [SweepResult], _ strategy: Strategy, _ function: FunctionIndex
  ) -> [Int: StyledText] {
    var marks: [Int: StyledText] = [:]
    for result in results where result.strategy == strategy {
      var worst: [Int: SweepVerdict] = [:]
      for point in result.points {
        guard let place = point.place, place.function == function,
          let verdict = result.outcome(of: point)?.verdict
        else { continue }
        worst[place.pc] = max(worst[place.pc] ?? .ok, verdict)
      }
      for (pc, verdict) in worst {
        marks[pc, default: StyledText()].append(String(verdict.sign), style(verdict))
      }
    }
    return marks
  }
}
