// What `kernels` found out, as a table for people.

import Glibc
import WasmMachine

/// The measurements of `kernels`. Of the engines, ours is the first.
struct KernelReport {
  let form: ExecutionForm
  let rounds: Int
  let engines: [KernelEngine]
  let absent: [String]
  let rows: [KernelMeasurement]

  /// What PanicLab promises of the geometric mean of its times, as parts of those of wasm3.
  static let promise = Promise.atMost(0.85)

  /// The engine that the others are compared with: wasm3 where it is, or else ours.
  var reference: Int { find("wasm3") ?? 0 }

  func find(_ name: String) -> Int? { engines.firstIndex { $0.name == name } }

  /// An engine's time as a part of the reference's, one for each kernel.
  func ratios(_ engine: Int, to other: Int) -> [Double] {
    rows.map { $0.processor(engine) / $0.processor(other) }
  }

  /// The geometric mean: twice as fast on one kernel and half as fast on another is 1.
  func mean(_ engine: Int, to other: Int) -> Double {
    exp(ratios(engine, to: other).map { log($0) }.reduce(0, +) / Double(rows.count))
  }

  var text: String {
    [about, table, notes.joined(separator: "\n"), versions].joined(separator: "\n\n")
  }

  private var about: String {
    """
    machine  \(Computer.description)
    rounds   \(rounds), medians of processor time
    ours     the \(form.rawValue) form
    columns  milliseconds, then times as parts of those of \(engines[reference].name)
    """
  }

  /// The engines that have a column of ratios.
  private var compared: [Int] { engines.indices.filter { $0 != reference } }

  /// True if there are fewer rounds of an engine than of the others.
  func isMarked(_ engine: KernelEngine) -> Bool { rounds > 1 && !engine.runsEveryRound }

  private var table: String {
    let theirs = reference == 0 ? [] : ["\(engines[reference].name) ms"]
    let others = compared.map { engines[$0].name + (isMarked(engines[$0]) ? "*" : "") }
    let titles = ["", "paniclab ms"] + theirs + others
    return TextTable(rows: [titles] + rows.map(row) + [meanRow]).description
  }

  private func row(_ row: KernelMeasurement) -> [String] {
    let ours = [row.processor(0).text(1)]
    let theirs = reference == 0 ? [] : [row.processor(reference).text(1)]
    let ratios = compared.map { row.processor($0) / row.processor(reference) }
    return [row.kernel.name] + ours + theirs + ratios.map { $0.text(2) }
  }

  private var meanRow: [String] {
    let blanks = Array(repeating: "", count: reference == 0 ? 1 : 2)
    return ["geometric mean"] + blanks + compared.map { mean($0, to: reference).text(2) }
  }
}
