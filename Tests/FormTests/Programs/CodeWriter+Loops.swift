// Loops that count, and the one around a big function.

import WasmModel

extension CodeWriter {
  /// A loop that gives a value, and takes some around.
  mutating func pushLoop(_ type: ValueType) {
    guard loops < Self.counters else { return pushLeaf(type) }
    let carried = traits.types(upTo: 2, &random)
    loop(carried, [type])
  }

  mutating func countedLoop() {
    guard loops < Self.counters else { return statement() }
    let carried = random.chance(30) ? traits.types(upTo: 3, &random) : []
    loop(carried, [])
  }

  /// A loop that takes values around, counts, and gives values at its end.
  private mutating func loop(_ carried: [ValueType], _ results: [ValueType]) {
    let counter = LocalIndex(locals.count + loops)
    let isUpwards = random.chance(50)
    let step: Int64 = random.pick([1, 1, 1, 2, 127, 128, 32767, 32768, 65536, 0x1000_0000])
    let limit = step * Int64(1 + random.below(6))
    emit(i32: isUpwards ? 0 : limit)
    emit(.localSet, .local(counter))
    for type in carried { push(type) }
    loops += 1
    block(.loop, carried, results) {
      $0.consume(carried)
      $0.statements()
      for type in carried { $0.push(type) }
      $0.count(counter, isUpwards, limit, by: step)
      $0.emit(.brIf, .label(0))
      $0.consume(carried)
      for type in results { $0.push(type) }
    }
    loops -= 1
  }

  /// Counts, and leaves the condition for going on.
  private mutating func count(
    _ counter: LocalIndex, _ isUpwards: Bool, _ limit: Int64, by step: Int64 = 1
  ) {
    let isNegated = random.chance(40)
    emit(.localGet, .local(counter))
    emit(i32: isNegated ? -step : step)
    emit(isUpwards == isNegated ? .i32Sub : .i32Add)
    emit(.localTee, .local(counter))
    guard isUpwards else {
      if random.chance(30) {
        emit(.i32Eqz)
        emit(.i32Eqz)
      }
      return
    }
    emit(i32: limit)
    emit(random.pick([.i32LtS, .i32LtU, .i32Ne]))
  }

  /// Everything stands in a loop, which goes around a few times; in every other round a branch goes
  /// over all of it.
  mutating func bigBody() {
    let counter = LocalIndex(locals.count)
    loops += 1
    outermost = labels.count + 2
    emit(i32: 4)
    emit(.localSet, .local(counter))
    block(.loop) {
      $0.block(.block) {
        $0.emit(.localGet, .local(counter))
        $0.emit(i32: 1)
        $0.emit(.i32And)
        $0.emit(.brIf, .label(0))
        while $0.budget > 0 { $0.statement() }
      }
      $0.count(counter, false, 4)
      $0.emit(.brIf, .label(0))
    }
    loops -= 1
    outermost = 0
  }
}
