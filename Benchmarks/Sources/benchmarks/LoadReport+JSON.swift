// What `load` found out, as JSON: every round, not the medians alone.

extension LoadReport {
  var json: JSONValue {
    .object([
      ("benchmark", .string("load")),
      ("machine", .string(Computer.description)),
      ("module", moduleJSON),
      (
        "bounds",
        .object([("ms/MB", .number(Self.timeBound)), ("peak/file", .number(Self.memoryBound))])
      ),
      ("tools", .array(([ours] + peers + [reading]).map(json))),
      ("absent", .array(absent.map { .string($0) })),
    ])
  }

  private var moduleJSON: JSONValue {
    .object([
      ("about", .string(module.about)),
      ("bytes", .number(Double(module.byteCount))),
      ("code bytes", .number(Double(module.codeByteCount))),
      ("functions", .number(Double(functionCount))),
      ("instructions", .number(Double(instructionCount))),
    ])
  }

  private func json(_ measurement: Measurement) -> JSONValue {
    let medians: [(name: String, value: JSONValue)] = [
      ("name", .string(measurement.name)),
      ("version", .string(measurement.peer?.version ?? "")),
      ("ms", .number(measurement.processor)),
      ("ms/MB", .number(perMegabyte(measurement.processor))),
      ("wall ms", .number(measurement.wall)),
      ("start ms", .number(measurement.start)),
      ("peak bytes", .number(measurement.peakBytes)),
      ("peak/file", .number(inFiles(measurement.peakBytes))),
    ]
    let phases = Self.phases.filter { measurement.reported($0) > 0 }.flatMap {
      [
        (name: "\($0) ms/MB", value: JSONValue.number(perMegabyte(measurement.reported($0)))),
        (name: "\($0) bytes", value: JSONValue.number(measurement.reported("\($0)-bytes"))),
      ]
    }
    let rounds = [
      ("rounds", costs(measurement.costs)),
      ("rounds of an empty module", costs(measurement.startCosts)),
    ]
    return .object(medians + phases + rounds.map { (name: $0.0, value: $0.1) })
  }

  private func costs(_ costs: [ProcessRun.Cost]) -> JSONValue {
    .array(
      costs.map {
        .object([
          ("ms", .number($0.processor)), ("wall ms", .number($0.wall)),
          ("peak bytes", .number(Double($0.peakBytes))),
        ])
      })
  }
}
