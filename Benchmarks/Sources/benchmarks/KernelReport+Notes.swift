// Whether what we promise of the kernels holds, and what was measured.

extension KernelReport {
  /// The promises, and what the table does not say.
  var notes: [String] {
    let count = engines.count
    let marked = engines.filter(isMarked).map { "*        one round of \($0.name): it is slow" }
    let compiler = find("wasmtime").map { _ in "wasmtime compiles to machine code: no interpreter" }
    return [
      "wasm3    \(promiseToWasm3)", "wasmkit  \(promiseToWasmKit)",
      "results  \(count > 1 ? "the \(count) engines agree on each kernel" : "not compared")",
    ] + marked + (compiler.map { [$0] } ?? [])
  }

  private var promiseToWasm3: String {
    guard let wasm3 = find("wasm3") else { return "is absent" }
    let found = mean(0, to: wasm3)
    let verdict = Self.promise.holds(for: found) ? "holds" : "DOES NOT HOLD"
    return "ours take \(found.text(2)) of its time; promised is \(Self.promise): \(verdict)"
  }

  private var promiseToWasmKit: String {
    guard let wasmKit = find("wasmkit") else { return "is absent" }
    let slower = zip(rows, ratios(0, to: wasmKit)).filter { $0.1 >= 1 }
      .map { "\($0.kernel.name) \($1.text(2))" }
    let found =
      "ours take \(mean(0, to: wasmKit).text(2)) of its time; promised is less on each kernel"
    return slower.isEmpty
      ? "\(found): holds" : "\(found): DOES NOT HOLD for \(slower.joined(separator: ", "))"
  }

  var versions: String {
    let lines = engines.compactMap { engine in engine.peer.map { "\(engine.name) is \($0.about)" } }
    return (lines + absent.map { "\($0) is absent" }).joined(separator: "\n")
  }
}
