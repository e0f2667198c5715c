// What `load` found out, as a table for people.

/// The measurements of `load`.
struct LoadReport {
  let module: MeasuredModule
  let ours: Measurement
  let reading: Measurement
  let peers: [Measurement]
  let absent: [String]

  /// What PanicLab promises: milliseconds for each MB of code, and memory in sizes of the file.
  static let timeBound = 30.0
  static let memoryBound = 6.0

  static let phases = ["decode", "validate", "release"]

  var functionCount: Int { Int(ours.reported("functions")) }
  var instructionCount: Int { Int(ours.reported("instructions")) }

  func perMegabyte(_ milliseconds: Double) -> Double {
    milliseconds / (Double(module.codeByteCount) / 1e6)
  }

  func inFiles(_ bytes: Double) -> Double { bytes / Double(module.byteCount) }

  var bestPeer: Measurement? { peers.min { $0.processor < $1.processor } }

  var text: String {
    ([about, table, phases] + notes).joined(separator: "\n\n")
  }

  private var about: String {
    """
    module   \(module.about)
             \(module.byteCount) bytes, \(module.codeByteCount) of code, \
    \(functionCount) functions, \(instructionCount) instructions
    machine  \(Computer.description)
    rounds   \(ours.costs.count), medians, one thread each
    """
  }

  private var table: String {
    let rows = ([ours] + peers + [reading]).map(row)
    let titles = ["", "ms", "ms/MB", "to best", "wall ms", "start ms", "peak MB", "peak/file"]
    return TextTable(rows: [titles] + rows).description
  }

  private func row(_ measurement: Measurement) -> [String] {
    let ratio = bestPeer.map { (measurement.processor / $0.processor).text(2) } ?? "-"
    return [
      measurement.name, measurement.processor.text(1),
      perMegabyte(measurement.processor).text(1), ratio, measurement.wall.text(1),
      measurement.start.text(1), (measurement.peakBytes / 1e6).text(1),
      inFiles(measurement.peakBytes).text(1),
    ]
  }

  /// The phases of ours: time, and how much higher the peak of memory was after each.
  private var phases: String {
    let rows = Self.phases.map { phase in
      [
        phase, perMegabyte(ours.reported(phase)).text(1),
        inFiles(ours.reported("\(phase)-bytes")).text(1),
      ]
    }
    return TextTable(rows: [["paniclab", "ms/MB", "more peak/file"]] + rows).description
  }

  private var notes: [String] {
    let time = perMegabyte(ours.processor)
    let memory = inFiles(ours.peakBytes)
    let bounds = """
      time    \(time.text(1)) ms/MB, \(verdict(time, Self.timeBound)) \(Self.timeBound.text(0))
      memory  \(memory.text(1)) files, \(verdict(memory, Self.memoryBound)) \
      \(Self.memoryBound.text(0))
      """
    let lines = peers.compactMap(\.peer).map { "\($0.name) is \($0.about)" }
    return [bounds, (lines + absent.map { "\($0) is absent" }).joined(separator: "\n")]
  }

  private func verdict(_ found: Double, _ bound: Double) -> String {
    found < bound ? "below" : "NOT BELOW"
  }
}
