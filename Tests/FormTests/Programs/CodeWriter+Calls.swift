// Calls of all kinds: direct, through tables and references, in place of the caller, recursive.

import WasmModel

extension CodeWriter {
  /// A call whose first result is the value; the others are taken off.
  mutating func pushCall(_ type: ValueType) {
    if type == .i32, random.chance(25) { return callReference() }
    let fitting = callable.filter { plan.functions[$0].results.first == type }
    guard !fitting.isEmpty else { return pushLeaf(type) }
    call(random.pick(fitting))
  }

  /// A call whose results are taken off.
  mutating func callAndConsume() {
    if random.chance(20) { return recursion() }
    guard !callable.isEmpty else { return recursion() }
    let function = random.pick(callable)
    call(function)
    consume(Array(plan.functions[function].results.prefix(1)))
  }

  /// What may be called without a guard: imported functions, and those that come later.
  private var callable: [Int] {
    Array(0..<plan.imported) + Array(function + 1..<max(function + 1, plan.functions.count))
  }

  /// Calls a function in one of several ways and leaves its first result.
  private mutating func call(_ index: Int) {
    let type = plan.functions[index]
    for parameter in type.parameters { push(parameter) }
    if random.chance(30), let entry = plan.entries.firstIndex(of: index) {
      pushEntry(entry)
      emit(.callIndirect, .typeTable(plan.type(type), TableIndex(0)))
    } else if isWild(), !plan.entries.isEmpty {
      // A wrong type, null, or beyond the end.
      pushEntry(random.below(plan.entries.count + 3))
      emit(.callIndirect, .typeTable(plan.type(type), TableIndex(0)))
    } else {
      emit(.call, .function(FunctionIndex(index)))
    }
    consume(Array(type.results.dropFirst()))
  }

  private mutating func pushEntry(_ entry: Int) {
    guard random.chance(25) else { return emit(i32: Int64(entry)) }
    emit(i32: Int64(entry + 1))
    emit(i32: 1)
    emit(.i32Sub)
  }

  /// [i32] -> [i32] through a reference.
  private mutating func callReference() {
    push(.i32)
    pushCallee()
    emit(.callRef, .type(Prelude.callee))
  }

  private mutating func pushCallee() {
    let fitting = callable.filter { plan.functions[$0] == Prelude.calleeType }
    if isWild() || fitting.isEmpty {
      push(.null(Prelude.callee))
      guard !isWild() else { return }
      // A null would end most programs.
      let fallback = plan.functions.firstIndex(of: Prelude.calleeType) ?? 0
      emit(.refFunc, .function(FunctionIndex(fallback)))
      pushCondition()
      emit(.selectTyped, .valueTypes([.null(Prelude.callee)]))
    } else {
      emit(.refFunc, .function(FunctionIndex(random.pick(fitting))))
    }
  }

  /// Any function of the module, as long as there is fuel; rarely even without.
  mutating func recursion() {
    if traits.isBig || random.chance(97) {
      emit(.globalGet, .global(Self.fuel))
      emit(i32: 0)
      emit(.i32GtS)
    } else {
      pushCondition()
    }
    let defined = Array(plan.imported..<plan.functions.count)
    block(.if) {
      $0.emit(.globalGet, .global(Self.fuel))
      $0.emit(i32: 1)
      $0.emit(.i32Sub)
      $0.emit(.globalSet, .global(Self.fuel))
      let index = $0.random.pick(defined)
      $0.call(index)
      $0.consume(Array($0.plan.functions[index].results.prefix(1)))
    }
  }

  /// A call in place of this function, of one with the same results.
  mutating func tailCall() {
    if traits.isBig { return emit(.nop) }
    let fitting = callable.filter { plan.functions[$0].results == results }
    if results == [.i32], random.chance(40) {
      push(.i32)
      pushCallee()
      return emit(.returnCallRef, .type(Prelude.callee))
    }
    guard !fitting.isEmpty else { return returnEarly() }
    if random.chance(30) { push(traits.type(&random)) }
    let index = random.pick(fitting)
    for parameter in plan.functions[index].parameters { push(parameter) }
    if random.chance(40), let entry = plan.entries.firstIndex(of: index) {
      pushEntry(isWild() ? entry + 1 : entry)
      emit(.returnCallIndirect, .typeTable(plan.type(plan.functions[index]), TableIndex(0)))
    } else {
      emit(.returnCall, .function(FunctionIndex(index)))
    }
  }
}
