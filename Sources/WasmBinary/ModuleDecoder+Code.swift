// The code section: locals and bodies of the functions.
//
// Standard: Binary Format, Modules, Code Section.

import WasmModel

/// Declared locals of one type.
struct LocalGroup: Hashable {
  let count: UInt32
  let type: ValueType
}

extension ModuleDecoder {
  mutating func decodeCode(_ reader: inout ByteReader) throws(DecodeError) {
    let firstIndex = module.importedFunctions.count
    let count = try reader.readCount()
    module.functions.reserveCapacity(min(count, functionTypes.count))
    for number in 0..<count {
      let offset = reader.position
      let size = Int(try reader.readUnsigned32())
      let index = FunctionIndex(firstIndex + number)
      var entry = try reader.readPart(.function(index), size: size)
      try check(size, against: .bytesOfFunction, at: offset)
      // Where the function section is too short, the counts are compared at the end.
      let type = number < functionTypes.count ? functionTypes[number] : TypeIndex(0)
      try readFunction(&entry, type: type)
      try entry.expectEnd()
      if expressions.instructions.count >= Self.instructionsTogether { settleBodies() }
    }
    settleBodies()
  }

  /// About so many instructions share their memory.
  private static let instructionsTogether = 1 << 14

  /// Reads a function; its body is settled later, with those of its neighbours.
  private mutating func readFunction(
    _ reader: inout ByteReader, type: TypeIndex
  ) throws(DecodeError) {
    let bodyOffset = reader.position
    let locals = try readLocals(&reader)
    unsettled.append(try expressions.decodeBody(&reader))
    module.functions.append(
      Function(type: type, locals: locals, body: [], bodyOffset: bodyOffset))
  }

  /// Gives the newest functions their bodies, as parts of one list.
  private mutating func settleBodies() {
    let (instructions, offsets) = expressions.takeAll()
    let first = module.functions.count - unsettled.count
    for (position, range) in unsettled.enumerated() {
      module.functions[first + position].body = instructions.part(range)
      module.functions[first + position].offsets = offsets.part(range)
    }
    unsettled.removeAll(keepingCapacity: true)
  }

  /// Locals are declared in groups of one type. The groups are added up before any is unfolded.
  /// Functions with the same groups share one list, since most have only a few locals.
  private mutating func readLocals(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> [ValueType] {
    let offset = reader.position
    let groupCount = try reader.readCount()
    if groupCount == 0 { return [] }
    localGroups.removeAll(keepingCapacity: true)
    for _ in 0..<groupCount {
      let count = try reader.readUnsigned32()
      localGroups.append(LocalGroup(count: count, type: try reader.readValueType()))
    }
    try checkLocalCount(localGroups.reduce(0) { $0 + UInt64($1.count) }, at: offset)
    if let locals = knownLocals[localGroups] { return locals }
    let locals = localGroups.flatMap { [ValueType](repeating: $0.type, count: Int($0.count)) }
    knownLocals[localGroups] = locals
    return locals
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
