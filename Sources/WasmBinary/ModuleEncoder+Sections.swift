// The items of the sections: imports, tables, globals, exports, segments, functions.
//
// Standard: Binary Format, Modules.

import WasmModel

extension ModuleEncoder {
  /// Types that are recursive together become a group; one that is alone needs none.
  func writeGroup(_ writer: inout ByteWriter, _ group: ArraySlice<SubType>) {
    if group.count > 1 {
      writer.writeByte(TypeCode.group)
      writer.writeCount(group.count)
    }
    for type in group { writer.writeSubType(type) }
  }

  func writeImport(_ writer: inout ByteWriter, _ item: Import) {
    writer.writeName(item.module)
    writer.writeName(item.name)
    switch item.description {
    case .function(let type):
      writer.writeByte(0)
      writer.writeIndex(type)
    case .table(let type):
      writer.writeByte(1)
      writer.writeTableType(type)
    case .memory(let type):
      writer.writeByte(2)
      writer.writeMemoryType(type)
    case .global(let type):
      writer.writeByte(3)
      writer.writeGlobalType(type)
    case .tag(let type):
      writer.writeByte(4)
      writer.writeTagType(type)
    }
  }

  func writeTable(_ writer: inout ByteWriter, _ table: Table) {
    guard let initial = table.initial else { return writer.writeTableType(table.type) }
    writer.writeByte(TypeCode.tableWithInitial)
    writer.writeByte(0)
    writer.writeTableType(table.type)
    writer.writeExpression(initial)
  }

  func writeGlobal(_ writer: inout ByteWriter, _ global: Global) {
    writer.writeGlobalType(global.type)
    writer.writeExpression(global.initial)
  }

  func writeExport(_ writer: inout ByteWriter, _ export: Export) {
    writer.writeName(export.name)
    switch export.description {
    case .function(let index): writeKind(&writer, 0, index)
    case .table(let index): writeKind(&writer, 1, index)
    case .memory(let index): writeKind(&writer, 2, index)
    case .global(let index): writeKind(&writer, 3, index)
    case .tag(let index): writeKind(&writer, 4, index)
    }
  }

  private func writeKind<Space>(_ writer: inout ByteWriter, _ kind: UInt8, _ index: Index<Space>) {
    writer.writeByte(kind)
    writer.writeIndex(index)
  }

  /// Locals in a row of one type become a group.
  func writeFunction(_ writer: inout ByteWriter, _ function: Function) {
    var groups: [(count: Int, type: ValueType)] = []
    for type in function.locals {
      if let last = groups.last, last.type == type {
        groups[groups.count - 1].count += 1
      } else {
        groups.append((1, type))
      }
    }
    var entry = ByteWriter()
    entry.reserveCapacity(function.body.count * 2)
    entry.writeCount(groups.count)
    for group in groups {
      entry.writeCount(group.count)
      entry.writeValueType(group.type)
    }
    entry.writeBody(function.body)
    writer.writeSized(entry)
  }

  func writeDataSegment(_ writer: inout ByteWriter, _ segment: DataSegment) {
    switch segment.mode {
    case .passive: writer.writeByte(1)
    case .active(let memory, let offset):
      writer.writeByte(memory.value == 0 ? 0 : 2)
      if memory.value != 0 { writer.writeIndex(memory) }
      writer.writeExpression(offset)
    }
    writer.writeCount(segment.bytes.count)
    writer.writeBytes(segment.bytes)
  }
}
