// References: functions, structures, arrays, small integers, casts, and the tables that hold them.

import WasmModel

extension CodeWriter {
  /// Leaves a reference: mostly a new one, sometimes null.
  mutating func pushReference(_ type: ValueType) {
    guard case .reference(let reference) = type else { return }
    if reference.isNullable, random.chance(15) {
      return emit(.refNull, .heapType(reference.heap))
    }
    depth += 1
    defer { depth -= 1 }
    switch reference.heap {
    case .type(let index): pushObject(index)
    case .i31: pushSmallInteger()
    case .function: emit(.refFunc, .function(FunctionIndex(random.below(plan.functions.count))))
    case .any: pushAny()
    case .eq: random.chance(50) ? pushSmallInteger() : pushObject(Prelude.words)
    case .extern: pushExtern()
    default: emit(.refNull, .heapType(reference.heap))
    }
  }

  private mutating func pushSmallInteger() {
    push(.i32)
    emit(.refI31)
  }

  private mutating func pushExtern() {
    if traits.references, random.chance(40) {
      emit(i32: Int64(random.below(4)))
      return emit(.tableGet, .table(Self.externTable))
    }
    pushAny()
    emit(.externConvertAny)
  }

  private mutating func pushAny() {
    guard budget > 0, depth < Self.deepest else { return emit(.refNull, .heapType(.any)) }
    switch random.below(8) {
    case 0, 1: pushSmallInteger()
    case 2: pushObject(Prelude.structure)
    case 3: pushObject(random.pick([Prelude.bytes, Prelude.words, Prelude.references]))
    case 4:
      push(.externref)
      emit(.anyConvertExtern)
    case 5: pushCastBranch()
    default: pushLeaf(.anyref)
    }
  }

  /// Branches with a reference if it is a structure, or if it is none.
  private mutating func pushCastBranch() {
    let target = random.pick(Self.castTargets)
    let opcode = random.pick([Opcode.brOnCast, .brOnCastFail])
    block(.block, [], [.anyref]) {
      $0.push(.anyref)
      $0.emit(opcode, .castBranch(0, from: .nullable(.any), to: target))
      $0.emit(.drop)
      $0.push(.anyref)
    }
  }

  private static let castTargets: [ReferenceType] = [
    .nullable(.i31), .nonNull(.i31), .nonNull(.type(Prelude.structure)), .nullable(.array),
    .nullable(.type(Prelude.substructure)), .nonNull(.type(Prelude.words)), .nonNull(.eq),
    .nullable(.structure), .nullable(.none),
  ]

  // MARK: Objects

  mutating func pushObject(_ index: TypeIndex) {
    switch index {
    case Prelude.callee:
      let fallback = plan.functions.firstIndex(of: Prelude.calleeType)
      guard let fallback else { return emit(.refNull, .heapType(.type(index))) }
      emit(.refFunc, .function(FunctionIndex(fallback)))
    case Prelude.structure where random.chance(30): pushObject(Prelude.substructure)
    case Prelude.structure, Prelude.substructure: pushStructure(index)
    default: pushArray(index)
    }
  }

  private mutating func pushStructure(_ index: TypeIndex) {
    guard random.chance(50), budget > 0 else { return emit(.structNewDefault, .type(index)) }
    for field in fields(of: index) { pushLeaf(field.unpacked) }
    emit(.structNew, .type(index))
  }

  func fields(of index: TypeIndex) -> [StorageType] {
    index == Prelude.structure ? Prelude.fields : Prelude.fields + [Prelude.furtherField]
  }

  private mutating func pushArray(_ index: TypeIndex) {
    let element = element(of: index)
    switch random.below(5) {
    case 0:
      pushLength()
      emit(.arrayNewDefault, .type(index))
    case 1:
      for _ in 0..<4 { pushLeaf(element.unpacked) }
      emit(.arrayNewFixed, .typeCount(index, 4))
    case 2:
      pushBulk(.i32, 2)
      pushLength()
      if index == Prelude.references {
        emit(.arrayNewElem, .typeElement(index, Self.referenceSegment))
      } else {
        emit(.arrayNewData, .typeData(index, ModulePlan.data))
      }
    default:
      pushLeaf(element.unpacked)
      emit(i32: Int64(2 + random.below(6)))
      emit(.arrayNew, .type(index))
    }
  }

  /// 2 or 3, mostly: indices are less than 2.
  private mutating func pushLength() {
    pushBulk(.i32, 4)
    if isWild() { return }
    emit(i32: 2)
    emit(.i32Or)
  }

  static let externTable = TableIndex(1)
  static let referenceSegment = ElementIndex(ModulePlan.referenceSegment)
  static let arrays = [Prelude.bytes, Prelude.words, Prelude.doubles, Prelude.references]

  func element(of index: TypeIndex) -> StorageType {
    guard case .array(let field) = Prelude.types[index.value].composite else { return .i8 }
    return field.storage
  }

  /// An object that is not null, or a local that may be.
  mutating func pushPresent(_ index: TypeIndex) {
    if isWild() { return push(.null(index)) }
    if random.chance(60), let local = findLocal(.null(index)) {
      emit(.localGet, .local(local))
      block(.block, [.null(index)], [.reference(.nonNull(.type(index)))]) {
        $0.emit(.brOnNonNull, .label(0))
        $0.pushObject(index)
      }
    } else {
      pushObject(index)
    }
  }

  /// A number that is asked of a reference.
  mutating func pushQuestion(_ type: ValueType) {
    switch type {
    case .i32: pushQuestion32()
    case .i64: getField(3, .structGet)
    case .f32: getField(4, .structGet)
    case .v128: getField(6, .structGet)
    case .f64: getElement(Prelude.doubles, .arrayGet)
    default: pushLeaf(type)
    }
  }

  private mutating func pushQuestion32() {
    switch random.below(11) {
    case 0:
      push(random.pick(Prelude.referenceTypes))
      emit(.refIsNull)
    case 1:
      push(.eqref)
      push(.eqref)
      emit(.refEq)
    case 2:
      let target = random.pick(Self.castTargets)
      push(.anyref)
      emit(target.isNullable ? .refTestNull : .refTest, .heapType(target.heap))
    case 3:
      push(.i31ref)
      if random.chance(60) { replaceNull(.i31) { $0.pushSmallInteger() } }
      emit(random.pick([.i31GetS, .i31GetU]))
    case 4:
      pushPresent(random.pick(Self.arrays))
      emit(.arrayLen)
    case 5: getElement(Prelude.bytes, random.pick([.arrayGetS, .arrayGetU]))
    case 6: getElement(Prelude.words, .arrayGet)
    case 7: getField(random.pick([1, 2]), random.pick([.structGetS, .structGetU]))
    case 8: cast()
    default: getField(0, .structGet)
    }
  }

  /// Puts another reference in the place of a null.
  private mutating func replaceNull(
    _ heap: HeapType, by push: (inout CodeWriter) -> Void
  ) {
    let type = ValueType.reference(.nullable(heap))
    block(.block, [type], [.reference(.nonNull(heap))]) {
      $0.emit(.brOnNonNull, .label(0))
      push(&$0)
    }
  }

  private mutating func getField(_ position: Int, _ opcode: Opcode) {
    let index = random.pick([Prelude.structure, Prelude.substructure])
    pushPresent(index)
    emit(opcode, .typeField(index, FieldIndex(position)))
  }

  private mutating func getElement(_ index: TypeIndex, _ opcode: Opcode) {
    pushPresent(index)
    pushBulk(.i32, 2)
    emit(opcode, .type(index))
  }

  /// A cast that mostly succeeds, then a question.
  private mutating func cast() {
    if random.chance(10) { push(.anyref) } else { pushObject(Prelude.words) }
    if random.chance(50) { emit(.refAsNonNull) }
    let isNullable = random.chance(50)
    emit(isNullable ? .refCastNull : .refCast, .heapType(.type(Prelude.words)))
    emit(.arrayLen)
  }
}
