// From one instruction to the next.

import WasmModel

/// Goes to the instruction at a pc. In a release build the call is a jump, so that the native stack
/// does not grow; in a debug build ``enter(_:)`` goes on.
@inline(__always) func next(
  _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
) -> Int {
  #if DEBUG
    context(ctx).pointee.memory = mem
    return leave(pc, fp, r0, ctx, cnt, d0, .next)
  #else
    return unsafeBitCast(pc.load(as: UInt.self), to: InstructionHandler.self)(
      pc, fp, mem, r0, ctx, cnt, d0)
  #endif
}

/// Leaves the fast form at a place.
@inline(never) func leave(
  _ pc: Code, _ fp: Slots, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double,
  _ departure: Departure
) -> Int {
  let context = context(ctx)
  context.pointee.pc = pc
  context.pointee.slots = fp
  context.pointee.integer = r0
  context.pointee.ticks = cnt
  context.pointee.float = d0
  return departure.rawValue
}

/// Executes from the place in a context on, until something needs attention.
public func enter(_ context: UnsafeMutablePointer<FastContext>) -> Departure {
  while true {
    let state = context.pointee
    let handler = unsafeBitCast(state.pc.load(as: UInt.self), to: InstructionHandler.self)
    let result = handler(
      state.pc, state.slots, state.memory, state.integer, context, state.ticks, state.float)
    guard let departure = Departure(rawValue: result) else {
      preconditionFailure("a handler gave \(result)")
    }
    if departure != .next { return departure }
  }
}
