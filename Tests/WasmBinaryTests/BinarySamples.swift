// Small modules in bytes, and modules without what a round trip does not keep.

import WasmBinary
import WasmModel

/// The first eight bytes of every module.
let header: [UInt8] = [0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00]

/// A section with its number and size.
func section(_ section: Section, _ contents: [UInt8]) -> [UInt8] {
  [section.rawValue] + leb(contents.count) + contents
}

/// An unsigned number of variable length.
func leb(_ number: Int) -> [UInt8] {
  number < 0x80 ? [UInt8(number)] : [UInt8(number & 0x7F) | 0x80] + leb(number >> 7)
}

/// A module with one function of type `[] -> []`; `entry` is its locals and instructions.
func moduleWithCode(_ entry: [UInt8]) -> [UInt8] {
  header + section(.type, [1, 0x60, 0, 0]) + section(.function, [1, 0])
    + section(.code, [1] + leb(entry.count) + entry)
}

/// A module with one function without locals.
func moduleWithBody(_ body: [UInt8]) -> [UInt8] { moduleWithCode([0] + body) }

extension Module {
  /// The same module as a pass would have made it: without the places in a file, and without the
  /// number of data segments, which is written only where code needs it.
  func withoutOffsets() -> Module {
    var module = self
    module.byteCount = 0
    module.dataCount = nil
    for index in functions.indices {
      module.functions[index].offsets = []
      module.functions[index].bodyOffset = 0
    }
    for index in globals.indices { module.globals[index].initial.offset = 0 }
    for index in tables.indices { module.tables[index].initial?.offset = 0 }
    module.elements = elements.map { $0.withoutOffsets() }
    module.dataSegments = dataSegments.map { $0.withoutOffsets() }
    return module
  }
}

extension ElementSegment {
  fileprivate func withoutOffsets() -> ElementSegment {
    var segment = self
    for index in elements.indices { segment.elements[index].offset = 0 }
    if case .active(let table, let offset) = mode {
      segment.mode = .active(table, offset: ConstantExpression(offset.body))
    }
    return segment
  }
}

extension DataSegment {
  fileprivate func withoutOffsets() -> DataSegment {
    guard case .active(let memory, let offset) = mode else { return self }
    return DataSegment(
      bytes: bytes, mode: .active(memory, offset: ConstantExpression(offset.body)))
  }
}

/// `i32.const number`, as a constant expression.
func constant(_ number: Int32) -> ConstantExpression {
  ConstantExpression([Instruction(.i32Const, .i32(number)), Instruction(.end)])
}

/// `ref.func index`, as a constant expression.
func reference(_ index: Int) -> ConstantExpression {
  ConstantExpression([
    Instruction(.refFunc, .function(FunctionIndex(index))), Instruction(.end),
  ])
}

/// `ref.null type`, as a constant expression.
func null(_ type: HeapType) -> ConstantExpression {
  ConstantExpression([Instruction(.refNull, .heapType(type)), Instruction(.end)])
}
