// Accesses of memories: every width, with addresses in, at and beyond the bounds.

import WasmModel

extension CodeWriter {
  private static let accesses = InstructionCard.all.compactMap { card -> Access? in
    guard case .access(let operands, let results) = card.typing else { return nil }
    switch card.immediates {
    case .memory(let width), .memoryLane(let width):
      return Access(card: card, operands: operands, result: results.first, width: width)
    default: return nil
    }
  }
  private static let loads = Dictionary(grouping: accesses.filter { $0.result != nil }) {
    $0.result ?? .i32
  }
  private static let stores = accesses.filter { $0.result == nil }
  private static let numberStores = stores.filter { $0.operands != [.v128] }

  /// A card that accesses memory.
  private struct Access {
    let card: InstructionCard
    let operands: [ValueType]
    let result: ValueType?
    let width: Int
  }

  mutating func pushLoad(_ type: ValueType) {
    guard let loads = Self.loads[type] else { return pushLeaf(type) }
    access(random.pick(loads))
  }

  mutating func store() {
    access(random.pick(traits.vectors && random.chance(30) ? Self.stores : Self.numberStores))
  }

  private mutating func access(_ access: Access) {
    let memory = random.chance(70) ? 0 : random.below(plan.memories.count)
    let offset = pushAddress(plan.memories[memory].address, width: access.width)
    if random.chance(4) { statement() }
    for operand in access.operands {
      if random.chance(35) { constant(operand) } else { push(operand) }
    }
    let argument = MemoryArgument(
      alignment: UInt32(random.below(access.width.trailingZeroBitCount + 1)), offset: offset,
      memory: MemoryIndex(memory))
    if case .memoryLane(let width) = access.card.immediates {
      emit(access.card.opcode, .memoryLane(argument, UInt8(random.below(16 / width))))
    } else {
      emit(access.card.opcode, .memory(argument))
    }
  }

  /// Pushes an address, and returns an offset that fits it.
  private mutating func pushAddress(_ type: AddressType, width: Int) -> UInt64 {
    if isWild() { return pushWildAddress(type) }
    if type == .i32, random.chance(50) { return pushLocalAddress() }
    let page = Int64(MemoryType.pageSize)
    switch random.below(14) {
    case 0, 1: emit(Int64(random.below(300)), of: type)
    case 2...5: pushSmall(type, below: 1024)
    case 6, 7:
      pushSmall(type, below: 256)
      pushSmall(type, below: 4096)
      emit(type == .i32 ? .i32Add : .i64Add)
    case 8:
      pushSmall(type, below: 256)
      emit(Int64(random.below(2000)), of: type)
      emit(type == .i32 ? .i32Add : .i64Add)
    case 9, 10:
      pushSmall(type, below: 128)
      emit(Int64(1 + random.below(3)), of: type)
      emit(type == .i32 ? .i32Shl : .i64Shl)
    case 11:
      emit(page - Int64(width), of: type)
      return 0
    case 12:
      emit(0, of: type)
      return UInt64(page - Int64(width))
    default:
      // Sometimes just beyond the end, if that has not grown.
      emit(page - Int64(width) - Int64(random.below(3)), of: type)
      return isWild() ? 3 : 0
    }
    return random.pick([0, 0, 0, 1, 4, 8, 16, 40, 255, 4096, 40000])
  }

  /// An address that stands in locals, without anything that makes it small.
  private mutating func pushLocalAddress() -> UInt64 {
    emit(.localGet, .local(address(random.below(Self.addresses))))
    switch random.below(6) {
    case 0:
      emit(.localGet, .local(address(random.below(Self.addresses))))
      emit(.i32Add)
    case 1:
      // This sum wraps around, that with the offset does not.
      emit(i32: isWild() ? random.pick([-900, 0xFFFF_0000]) : random.pick([-1, -2, -4]))
      emit(.i32Add)
    case 2:
      emit(i32: Int64(random.below(3000)))
      emit(random.pick([.i32Add, .i32Or]))
    case 3:
      emit(i32: Int64(1 + random.below(3)))
      emit(.i32Shl)
      guard random.chance(50) else { break }
      emit(.localGet, .local(address(random.below(Self.addresses))))
      emit(.i32Add)
    default: break
    }
    return random.pick([0, 0, 1, 4, 8, 100, 32767, 32768, 50000])
  }

  /// Gives a local another small address.
  mutating func setAddress() {
    pushSmall(.i32, below: 1024)
    if !isWild() {
      emit(i32: 16)
      emit(.i32Or)
    }
    emit(.localSet, .local(address(random.below(Self.addresses))))
  }

  /// A number from 0 to below a power of two.
  mutating func pushSmall(_ type: AddressType, below limit: Int64) {
    if random.chance(30), limit <= 256, let local = findLocal(type.valueType) {
      emit(.localGet, .local(local))
    } else {
      push(type.valueType)
    }
    emit(limit - 1, of: type)
    emit(type == .i32 ? .i32And : .i64And)
  }

  private mutating func pushWildAddress(_ type: AddressType) -> UInt64 {
    let page = Int64(MemoryType.pageSize)
    switch random.below(4) {
    case 0: push(type.valueType)
    case 1: emit(-Int64(random.below(20)), of: type)
    case 2: emit(page * Int64(random.below(3)) - Int64(random.below(18)), of: type)
    default: emit(Int64(random.below(64)), of: type)
    }
    let offsets: [UInt64] = [0, 1, 4, 16, 65535, 65536, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF]
    if type == .i64, random.chance(20) { return random.pick([1 << 32, 1 << 63, .max, .max - 7]) }
    return random.pick(offsets)
  }

  // MARK: Many bytes at once

  mutating func bulkMemory() {
    let memory = random.below(plan.memories.count)
    let source = random.below(plan.memories.count)
    let type = plan.memories[memory].address
    let index = MemoryIndex(memory)
    switch random.below(6) {
    case 0, 1:
      pushBulk(type, 2048)
      push(.i32)
      pushBulk(type, 64)
      emit(.memoryFill, .memoryIndex(index))
    case 2, 3:
      let from = plan.memories[source].address
      pushBulk(type, 2048)
      pushBulk(from, 2048)
      pushBulk(type == .i64 && from == .i64 ? .i64 : .i32, 64)
      emit(.memoryCopy, .memoryMemory(index, MemoryIndex(source)))
    case 4:
      pushBulk(type, 1024)
      pushBulk(.i32, 32)
      pushBulk(.i32, 16)
      emit(.memoryInit, .dataMemory(ModulePlan.data, index))
    default:
      emit(Int64(random.pick([0, 0, 1, 1, 2, 5])), of: type)
      emit(.memoryGrow, .memoryIndex(index))
      consume([type.valueType])
    }
    if random.chance(isWild() ? 50 : 1) { emit(.dataDrop, .data(ModulePlan.data)) }
  }

  /// An address, an index or a count.
  mutating func pushBulk(_ type: AddressType, _ limit: Int64) {
    if isWild() { push(type.valueType) } else { pushSmall(type, below: limit) }
  }
}
