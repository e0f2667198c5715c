// What `engine` measures with: programs that are there or not, and modules made of text.

import Glibc
import WasmBinary
import WasmText

/// The programs and files of one measurement of `engine`.
struct EngineSetting {
  /// Our command line program; nil if it is absent.
  let paniclab: String?
  let wasmKit: KernelEngine?
  let wabt: KernelEngine?
  let wasmtime: KernelEngine?
  /// `run` answers at once.
  let answer: String
  /// `run` throws as often as it is told to.
  let throwing: String
  let worker = "\(Repository.root)/\(Repository.worker)"

  /// What was measured, or is absent, line by line.
  let about: [String]

  init(_ options: EngineOptions, folder: String) throws(BenchmarkError) {
    let isThere = access(options.paniclab, X_OK) == 0
    paniclab = isThere ? options.paniclab : nil
    wasmKit = KernelEngine.findWasmKit()
    wabt = KernelEngine.findInterpreterOfWabt()
    wasmtime = KernelEngine.findWasmtime()
    answer = try Self.module("answer", in: folder)
    throwing = try Self.module("throw", in: folder)
    let programs = [("wasmkit", wasmKit), ("wasm-interp", wabt), ("wasmtime", wasmtime)]
    let ours =
      isThere
      ? "paniclab is the program \(options.paniclab)"
      : "paniclab is absent: \(options.paniclab) (`swift build -c release` makes it)"
    about =
      [ours] + programs.map { name, engine in "\(name) is \(engine?.peer?.about ?? "absent")" }
  }

  /// Turns a text of `modules/` into a module that every engine can read.
  private static func module(_ name: String, in folder: String) throws(BenchmarkError) -> String {
    let source = try File.read("\(Repository.modules)/\(name).wat")
    let path = "\(folder)/\(name).wasm"
    do {
      try File.write(WasmBinary.encode(try parseModule(source)), to: path)
    } catch let error as BenchmarkError {
      throw error
    } catch {
      throw .module("\(name).wat: \(error)")
    }
    return path
  }
}
