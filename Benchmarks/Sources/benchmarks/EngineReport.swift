// What `engine` found out, as a table for people.

/// The measurements of `engine`.
struct EngineReport {
  let rounds: Int
  let probes: [Probe]
  /// What was measured, or is absent, line by line.
  let about: [String]

  var text: String {
    let head = """
      machine  \(Computer.description)
      rounds   \(rounds), medians of processor time
      """
    return [head, table, about.joined(separator: "\n")].joined(separator: "\n\n")
  }

  private var table: String {
    let titles = ["", "median", "unit", "promise", ""]
    return TextTable(rows: [titles] + probes.flatMap(rows)).description
  }

  private func rows(_ probe: Probe) -> [[String]] {
    probe.figures.map { _, figure in
      let promise = figure.promise?.description ?? ""
      guard !figure.rounds.isEmpty else {
        return [figure.name, "-", figure.unit, promise, probe.absence ?? ""]
      }
      return [figure.name, figure.median.text(2), figure.unit, promise, figure.verdict]
    }
  }

  var json: JSONValue {
    .object([
      ("benchmark", .string("engine")),
      ("machine", .string(Computer.description)),
      ("about", .array(about.map { .string($0) })),
      ("figures", .array(probes.flatMap { probe in probe.figures.map { json($0.figure, probe) } })),
    ])
  }

  private func json(_ figure: Figure, _ probe: Probe) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("name", .string(figure.name)), ("unit", .string(figure.unit)),
    ]
    if let promise = figure.promise { members.append(("promise", .string(promise.description))) }
    if let absence = probe.absence {
      members.append(("absent", .string(absence)))
    } else {
      members.append(("median", .number(figure.median)))
      members.append(("rounds", .array(figure.rounds.map { .number($0) })))
    }
    return .object(members)
  }
}
