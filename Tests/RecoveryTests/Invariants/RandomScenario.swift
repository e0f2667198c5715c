// Scenarios from seeds, as texts that `paniclab run-scenario` plays too.

import Recovery

/// A scenario without expectations: the steps, one a line.
struct RandomScenario: Sendable {
  let seed: UInt64
  let strategy: Strategy
  /// `workshop` or `service`.
  let module: String
  /// As in `unwind-legacy`.
  let build: String
  var steps: [String]

  init(seed: UInt64, strategy: Strategy) {
    var dice = SplitMix(seed: seed)
    (self.seed, self.strategy) = (seed, strategy)
    module = dice.roll(4) == 0 ? "service" : "workshop"
    build =
      strategy.build == .abort
      ? "abort" : dice.roll(4) == 0 ? "unwind-legacy" : "unwind-exnref"
    let rows = StepTable.rows(of: module).filter { $0.isPossible(strategy) }
    steps = []
    for _ in 0..<3 + dice.roll(23) { steps.append(Self.step(rows, &dice)) }
  }

  /// No steps yet, on the workshop.
  init(workshopUnder strategy: Strategy) {
    (seed, self.strategy, module, steps) = (0, strategy, "workshop", [])
    build = strategy.build == .abort ? "abort" : "unwind-exnref"
  }

  /// As a file of a scenario has it.
  var text: String {
    "# seed \(seed)\nmodule \(module).\(build)\nstrategies \(strategy.number)\n\n"
      + steps.map { $0 + "\n" }.joined()
  }

  private static func step(_ rows: [StepRow], _ dice: inout SplitMix) -> String {
    var roll = dice.roll(rows.reduce(0) { $0 + $1.weight })
    for row in rows {
      roll -= row.weight
      if roll < 0 { return fill(row.texts[dice.roll(row.texts.count)], &dice) }
    }
    return "call add(1, 2)"
  }

  /// Puts something in the place of `#`, `@`, `@N` (less than N) and `CALLBACK`.
  private static func fill(_ text: String, _ dice: inout SplitMix) -> String {
    if let place = text.firstRange(of: "CALLBACK") {
      let body = callback(depth: 0, &dice)
      return fill(text[..<place.lowerBound] + body + text[place.upperBound...], &dice)
    }
    var filled = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "#": filled += "\(dice.roll(3))"
      case "@":
        let limit = rest.first?.wholeNumberValue
        if limit != nil { rest.removeFirst() }
        filled += "\(dice.roll(limit ?? 9))"
      default: filled.append(character)
      }
    }
    return filled
  }

  private static func fill(_ text: Substring, _ dice: inout SplitMix) -> String {
    fill(String(text), &dice)
  }

  // MARK: Callbacks

  /// Statements for a function that Rust calls: they call exports, swallow what these throw, or
  /// throw it again.
  private static func callback(depth: Int, _ dice: inout SplitMix) -> String {
    (0...dice.roll(2)).map { _ in statement(depth: depth, &dice) }.joined(separator: " ")
  }

  private static func statement(depth: Int, _ dice: inout SplitMix) -> String {
    let call = call(depth: depth, &dice)
    switch dice.roll(6) {
    case 0: return "\(call);"
    case 1: return "throw new Error(\"from a callback\");"
    case 2: return "try { \(call); } catch (error) { throw error; }"
    case 3: return "try { \(call); } catch (error) { \(self.call(depth: 3, &dice)); }"
    default: return "try { \(call); } catch (error) {}"
    }
  }

  private static func call(depth: Int, _ dice: inout SplitMix) -> String {
    if depth < 2, dice.roll(4) == 0 {
      let body = callback(depth: depth + 1, &dice)
      return "globalThis.callback = () => { \(body) }; nested()"
    }
    let tables = [
      StepTable.plain, StepTable.panics, StepTable.aborts, StepTable.throwers, StepTable.tasks,
      StepTable.lending, ["globalThis.counter#.get()", "globalThis.closure#(@)"],
      ["schedule_reinit_now()"],
    ]
    let table = tables[dice.roll(tables.count)]
    return table[dice.roll(table.count)]
  }
}

/// Numbers from a seed; of seeds next to each other they have nothing in common, unlike those of
/// `Dice`. The generator SplitMix64.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(count))
  }
}

extension RandomScenario {
  /// The scenario that the text says.
  func parsed() throws -> Scenario { try Scenario(text, name: "seed \(seed)") }
}
