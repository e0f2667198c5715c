// The values that expressions can name.

import Recovery
import Views
import WasmMachine
import WasmModel

/// Looks values of a worker up.
struct WorkerValues: Sendable {
  let worker: Worker
  /// As in `A`.
  let side: String
  /// The frame whose locals and operands are meant; 0 is the innermost one.
  let frame: Int

  init(_ worker: Worker, side: String, frame: Int = 0) {
    (self.worker, self.side, self.frame) = (worker, side, frame)
  }

  init(side: Side) { self.init(side.worker, side: side.label) }

  private var machine: Machine { worker.machine }

  // MARK: Frames

  /// The locals of the frame, with their places.
  private func locals() throws(ExpressionProblem) -> [StoredValue] {
    guard frame < machine.frames.count else { throw .noFrame }
    let number = machine.frames.count - 1 - frame
    var slot = Int(machine.frames[number].base)
    return machine.locals(ofFrame: frame).enumerated().map { index, local in
      let slots = slot..<slot + local.type.slotCount
      slot = slots.upperBound
      return StoredValue(
        form: .init(local.type), bits: local.slot,
        location: .local(frame: number, index: index, slots: slots))
    }
  }

  /// `local[0]`
  func local(_ index: Int64) throws(ExpressionProblem) -> StoredValue {
    try element("local", try locals(), index)
  }

  /// `$amount`
  func local(_ name: String) throws(ExpressionProblem) -> StoredValue {
    guard let found = try findLocal(name) else {
      throw .noLocal(name, known: try localNames())
    }
    return found
  }

  /// The local of a name, or nil if no local of the frame has it.
  func findLocal(_ name: String) throws(ExpressionProblem) -> StoredValue? {
    guard let index = try localNames().firstIndex(of: "$" + name) else { return nil }
    return try locals()[index]
  }

  /// The names of the locals of the frame; `local[0]` for one that has none.
  func localNames() throws(ExpressionProblem) -> [String] {
    guard let place = machine.findPlace(ofFrame: frame) else { throw .noFrame }
    let code = CodeText(machine.instances[place.instance.value].module)
    return machine.locals(ofFrame: frame).indices.map { code.name($0, of: place.function) }
  }

  /// `stack[0]`, the top operand.
  func operand(_ index: Int64) throws(ExpressionProblem) -> StoredValue {
    guard frame < machine.frames.count else { throw .noFrame }
    let operands = machine.operands(ofFrame: frame).reversed().map {
      StoredValue(form: .init($0.type), bits: $0.slot, location: nil)
    }
    return try element("stack", operands, index)
  }

  private func element(
    _ what: String, _ values: [StoredValue], _ index: Int64
  ) throws(ExpressionProblem) -> StoredValue {
    guard index >= 0, index < values.count else {
      throw .noElement(what, index, count: values.count)
    }
    return values[Int(index)]
  }

  // MARK: Globals

  private func instance() throws(ExpressionProblem) -> Instance {
    guard let instance = worker.instance else { throw .noInstance }
    return instance
  }

  /// `global[2]`
  func global(_ index: Int64) throws(ExpressionProblem) -> StoredValue {
    try element("global", try instance().globals.map(stored), index)
  }

  /// `global[__stack_pointer]`: by its name or its export.
  func global(_ name: String) throws(ExpressionProblem) -> StoredValue {
    guard let found = try findGlobal(name) else {
      let code = CodeText(try instance().module)
      let known = try instance().globals.indices.map { code.name(GlobalIndex($0)) }
      throw .noGlobal(name, known: known)
    }
    return found
  }

  private func findGlobal(_ name: String) throws(ExpressionProblem) -> StoredValue? {
    let instance = try instance()
    let plain = name.hasPrefix("$") ? String(name.dropFirst()) : name
    if case .global(let address)? = instance.findExport(plain) { return stored(address) }
    let code = CodeText(instance.module)
    let index = instance.globals.indices.first { code.name(GlobalIndex($0)) == plain }
    return index.map { stored(instance.globals[$0]) }
  }

  private func stored(_ address: GlobalAddress) -> StoredValue {
    let global = machine.globals[address.value]
    return StoredValue(
      form: .init(global.type.value), bits: global.slot, location: .global(address),
      isMutable: global.type.isMutable)
  }

  /// `%sp`
  func stackPointer() throws(ExpressionProblem) -> StoredValue {
    guard let found = try findGlobal("__stack_pointer") else { throw .noStackPointer }
    return found
  }

  // MARK: Memory

  private static let mostBytes = 65536

  /// `u8[0x100]` and so on.
  func memory(_ unit: MemoryUnit, _ address: Int64) throws(ExpressionProblem) -> StoredValue {
    let (memory, range) = try range(address, Int64(unit.width))
    let bits = machine.memories[memory.value].load(at: range.lowerBound, width: unit.width)
    return StoredValue(form: .number(unit), bits: bits, location: .memory(memory, range))
  }

  /// The bytes of a range.
  func bytes(_ address: Int64, _ count: Int64) throws(ExpressionProblem) -> [UInt8] {
    let (memory, range) = try range(address, count)
    return machine.memories[memory.value].findBytes(
      at: UInt64(range.lowerBound), count: UInt64(range.count)) ?? []
  }

  /// The bytes up to a zero, 200 at most.
  func string(at address: Int64) throws(ExpressionProblem) -> [UInt8] {
    let (memory, range) = try range(address, 1)
    let bytes = machine.memories[memory.value].bytes[range.lowerBound...]
    return Array(bytes.prefix(200).prefix { $0 != 0 })
  }

  /// The range of bytes that an address and a length name.
  func range(
    _ address: Int64, _ count: Int64
  ) throws(ExpressionProblem) -> (MemoryAddress, Range<Int>) {
    guard let memory = worker.memory else {
      _ = try instance()
      throw .noMemory
    }
    guard count >= 0, count <= Self.mostBytes else {
      throw .length(count, most: Self.mostBytes)
    }
    let linear = machine.memories[memory.value]
    let start = UInt64(bitPattern: address)
    guard linear.contains(start, count: UInt64(count)) else {
      throw .outside(.integer(address), bytes: Int(count), size: linear.bytes.count)
    }
    return (memory, Int(start)..<Int(start) + Int(count))
  }

  /// `%poison`; nil if the module has no flag.
  func flag() -> StoredValue? {
    guard let address = worker.terminatedFlagAddress else { return nil }
    return try? memory(.u32, Int64(bitPattern: address))
  }
}
