// The code section: locals and bodies of the functions.
//
// Standard: Binary Format, Modules, Code Section.

import WasmModel

extension ModuleDecoder {
  mutating func decodeCode(_ reader: inout ByteReader) throws(DecodeError) {
    expressions.hasDataCount = module.dataCount != nil
    let firstIndex = module.importedFunctions.count
    let count = try reader.readCount()
    module.functions.reserveCapacity(count)
    for number in 0..<count {
      let size = Int(try reader.readUnsigned32())
      let index = FunctionIndex(firstIndex + number)
      var entry = try reader.readPart(.function(index), size: size)
      // Where the function section is too short, the counts are compared at the end.
      let type = number < functionTypes.count ? functionTypes[number] : TypeIndex(0)
      module.functions.append(try readFunction(&entry, type: type))
      try entry.expectEnd()
    }
  }

  private mutating func readFunction(
    _ reader: inout ByteReader, type: TypeIndex
  ) throws(DecodeError) -> Function {
    let bodyOffset = reader.position
    let locals = try readLocals(&reader)
    let expression = try expressions.decode(&reader)
    return Function(
      type: type, locals: locals, body: expression.instructions, offsets: expression.offsets,
      bodyOffset: bodyOffset)
  }

  /// Locals are declared in groups of one type. The groups are added up before any is unfolded.
  private mutating func readLocals(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> [ValueType] {
    let offset = reader.position
    var groups: [(count: UInt32, type: ValueType)] = []
    for _ in 0..<(try reader.readCount()) {
      let count = try reader.readUnsigned32()
      groups.append((count, try reader.readValueType()))
    }
    try checkLocalCount(groups.reduce(0) { $0 + UInt64($1.count) }, at: offset)
    return groups.flatMap { [ValueType](repeating: $0.type, count: Int($0.count)) }
  }

  private mutating func checkLocalCount(
    _ total: UInt64, at offset: Int
  ) throws(DecodeError) {
    guard total <= UInt64(UInt32.max) else { throw DecodeError(.tooManyLocals(total), at: offset) }
    try check(Int(total), against: .localsOfFunction, at: offset)
    localCount += Int(total)
    try check(localCount, against: .localsOfModule, at: offset)
  }

  private func check(
    _ found: Int, against limit: DecodeError.Limit, at offset: Int
  ) throws(DecodeError) {
    guard found > limit.rawValue else { return }
    throw DecodeError(.implementationLimit(limit, found: found), at: offset)
  }
}
