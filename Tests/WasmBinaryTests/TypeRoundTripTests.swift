// Types are written in their shortest form, and read in all their forms.

import Testing
import WasmBinary
import WasmModel

struct TypeRoundTripTests {
  /// Types and the contents of the type section that is written for them.
  // swift-format-ignore
  static let shortest: [(types: [SubType], bytes: [UInt8])] = [
    ([SubType(.function(FunctionType([.i32], [.v128])))],         [1, 0x60, 1, 0x7F, 1, 0x7B]),
    ([SubType(.structure([]))],                                   [1, 0x5F, 0]),
    ([SubType(.array(FieldType(.i8, isMutable: true)))],          [1, 0x5E, 0x78, 1]),
    ([SubType(.array(FieldType(.i16, isMutable: false)))],        [1, 0x5E, 0x77, 0]),
    ([SubType(.structure([]), isFinal: false)],                   [1, 0x50, 0, 0x5F, 0]),
    ([SubType(.structure([]), supertypes: [TypeIndex(0)])],       [1, 0x4F, 1, 0, 0x5F, 0]),
    ([SubType(.structure([])), SubType(.structure([]), continuesGroup: true)], [1, 0x4E, 2, 0x5F, 0, 0x5F, 0]),
    ([SubType(.structure([])), SubType(.structure([]))],          [2, 0x5F, 0, 0x5F, 0]),
    (
      [SubType(.structure([])), SubType(.structure([])), SubType(.structure([]), continuesGroup: true), SubType(.structure([]))],
      [3, 0x5F, 0, 0x4E, 2, 0x5F, 0, 0x5F, 0, 0x5F, 0]
    ),
  ]

  @Test("definitions are written in their shortest form", arguments: 0..<shortest.count)
  func definitions(row: Int) throws {
    var module = Module()
    module.types = Self.shortest[row].types
    #expect(encode(module) == header + section(.type, Self.shortest[row].bytes))
    #expect(try decode(encode(module)).types == module.types)
  }

  /// Contents of the type section that are longer than necessary, and shorter ones that mean the same.
  // swift-format-ignore
  static let longer: [(long: [UInt8], short: [UInt8])] = [
    ([1, 0x4F, 0, 0x5F, 0],                   [1, 0x5F, 0]),
    ([1, 0x4E, 1, 0x5F, 0],                   [1, 0x5F, 0]),
    ([2, 0x4E, 0, 0x5F, 0],                   [1, 0x5F, 0]),
    ([1, 0x4E, 1, 0x4F, 0, 0x5F, 0],          [1, 0x5F, 0]),
    ([1, 0x60, 1, 0x63, 0x6E, 0],             [1, 0x60, 1, 0x6E, 0]),
    ([1, 0x5E, 0x63, 0x74, 0],                [1, 0x5E, 0x74, 0]),
    ([1, 0x60, 1, 0x64, 0x80, 0x00, 0],       [1, 0x60, 1, 0x64, 0, 0]),
  ]

  @Test("long forms mean the same as short ones", arguments: 0..<longer.count)
  func longForms(row: Int) throws {
    let (long, short) = Self.longer[row]
    #expect(encode(try decode(header + section(.type, long))) == header + section(.type, short))
  }

  @Test("every value type survives a round trip, as a parameter, a field and a local")
  func everyValueType() throws {
    for type in valueTypes {
      var module = Module()
      module.types = [
        SubType(FunctionType([type], [type])),
        SubType(.structure([FieldType(.value(type), isMutable: true)])),
      ]
      module.functions = [
        Function(type: TypeIndex(0), locals: [type, type], body: [Instruction(.end)])
      ]
      #expect(try decode(encode(module)).withoutOffsets() == module, "\(type)")
    }
  }

  @Test("nullable references to abstract types have one byte, all others begin with 0x63 or 0x64")
  func referenceBytes() {
    func bytes(_ type: ReferenceType) -> [UInt8] {
      var module = Module()
      module.tables = [
        Table(type: TableType(element: type, limits: Limits(minimum: 0, maximum: nil)))
      ]
      return Array(encode(module).dropFirst(header.count + 3).dropLast(2))
    }
    for (place, heap) in HeapType.abstract.enumerated() {
      #expect(bytes(.nullable(heap)) == [0x69 + UInt8(place)], "\(heap)")
      #expect(bytes(.nonNull(heap)) == [0x64, 0x69 + UInt8(place)], "\(heap)")
    }
    #expect(bytes(.nullable(.type(TypeIndex(5)))) == [0x63, 5])
    // Type 64 needs two bytes: as a signed number of one byte it would be negative.
    #expect(bytes(.nonNull(.type(TypeIndex(64)))) == [0x64, 0xC0, 0])
  }

  @Test("limits say by their flags whether there is a maximum and how wide addresses are")
  func limits() throws {
    let wide = Limits(minimum: 1, maximum: 1 << 48)
    let types = [
      MemoryType(limits: Limits(minimum: 1, maximum: nil)),
      MemoryType(limits: Limits(minimum: 1, maximum: 2)),
      MemoryType(limits: Limits(minimum: 1, maximum: nil), address: .i64),
      MemoryType(limits: wide, address: .i64),
    ]
    for (place, type) in types.enumerated() {
      var module = Module()
      module.memories = [type]
      let bytes = encode(module)
      #expect(bytes[header.count + 3] == [0, 1, 4, 5][place])
      #expect(try decode(bytes).memories == [type])
    }
  }
}
