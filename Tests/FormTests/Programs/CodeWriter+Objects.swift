// Statements about structures and arrays: writing, filling, copying, asking for null.

import WasmModel

extension CodeWriter {
  mutating func object() {
    switch random.below(7) {
    case 0, 1: setField()
    case 2: setElement()
    case 3: bulkArray()
    case 4: branchOnNull()
    default:
      let type = random.pick(Prelude.referenceTypes)
      push(type)
      if isWild() { return asserted() }
      consume([type])
    }
  }

  private mutating func asserted() {
    emit(.refAsNonNull)
    emit(.drop)
  }

  private mutating func setField() {
    let index = random.pick([Prelude.structure, Prelude.substructure])
    let position = random.below(fields(of: index).count)
    pushPresent(index)
    push(fields(of: index)[position].unpacked)
    emit(.structSet, .typeField(index, FieldIndex(position)))
  }

  private mutating func setElement() {
    let index = random.pick(Self.arrays)
    pushPresent(index)
    pushBulk(.i32, 2)
    push(element(of: index).unpacked)
    emit(.arraySet, .type(index))
  }

  private mutating func bulkArray() {
    let index = random.pick(Self.arrays)
    pushPresent(index)
    pushBulk(.i32, 2)
    switch random.below(3) {
    case 0:
      push(element(of: index).unpacked)
      pushBulk(.i32, 2)
      emit(.arrayFill, .type(index))
    case 1:
      pushPresent(index)
      pushBulk(.i32, 2)
      pushBulk(.i32, 2)
      emit(.arrayCopy, .typeType(index, index))
    default:
      pushBulk(.i32, 2)
      pushBulk(.i32, 2)
      if index == Prelude.references {
        emit(.arrayInitElem, .typeElement(index, Self.referenceSegment))
      } else {
        emit(.arrayInitData, .typeData(index, ModulePlan.data))
      }
    }
  }

  private mutating func branchOnNull() {
    let type = random.pick(Prelude.referenceTypes)
    block(.block) {
      $0.push(type)
      $0.emit(.brOnNull, .label(0))
      if $0.random.chance(30) { $0.statement() }
      $0.emit(.drop)
    }
  }
}
