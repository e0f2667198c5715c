// From instructions of the fast form to bytes.

import WasmHandlers
import WasmModel
import WasmValidation

extension FastTranslator {
  /// The offset of each instruction in bytes; the end comes last.
  var offsets: [Int] {
    var offsets: [Int] = []
    var next = 0
    offsets.reserveCapacity(output.count + 1)
    for instruction in output {
      offsets.append(next)
      next += instruction.size
    }
    offsets.append(next)
    return offsets
  }

  /// Writes the code to memory of its own.
  func encode() -> FastCode {
    let offsets = offsets
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(offsets[output.count], 16), alignment: 16)
    for (index, instruction) in output.enumerated() {
      write(instruction, to: memory + offsets[index], at: offsets[index], offsets)
    }
    var points = safePoints
    for index in points.indices {
      points[index].position = Int32(offsets[Int(points[index].position)])
      let handler = code.function.sideTable.innermostHandler(at: Int(points[index].pc) - 1)
      points[index].handler = Int32(handler ?? -1)
    }
    return FastCode(code, memory, size: offsets[output.count], safePoints: points)
  }

  private func write(
    _ instruction: FastInstruction, to place: UnsafeMutableRawPointer, at offset: Int,
    _ offsets: [Int]
  ) {
    place.storeBytes(of: handler(of: instruction), as: UInt.self)
    func store(_ value: Int, _ field: Int) {
      place.storeBytes(of: UInt16(truncatingIfNeeded: value), toByteOffset: field, as: UInt16.self)
    }
    store(instruction.d, FieldOffset.d)
    store(instruction.a, FieldOffset.a)
    store(instruction.b, FieldOffset.b)
    store(instruction.n, FieldOffset.n)
    if let number = instruction.number {
      place.storeBytes(of: number, toByteOffset: FieldOffset.number, as: Int32.self)
    }
    if let wide = instruction.wide {
      place.storeBytes(of: wide, toByteOffset: FieldOffset.wide, as: UInt64.self)
    }
    if instruction.label >= 0 {
      let label = labels[instruction.label]
      let distance = Int32(offsets[label.position] - offset)
      let isNear = instruction.opcode == nil
      place.storeBytes(
        of: distance, toByteOffset: isNear ? FieldOffset.number : FieldOffset.wide, as: Int32.self)
      let isAddition =
        instruction.variant == .addBranch || instruction.variant == .addBranchImmediate
      store(instruction.ticks - label.ticks, isAddition ? FieldOffset.n : FieldOffset.d)
    }
    for (index, entry) in instruction.entries.enumerated() {
      let label = labels[entry.label]
      let field = FieldOffset.wide + 8 * index
      place.storeBytes(
        of: Int32(offsets[label.position] - offset), toByteOffset: field, as: Int32.self)
      place.storeBytes(
        of: Int32(entry.ticks - label.ticks), toByteOffset: field + 4, as: Int32.self)
    }
  }

  private func handler(of instruction: FastInstruction) -> UInt {
    switch instruction.kind {
    case .operation(let operation): return HandlerTable.shared[operation, recorded: isRecorded]
    case .scalar(let opcode, let variant):
      guard let handler = HandlerTable.shared.find(opcode, variant, recorded: isRecorded)
      else {
        preconditionFailure("no handler for \(opcode) \(variant)")
      }
      return handler
    }
  }
}
