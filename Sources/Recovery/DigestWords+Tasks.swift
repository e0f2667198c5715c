// Tasks, crossings, timers and requests as words for a digest.

import JavaScript
import WasmMachine
import WasmModel

extension DigestWords {
  mutating func add(_ crossing: Crossing) {
    switch crossing.kind {
    case .task(let task):
      add(0)
      add(task)
    case .wasm(.function(let name, let address)):
      add(1)
      add(name) { $0.add($1) }
      add(address.value)
    case .wasm(.start(let instance)):
      add(2)
      add(instance)
    case .imported(let name):
      add(3)
      add(name)
    }
    add(crossing.scriptFrames)
    add(crossing.wasmFrames)
  }

  mutating func add(_ task: Task) {
    switch task {
    case .load(let number):
      add(0)
      add(number)
    case .request(let number):
      add(1)
      add(number)
    case .piece(let number):
      add(2)
      add(number)
    case .microtask: add(3)
    case .timer: add(4)
    case .errorListener: add(5)
    }
  }

  mutating func add(_ timer: WorkerTimer) {
    add(timer.number)
    add(timer.due)
    add(timer.function)
  }

  mutating func add(_ request: Request) {
    add(request.number)
    add(request.call)
    add(request.firstTick)
    add(request.lastTick) { $0.add($1) }
    add(request.instance)
    add(request.piece) { $0.add($1) }
    add(request.promise) { $0.add($1) }
    add(request.outcome) { $0.add($1) }
  }

  private mutating func add(_ call: ExportCall) {
    add(call.name)
    add(call.arguments)
    add(call.text)
  }

  private mutating func add(_ piece: ScriptPiece) {
    add(piece.text)
    add(piece.program.source) { $0.add($1) }
  }

  private mutating func add(_ outcome: Request.Outcome) {
    switch outcome {
    case .answered(let value):
      add(0)
      add(value)
    case .failed(let value):
      add(1)
      add(value)
    case .hung: add(2)
    }
  }

  mutating func add(_ armed: ArmedFault) {
    add(armed.fault)
    switch armed.trigger {
    case .strikePoint: add(0)
    case .place(let function, let pc, let text):
      add(1)
      add(function.value)
      add(pc)
      add(text)
    case .importCall: add(2)
    }
    add(armed.request) { $0.add($1) }
    add(armed.number)
  }

  private mutating func add(_ fault: Fault) {
    add(fault.text)
    switch fault {
    case .panic, .abort, .hostError: break
    case .exception(let tag, let payload, _):
      add(tag.value)
      add(payload) { $0.add($1) }
    case .earlyReturn(let values, _): add(values) { $0.add($1) }
    case .change(let change): add(change)
    }
  }

  private mutating func add(_ change: StateWrite) {
    switch change.target {
    case .memory(let memory, let address, let bytes):
      add(0)
      add(memory.value)
      add(address)
      add(bytes)
    case .global(let global, let value):
      add(1)
      add(global.value)
      add(value)
    case .local(let frame, let slot, let value):
      add(2)
      add(frame)
      add(slot)
      add(value)
    }
  }
}
