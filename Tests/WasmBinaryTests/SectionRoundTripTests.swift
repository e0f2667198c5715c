// Sections are written and read again; the bytes are the shortest that say the same.

import Testing
import WasmBinary
import WasmModel

struct SectionRoundTripTests {
  @Test("a module with everything in it survives encoding and decoding")
  func everything() throws {
    let module = sampleModule()
    let again = try decode(encode(module))
    #expect(again.withoutOffsets() == module.withoutOffsets())
    #expect(again.byteCount == encode(module).count)
  }

  @Test("an empty module is only the header")
  func emptyModule() throws {
    #expect(encode(Module()) == header)
    #expect(try decode(header).withoutOffsets() == Module())
  }

  @Test("sections are written in the standard's order, custom ones at their places, names last")
  func sectionOrder() {
    let numbers = sectionNumbers(encode(sampleModule()))
    #expect(numbers == [0, 1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 0, 11, 0, 0])
  }

  @Test("each of the eight forms of element segments is written as itself", arguments: 0..<8)
  func elementForms(form: Int) throws {
    var module = Module()
    module.elements = [sampleElements()[form]]
    let bytes = encode(module)
    #expect(bytes[header.count + 3] == UInt8(form))
    #expect(try decode(bytes).withoutOffsets() == module)
  }

  @Test("each of the three forms of data segments is written as itself", arguments: 0..<3)
  func dataForms(form: Int) throws {
    var module = Module()
    module.dataSegments = [sampleData()[form]]
    let bytes = encode(module)
    #expect(bytes[header.count + 3] == UInt8(form))
    #expect(try decode(bytes).withoutOffsets() == module)
  }

  @Test("an externref segment for table 0 is not written in the short form, which means funcref")
  func externSegmentForTableZero() throws {
    let segment = ElementSegment(
      type: .externref, elements: [null(.extern)],
      mode: .active(TableIndex(0), offset: constant(0)))
    var module = Module()
    module.elements = [segment]
    #expect(try decode(encode(module)).withoutOffsets() == module)
  }

  @Test("a segment of funcref that only has functions is written with expressions")
  func nullableFunctionSegment() throws {
    var module = Module()
    module.elements = [
      ElementSegment(
        type: .funcref, elements: [reference(0)],
        mode: .active(TableIndex(0), offset: constant(0)))
    ]
    let bytes = encode(module)
    #expect(bytes[header.count + 3] == 4)
    #expect(try decode(bytes).withoutOffsets() == module)
  }

  @Test("the long form of reference types means the same as the short one")
  func longReferenceTypes() throws {
    let long = header + section(.type, [1, 0x60, 3, 0x63, 0x70, 0x63, 0x6F, 0x63, 0x69, 0])
    let type = FunctionType([.funcref, .externref, .exnref], [])
    #expect(try decode(long).types == [SubType(type)])
    let table = header + section(.table, [1, 0x63, 0x6F, 0, 0])
    #expect(try decode(table).tables.map(\.type.element) == [.externref])
    let block = moduleWithBody([0x02, 0x63, 0x70, 0x0B, 0x0B])
    #expect(try decode(block).functions[0].body[0].immediate == .blockType(.value(.funcref)))
  }

  @Test("code that names a data segment brings a data count section with it")
  func dataCountIsAdded() throws {
    var module = Module()
    module.types = [SubType(FunctionType([], []))]
    let drop = Instruction(.dataDrop, .data(DataIndex(0)))
    module.functions = [
      Function(type: TypeIndex(0), locals: [], body: [drop, Instruction(.end)])
    ]
    module.dataSegments = [DataSegment(bytes: [7], mode: .passive)]
    #expect(try decode(encode(module)).dataCount == 1)
  }

  @Test("neighbouring locals of one type are written as one group")
  func localGroups() {
    var module = Module()
    module.types = [SubType(FunctionType([], []))]
    let locals = [ValueType](repeating: .i32, count: 300) + [.f64]
    module.functions = [
      Function(type: TypeIndex(0), locals: locals, body: [Instruction(.end)])
    ]
    #expect(encode(module).suffix(7) == [2, 0xAC, 0x02, 0x7F, 1, 0x7C, 0x0B])
  }
}

/// The numbers of the sections of a module, in order.
private func sectionNumbers(_ bytes: [UInt8]) -> [UInt8] {
  var numbers: [UInt8] = []
  var position = header.count
  while position < bytes.count {
    numbers.append(bytes[position])
    var size = 0
    var shift = 0
    repeat {
      position += 1
      size |= Int(bytes[position] & 0x7F) << shift
      shift += 7
    } while bytes[position] >= 0x80
    position += size + 1
  }
  return numbers
}
