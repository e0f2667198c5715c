// The handlers of calls and returns.

import WasmModel

/// Enters a function whose arguments begin at the slot `a`.
@inline(__always) private func enter(
  _ function: UnsafeMutablePointer<FastFunction>, _ pc: Code, _ fp: Slots, _ mem: Memory,
  _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let callee = fp + slot(pc, FieldOffset.a)
  let frame = context(ctx).pointee.nextFrame
  let zero = context(ctx).pointee.zero
  if callee + function.pointee.neededSlots > context(ctx).pointee.slotsEnd
    || frame >= context(ctx).pointee.framesEnd
  {
    return leave(pc, fp, r0, ctx, cnt, d0, .noRoom)
  }
  frame.pointee = FastFrame(returnPC: pc + 24, callerSlots: fp, function: function)
  context(ctx).pointee.nextFrame = frame + 1
  var slot = callee + function.pointee.parameterSlots
  var left = function.pointee.clearedSlots
  while left != 0 {
    slot.pointee = zero
    slot += 1
    left &-= 1
  }
  let cnt = cnt &- Int64(delta(pc, FieldOffset.d))
  let code = function.pointee.code
  if cnt < 0 { return leave(code, callee, r0, ctx, cnt, d0, .limit) }
  return next(code, callee, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleCall(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let function = pc.load(
    fromByteOffset: FieldOffset.wide, as: UnsafeMutablePointer<FastFunction>.self)
  return enter(function, pc, fp, mem, r0, ctx, cnt, d0)
}

/// Calls through a table. Functions of other instances, and types that match without being the same,
/// are left to the machine.
@inline(__always) private func callIndirect(
  _ index: UInt64, _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context,
  _ cnt: Int64, _ d0: Double
) -> Int {
  let elements = context(ctx).pointee.tables[slot(pc, FieldOffset.n)]
  if index >= elements[-1] { return leave(pc, fp, r0, ctx, cnt, d0, .trap) }
  let reference = elements[Int(truncatingIfNeeded: index)]
  if reference == .max { return leave(pc, fp, r0, ctx, cnt, d0, .trap) }
  let address = Int(truncatingIfNeeded: reference)
  let entry = context(ctx).pointee.functions[address]
  let type = context(ctx).pointee.types[Int(offsetBits(pc, FieldOffset.wide))]
  if entry.type != type || entry.instance != context(ctx).pointee.instance {
    return leave(pc, fp, r0, ctx, cnt, d0, .trap)
  }
  return enter(
    context(ctx).pointee.fastFunctions[address], pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleCallIndirect(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  callIndirect(fp[slot(pc, FieldOffset.b)], pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleCallIndirectAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  callIndirect(r0, pc, fp, mem, r0, ctx, cnt, d0)
}

// MARK: Returns

/// Goes back to the caller; the results are in place.
@inline(__always) private func finish(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let frame = context(ctx).pointee.nextFrame - 1
  context(ctx).pointee.nextFrame = frame
  let cnt = cnt &- Int64(delta(pc, FieldOffset.d))
  let pc = frame.pointee.returnPC
  let fp = frame.pointee.callerSlots
  if cnt < 0 { return leave(pc, fp, r0, ctx, cnt, d0, .limit) }
  return next(pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleReturnNone(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  finish(pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleReturnOne(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[0] = fp[slot(pc, FieldOffset.a)]
  return finish(pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleReturnIntegerAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[0] = r0
  return finish(pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) func handleReturnFloatAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[0] = bits(d0)
  return finish(pc, fp, mem, r0, ctx, cnt, d0)
}

/// Several results that begin at the slot `a`; `b` says how many.
@inline(__always) func handleReturnMany(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  UnsafeMutableRawPointer(fp).copyMemory(
    from: fp + slot(pc, FieldOffset.a), byteCount: 8 * slot(pc, FieldOffset.b))
  return finish(pc, fp, mem, r0, ctx, cnt, d0)
}
