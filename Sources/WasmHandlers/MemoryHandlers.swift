// The handlers of memory.size, memory.copy and memory.fill, plain and marking what they write.

import WasmModel

@inline(__always) func handleMemorySize(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[slot(pc, FieldOffset.d)] = size(mem) / UInt64(MemoryType.pageSize)
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func isInside(_ mem: Memory, _ address: UInt64, _ count: UInt64) -> Bool {
  count <= size(mem) && address <= size(mem) &- count
}

/// The three operands begin at the slot `a`: target, source, count.
@inline(__always) private func copy(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double,
  isRecorded: Bool
) -> Int {
  let operands = fp + slot(pc, FieldOffset.a)
  let (to, from, count) = (operands[0], operands[1], operands[2])
  if !isInside(mem, to, count) || !isInside(mem, from, count) {
    return leave(pc, fp, r0, ctx, cnt, d0, .trap)
  }
  (mem + Int(truncatingIfNeeded: to)).copyMemory(
    from: mem + Int(truncatingIfNeeded: from), byteCount: Int(truncatingIfNeeded: count))
  if isRecorded { mark(mem, to, count) }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleMemoryCopy(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  copy(pc, fp, mem, r0, ctx, cnt, d0, isRecorded: false)
}

@inline(__always) func handleMemoryCopyRecorded(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  copy(pc, fp, mem, r0, ctx, cnt, d0, isRecorded: true)
}

/// The three operands begin at the slot `a`: target, value, count.
@inline(__always) private func fill(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double,
  isRecorded: Bool
) -> Int {
  let operands = fp + slot(pc, FieldOffset.a)
  let (to, value, count) = (operands[0], operands[1], operands[2])
  if !isInside(mem, to, count) { return leave(pc, fp, r0, ctx, cnt, d0, .trap) }
  (mem + Int(truncatingIfNeeded: to)).initializeMemory(
    as: UInt8.self, repeating: UInt8(truncatingIfNeeded: value),
    count: Int(truncatingIfNeeded: count))
  if isRecorded { mark(mem, to, count) }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleMemoryFill(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fill(pc, fp, mem, r0, ctx, cnt, d0, isRecorded: false)
}

@inline(__always) func handleMemoryFillRecorded(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fill(pc, fp, mem, r0, ctx, cnt, d0, isRecorded: true)
}

/// Marks a range that lies inside. An empty one may lie in a memory without marks.
@inline(__always) private func mark(_ mem: Memory, _ start: UInt64, _ count: UInt64) {
  if count == 0 { return }
  (marks(mem) + Int(truncatingIfNeeded: start)).initializeMemory(
    as: UInt8.self, repeating: .max, count: Int(truncatingIfNeeded: count))
}
