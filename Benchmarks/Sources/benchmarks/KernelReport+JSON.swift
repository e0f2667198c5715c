// What `kernels` found out, as JSON: every round, not the medians alone.

import WasmMachine

extension KernelReport {
  var json: JSONValue {
    .object([
      ("benchmark", .string("kernels")),
      ("machine", .string(Computer.description)),
      ("form", .string(form.rawValue)),
      ("promise", .string("mean to wasm3 \(Self.promise), to wasmkit less than 1 on each kernel")),
      (
        "means",
        .object(engines.indices.map { (engines[$0].name, .number(mean($0, to: reference))) })
      ),
      ("reference", .string(engines[reference].name)),
      (
        "engines",
        .array(
          engines.map {
            .object([
              ("name", .string($0.name)), ("version", .string($0.peer?.version ?? "")),
            ])
          })
      ),
      ("absent", .array(absent.map { .string($0) })),
      ("kernels", .array(rows.map(json))),
    ])
  }

  private func json(_ row: KernelMeasurement) -> JSONValue {
    let times = engines.indices.map { engine in
      let numbers: [(name: String, value: JSONValue)] = [
        ("ms", .number(row.processor(engine))),
        ("ratio", .number(row.processor(engine) / row.processor(reference))),
        ("rounds", .array(row.times[engine].map { .number($0) })),
      ]
      return (name: engines[engine].name, value: JSONValue.object(numbers))
    }
    return .object([
      ("name", .string(row.kernel.name)),
      ("about", .string(row.kernel.about)),
      ("argument", .number(Double(row.argument))),
      ("result", .number(Double(row.result ?? 0))),
      ("ticks", .number(row.ticks)),
      ("times", .object(times)),
    ])
  }
}
