// What a move changed besides the operand stack, and the moves that execute no instruction.

import Recovery
import Styling
import WasmMachine
import WasmModel

extension TraceWriter {
  /// Writes text; makes room for it.
  @inline(never)
  mutating func append(_ text: String) { buffer.append(encode(text)) }

  func encode(_ text: String) -> [UInt8] { Self.encode(text, isASCII: isASCII) }

  /// The bytes of a text on one line, without control characters.
  static func encode(_ text: String, isASCII: Bool) -> [UInt8] {
    let line = text.replacing("\n", with: "\\n")
      .replacing("→ ", with: "-> ").replacing("→", with: " -> ")
    return Array(StyledText(line).text(ascii: isASCII).utf8)
  }

  /// Finds the lines of a function, or nil if the host provides it.
  mutating func find(_ address: FunctionAddress, _ worker: inout Worker) -> TraceFunction? {
    while functions.count <= address.value { functions.append(nil) }
    if let known = functions[address.value] { return known }
    guard case .wasm(let instance, let code) = worker.machine.functions[address.value].kind else {
      return nil
    }
    let program = worker.machine.instances[instance.value].program
    let function = prepared[ObjectIdentifier(code)] ?? prepare(code, in: program)
    prepared[ObjectIdentifier(code)] = function
    functions[address.value] = function
    return function
  }

  private mutating func prepare(_ code: Code, in program: Program) -> TraceFunction {
    let module = modules[ObjectIdentifier(program)] ?? TraceModule(program.module)
    modules[ObjectIdentifier(program)] = module
    let isASCII = isASCII
    return TraceFunction(
      TraceFunctionParts(code, in: program, module, &references) {
        Self.encode($0, isASCII: isASCII)
      })
  }
}

// Effects.
extension TraceWriter {
  /// As in `[0x1f]`.
  mutating func writeAddress(_ address: UInt64) {
    buffer.write("  [")
    buffer.write(hex: address)
    buffer.write("]")
  }

  /// Writes what the journal tells of memories, tables and objects.
  mutating func writeChanges(since mark: Int, _ worker: inout Worker) {
    for change in worker.machine.changes(since: mark) {
      switch change {
      case .position, .slot, .slots, .objectMade: break
      case .memory(let address, let old, let memory, let width):
        let new = worker.machine.memories[memory.value].load(
          at: Int(address), width: Int(width))
        buffer.makeRoom(128)
        writeAddress(address)
        buffer.write(" ")
        buffer.write(decimal: old)
        buffer.write4(TraceWords.arrow)
        buffer.write(decimal: new)
      default:
        if let text = MoveView.describe(change, worker, true) { append("  \(text)") }
      }
    }
  }

  /// Writes where a call, a return or a throw leads.
  mutating func writeTransfer(from depth: Int, _ worker: inout Worker) {
    switch worker.machine.status {
    case .running:
      let count = worker.machine.frames.count
      buffer.makeRoom(64)
      buffer.write(count < depth ? "  returns to " : "  enters ")
      if let function = find(worker.machine.frames[count - 1].function, &worker) {
        buffer.append(function.name)
      }
    case .hostCall(let address):
      host = address
      if case .host(let name) = worker.machine.functions[address.value].kind {
        append("  calls the host's \(name)")
      }
    case .finished: append("  returns to JavaScript")
    case .unwinding(let exception, _): append("  THROW \(worker.tagName(exception))")
    default: break
    }
  }

  /// Writes why an instruction is not complete.
  mutating func writeTrap(_ status: Status) {
    switch status {
    case .trapped(let trap): append("  TRAP \(trap.phrase)")
    case .exhausted: append("  EXHAUSTED call stack")
    case .storeExhausted: append("  EXHAUSTED store")
    default: break
    }
  }
}

// Moves that execute no instruction.
extension TraceWriter {
  /// Writes the line of a glue line, or of a step of an unwinding, that was made.
  public mutating func write(
    _ preview: MovePreview, after worker: Worker, since mark: Worker.Mark
  ) {
    let depth = preview.isGlue ? "js" : "\(preview.frameCount)"
    let changes = MoveView.describe(preview, worker, mark.machine, forward: true)
    let place = preview.place.padded(to: TraceFunctionParts.placeWidth)
    append(TraceHeader.text("\(worker.ticks)", depth) + "\(place)  \(preview.text)")
    for text in answer(worker) + changes { append("  \(text)") }
    buffer.append([UInt8(ascii: "\n")])
  }

  /// What the host gave back to Wasm.
  private mutating func answer(_ worker: Worker) -> [String] {
    defer { host = nil }
    guard let host, case .running = worker.machine.status else { return [] }
    let types = worker.machine.functions[host.value].type.results
    var slot = worker.machine.top - types.slotCount
    return types.map { type in
      defer { slot += type.slotCount }
      return "-> \(type) \(NumberText.text(type, worker.machine.slots[slot]))"
    }
  }
}
