// The handlers of moves, branches, calls and returns, and of what is left to the machine.

import WasmModel

/// Enters the handlers of this file into a table.
func addOperations(to table: inout HandlerTable) {
  table.set(.copy, handleCopy)
  table.set(.constant, handleConstant)
  table.set(.select, handleSelect)
  table.set(.selectAcc, handleSelectAcc)
  table.set(.globalGet, handleGlobalGet)
  table.set(.globalSet, handleGlobalSet)
  table.set(.globalSetAcc, handleGlobalSetAcc)
  table.set(.branch, handleBranch)
  table.set(.branchIf, handleBranchIf)
  table.set(.branchUnless, handleBranchUnless)
  table.set(.branchIfAcc, handleBranchIfAcc)
  table.set(.branchUnlessAcc, handleBranchUnlessAcc)
  table.set(.branchTable, handleBranchTable)
  table.set(.call, handleCall)
  table.set(.callIndirect, handleCallIndirect)
  table.set(.callIndirectAcc, handleCallIndirectAcc)
  table.set(.returnNone, handleReturnNone)
  table.set(.returnOne, handleReturnOne)
  table.set(.returnIntegerAcc, handleReturnIntegerAcc)
  table.set(.returnFloatAcc, handleReturnFloatAcc)
  table.set(.returnMany, handleReturnMany)
  table.set(.memorySize, handleMemorySize)
  table.set(.memoryCopy, handleMemoryCopy)
  table.set(.memoryFill, handleMemoryFill)
  table.set(.memoryCopyRecorded, handleMemoryCopyRecorded)
  table.set(.memoryFillRecorded, handleMemoryFillRecorded)
  table.set(.tick, handleTick)
  table.set(.perform, handlePerform)
  table.set(.leave, handleLeave)
  table.set(.stop, handleStop)
  table.set(.returned, handleReturned)
  table.set(.throwNew, handleThrowNew)
  table.set(.throwReference, handleThrowReference)
  table.set(.untranslated, handleUntranslated)
  table.set(.untranslatable, handleUntranslatable)
}

// MARK: Moves

@inline(__always) private func handleCopy(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[slot(pc, FieldOffset.d)] = fp[slot(pc, FieldOffset.a)]
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleConstant(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[slot(pc, FieldOffset.d)] = wide(pc)
  return next(pc + 24, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleSelect(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let a = fp[slot(pc, FieldOffset.a)]
  let b = fp[slot(pc, FieldOffset.b)]
  fp[slot(pc, FieldOffset.d)] = low(fp[slot(pc, FieldOffset.n)]) != 0 ? a : b
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleSelectAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let a = fp[slot(pc, FieldOffset.a)]
  let b = fp[slot(pc, FieldOffset.b)]
  fp[slot(pc, FieldOffset.d)] = low(r0) != 0 ? a : b
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func global(_ pc: Code, _ ctx: Context) -> Slots {
  let address = context(ctx).pointee.globalAddresses[slot(pc, FieldOffset.b)]
  return context(ctx).pointee.globals + 2 * Int(address)
}

@inline(__always) private func handleGlobalGet(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  fp[slot(pc, FieldOffset.d)] = global(pc, ctx).pointee
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleGlobalSet(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  global(pc, ctx).pointee = fp[slot(pc, FieldOffset.a)]
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleGlobalSetAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  global(pc, ctx).pointee = r0
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

// MARK: Branches

/// Takes a branch whose ticks and distance are given.
@inline(__always) private func take(
  _ pc: Code, _ delta: Int64, _ distance: Int, _ fp: Slots, _ mem: Memory, _ r0: UInt64,
  _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let cnt = cnt &- delta
  let pc = pc + distance
  if cnt < 0 { return leave(pc, fp, r0, ctx, cnt, d0, .limit) }
  return next(pc, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleBranch(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  take(
    pc, Int64(delta(pc, FieldOffset.d)), offset(pc, FieldOffset.number), fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleBranchIf(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  if low(fp[slot(pc, FieldOffset.a)]) != 0 {
    return take(
      pc, Int64(delta(pc, FieldOffset.d)), offset(pc, FieldOffset.number), fp, mem, r0, ctx, cnt,
      d0)
  }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleBranchUnless(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  if low(fp[slot(pc, FieldOffset.a)]) == 0 {
    return take(
      pc, Int64(delta(pc, FieldOffset.d)), offset(pc, FieldOffset.number), fp, mem, r0, ctx, cnt,
      d0)
  }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleBranchIfAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  if low(r0) != 0 {
    return take(
      pc, Int64(delta(pc, FieldOffset.d)), offset(pc, FieldOffset.number), fp, mem, r0, ctx, cnt,
      d0)
  }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

@inline(__always) private func handleBranchUnlessAcc(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  if low(r0) == 0 {
    return take(
      pc, Int64(delta(pc, FieldOffset.d)), offset(pc, FieldOffset.number), fp, mem, r0, ctx, cnt,
      d0)
  }
  return next(pc + 16, fp, mem, r0, ctx, cnt, d0)
}

/// Entries of 8 bytes follow, the distance and the ticks; the number says how many there are before
/// the default.
@inline(__always) private func handleBranchTable(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  let index = low(fp[slot(pc, FieldOffset.a)])
  let count = UInt32(bitPattern: number(pc))
  let entry = FieldOffset.wide + 8 * Int(index < count ? index : count)
  return take(
    pc, Int64(offset32(pc, entry + 4)), offset(pc, entry), fp, mem, r0, ctx, cnt, d0)
}

/// Counts where no branch does.
@inline(__always) private func handleTick(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  take(pc, Int64(delta(pc, FieldOffset.d)), 16, fp, mem, r0, ctx, cnt, d0)
}

// MARK: What is left to the machine

@inline(__always) private func handlePerform(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  if context(ctx).pointee.perform(ctx, pc, fp) != 0 {
    return leave(pc, fp, r0, ctx, cnt, d0, .trap)
  }
  return next(pc + 24, fp, context(ctx).pointee.memory, r0, ctx, cnt, d0)
}

@inline(__always) private func handleLeave(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .trap)
}

@inline(__always) private func handleStop(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .stop)
}

@inline(__always) private func handleReturned(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .returned)
}

@inline(__always) private func handleUntranslated(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .untranslated)
}

@inline(__always) private func handleUntranslatable(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .untranslatable)
}

@inline(__always) private func handleThrowNew(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .throwNew)
}

@inline(__always) private func handleThrowReference(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  leave(pc, fp, r0, ctx, cnt, d0, .throwReference)
}
