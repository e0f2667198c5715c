// Workers whose time is tested: a module under a strategy, and what can be asked of it.

import Bindgen
import Bundled
import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine
import WasmModel
import WasmValidation

/// A worker at the beginning of its history.
struct Subject: CustomTestStringConvertible, Sendable {
  let name: String
  /// Nothing was given to it yet.
  let worker: Worker
  /// The functions that take numbers only, with the types of what they take.
  private let functions: [(name: String, parameters: [ValueType])]
  /// Pieces of JavaScript for the workers that take more.
  private let pieces: [ScriptPiece]

  var testDescription: String { "\(name) under \(worker.strategy.rawValue)" }

  init(
    name: String, bytes: [UInt8], _ strategy: Strategy, pieces: [ScriptPiece] = []
  ) throws {
    self.name = name
    let source = try WorkerModule(name: name, bytes: bytes, strategy: strategy)
    worker = try Worker(source, strategy: strategy, limits: MachineLimits())
    self.pieces = pieces
    let module = source.program.module
    functions = module.exports.compactMap { export in
      guard case .function(let index) = export.description, !export.name.hasPrefix("__")
      else { return nil }
      return (export.name, module.functionType(module.functionTypes[index.value]).parameters)
    }
  }

  /// How many functions can be called.
  var functionCount: Int { functions.count }

  func timeline(_ limits: TimelineLimits) -> Timeline<Worker> { Timeline(worker, limits: limits) }

  // MARK: Inputs

  /// A call of the function of a number.
  func call(_ number: Int, _ dice: inout Dice) -> ExportCall {
    let (name, parameters) = functions[number]
    let arguments = parameters.map { type -> JSValue in
      let value = dice.chance(70) ? dice.roll(9) : dice.chance(50) ? dice.roll(4000) : -dice.roll(9)
      switch type {
      case .i32: return .number(Double(value))
      case .i64: return .bigint(Int64(value))
      case .f32, .f64: return .number(Double(value) / 2)
      case .v128, .reference: return .null
      }
    }
    return ExportCall(name: name, arguments: arguments, text: "\(name)\(arguments)")
  }

  /// A request or a call of anything.
  func call(_ dice: inout Dice) -> Worker.Input {
    if !pieces.isEmpty, functions.isEmpty || dice.chance(70), let piece = dice.pick(pieces) {
      return dice.chance(50) ? .run(piece) : .serve(piece)
    }
    guard !functions.isEmpty else { return .collect }
    let call = call(dice.roll(functions.count), &dice)
    return dice.chance(50) ? .request(call) : .call(call)
  }

  /// Anything that can be given to a worker where it stands: in the middle of a call, too.
  func input(for worker: Worker, _ dice: inout Dice) -> Worker.Input {
    let faults: [Fault] = [.panic] + Fault.AbortKind.allCases.map { .abort($0) }
    let fault = dice.pick(faults) ?? .panic
    switch dice.roll(worker.canStep ? 6 : 12) {
    case 0 where worker.canBeStruck: return .fault(fault)
    case 1: return .arm(armed(fault, on: worker, &dice))
    case 2: return .flag(UInt32(dice.roll(2)))
    case 3: if !worker.canStep { return .collect }
    case 4: if let change = write(on: worker, &dice) { return .write(change) }
    default: break
    }
    return call(&dice)
  }

  /// A fault that waits for the next call, a place in code, a request or an import.
  private func armed(_ fault: Fault, on worker: Worker, _ dice: inout Dice) -> ArmedFault {
    let request = dice.chance(30) ? worker.realm.requests.count + 1 : nil
    switch dice.roll(4) {
    case 0: return ArmedFault(.hostError("told to", import: nil), .importCall, request: request)
    case 1:
      guard let code = dice.pick(worker.source.program.codes) else { return ArmedFault(fault) }
      let place = ArmedFault.Trigger.place(
        code.function.index, pc: dice.roll(code.body.count), text: "a place")
      let isReturn = dice.chance(20) && !worker.source.bindings.isDeclared
      return ArmedFault(isReturn ? .earlyReturn([], text: "") : fault, place, request: request)
    default: return ArmedFault(fault, request: request)
    }
  }

  /// A value to be written by hand.
  private func write(on worker: Worker, _ dice: inout Dice) -> StateWrite? {
    if dice.chance(30), !worker.machine.frames.isEmpty {
      let depth = dice.roll(min(3, worker.machine.frames.count))
      let number = worker.machine.frames.count - 1 - depth
      let locals = worker.machine.locals(ofFrame: depth)
      guard locals.allSatisfy({ $0.type == .i32 }), !locals.isEmpty else { return nil }
      let write = StateWrite.Target.local(
        frame: number, slot: dice.roll(locals.count), UInt64(dice.roll(99)))
      return StateWrite(write, text: "a local")
    }
    guard let memory = worker.memory, worker.machine.memories[memory.value].bytes.count > 8 else {
      return nil
    }
    let address = dice.roll(worker.machine.memories[memory.value].bytes.count - 8)
    let bytes = (0...dice.roll(8)).map { _ in UInt8(dice.roll(256)) }
    return StateWrite(.memory(memory, at: address, bytes), text: "u8[\(address)]")
  }
}

// MARK: All of them

extension Subject {
  /// The one that is played with a seed: seeds in a row have all examples, and the corpus if it is
  /// here, by turns.
  static func of(_ seed: UInt64) throws -> Subject {
    let turn = Int(seed / 2)
    let all = seed % 2 == 0 && !corpus.isEmpty ? corpus : examples
    return all[(turn * 11) % all.count]
  }

  /// The example workers, in every build and under every strategy.
  static let examples: [Subject] = ["bank", "workshop", "service"].flatMap { name in
    let pieces = SubjectPieces.pieces(of: name)
    return Strategy.allCases.flatMap { strategy in
      ["abort", "unwind-exnref", "unwind-legacy"].compactMap { build -> Subject? in
        guard let bytes = BundledFiles.find("Examples/rust/\(name).\(build).wasm") else {
          return nil
        }
        return try? Subject(name: "\(name).\(build)", bytes: bytes, strategy, pieces: pieces)
      }
    }
  }

  /// The modules of the corpus of compiled Rust, under every strategy that takes them.
  static let corpus: [Subject] = SharedFiles.corpusModules.flatMap { name in
    Strategy.allCases.compactMap { strategy in
      guard let bytes = try? SharedFiles.read(name, in: SharedFiles.corpus) else { return nil }
      return try? Subject(name: name, bytes: bytes, strategy)
    }
  }
}
