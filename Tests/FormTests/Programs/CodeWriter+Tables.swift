// Tables: reading, writing, growing, filling and copying them.

import WasmModel

extension CodeWriter {
  mutating func table() {
    // Calls through table 0 would trap sooner or later.
    let first = traits.isBig ? 1 : 0
    let index = first + random.below(plan.tables.count - first)
    let table = plan.tables[index]
    let element = ValueType.reference(table.element)
    switch random.below(7) {
    case 0, 1:
      pushBulk(table.address, 4)
      push(element)
      emit(.tableSet, .table(TableIndex(index)))
    case 2:
      pushBulk(table.address, 4)
      push(element)
      pushBulk(table.address, 4)
      emit(.tableFill, .table(TableIndex(index)))
    case 3:
      for _ in 0..<3 { pushBulk(table.address, 4) }
      emit(.tableCopy, .tableTable(TableIndex(index), TableIndex(index)))
    case 4: initialize(index)
    case 5:
      push(element)
      emit(Int64(random.below(3)), of: table.address)
      emit(.tableGrow, .table(TableIndex(index)))
      consume([table.address.valueType])
    default:
      pushBulk(table.address, 4)
      emit(.tableGet, .table(TableIndex(index)))
      consume([element])
    }
  }

  private mutating func initialize(_ index: Int) {
    let fitting = plan.segments.indices.filter { plan.segments[$0] == plan.tables[index].element }
    guard !fitting.isEmpty else { return statement() }
    let segment = ElementIndex(random.pick(fitting))
    pushBulk(plan.tables[index].address, 4)
    pushBulk(.i32, 2)
    pushBulk(.i32, 2)
    emit(.tableInit, .elementTable(segment, TableIndex(index)))
    if isWild() { emit(.elemDrop, .element(segment)) }
  }

  /// A value that has its own instruction.
  mutating func pushSpecial(_ type: ValueType) {
    if traits.references, random.chance(60) { return pushQuestion(type) }
    let memory = random.below(plan.memories.count)
    let table = random.below(plan.tables.count)
    if random.chance(70), plan.memories[memory].address.valueType == type {
      emit(.memorySize, .memoryIndex(MemoryIndex(memory)))
    } else if plan.tables[table].address.valueType == type {
      emit(.tableSize, .table(TableIndex(table)))
    } else {
      pushLeaf(type)
    }
  }
}
