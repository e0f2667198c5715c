// What decoding keeps besides instructions: offsets, names, custom sections.

import Testing
import WasmBinary
import WasmModel

struct DecodeTests {
  @Test("offsets of instructions and bodies count from the beginning of the file")
  func offsets() throws {
    // The entry begins at 0x16 with its local declarations, after its size.
    let bytes = moduleWithCode([1, 2, 0x7F, 0x41, 0x80, 0x01, 0x1A, 0x0B])
    let function = try decode(bytes).functions[0]
    #expect(function.bodyOffset == 0x16)
    #expect(function.offsets == [0x19, 0x1C, 0x1D])
    #expect(function.offsets.map { bytes[$0] } == [0x41, 0x1A, 0x0B])
    #expect(function.locals == [.i32, .i32])
  }

  @Test("a constant expression knows its offset")
  func constantOffsets() throws {
    let bytes = header + section(.global, [1, 0x7F, 0, 0x41, 5, 0x0B])
    #expect(try decode(bytes).globals[0].initial.offset == header.count + 5)
  }

  @Test("a malformed name section is left out without an error")
  func malformedNames() throws {
    let name: [UInt8] = [4, 0x6E, 0x61, 0x6D, 0x65]
    let cases: [[UInt8]] = [
      [0, 9], [1, 3, 1, 0, 5], [0, 2, 1, 0xFF], [0, 3, 1, 0x61, 0], [1, 0x80], [2, 2, 9, 9],
    ]
    for contents in cases {
      let module = try decode(header + section(.custom, name + contents))
      #expect(module.names == Names(), "\(contents)")
      #expect(module.customSections.isEmpty, "\(contents)")
    }
  }

  @Test("subsections of the name section that the standard does not have are skipped")
  func unknownNameSubsections() throws {
    let name: [UInt8] = [4, 0x6E, 0x61, 0x6D, 0x65]
    let contents: [UInt8] = [12, 2, 9, 9, 0, 2, 1, 0x61]
    #expect(try decode(header + section(.custom, name + contents)).names.module == "a")
  }

  @Test("custom sections know the section before them, empty ones left out")
  func customSections() throws {
    let bytes =
      header + section(.custom, [1, 0x61, 1]) + section(.type, [1, 0x60, 0, 0])
      + section(.custom, [1, 0x62, 2, 3]) + section(.import, [0]) + section(.custom, [0])
    let expected = [
      CustomSection(name: "a", bytes: [1], predecessor: .custom),
      CustomSection(name: "b", bytes: [2, 3], predecessor: .type),
      CustomSection(name: "", bytes: [], predecessor: .type),
    ]
    #expect(try decode(bytes).customSections == expected)
  }

  @Test("every part knows its byte offset")
  func places() throws {
    let bytes = encode(sampleModule())
    let module = try decode(bytes)
    let places = module.places
    #expect(places.types.count == module.types.count)
    #expect(places.imports.count == module.imports.count)
    #expect(module.functions.allSatisfy { $0.bodyOffset > 0 })
    #expect(places.tables.count == module.tables.count)
    #expect(places.memories.count == module.memories.count)
    #expect(places.tags.count == module.tags.count)
    #expect(places.globals.count == module.globals.count)
    #expect(places.elements.count == module.elements.count)
    #expect(places.dataSegments.count == module.dataSegments.count)
    // The first bytes of some parts tell that the offsets are right.
    #expect(bytes[places.types[0]] == 0x60)
    #expect(bytes[places.types[places.types.count - 1]] == 0x5E)
    #expect(bytes[places.imports[0]...].starts(with: [3] + Array("env".utf8)))
    #expect(bytes[places.tables[1]] == 0x40)
    #expect(places.exports.map { bytes[$0] } == module.exports.map { UInt8($0.name.utf8.count) })
    #expect(places.elements.map { bytes[$0] } == Array(0...7))
    #expect(places.dataSegments.map { bytes[$0] } == [0, 1, 2])
    let start = try #require(places.start)
    #expect(bytes[start] == 1)
  }

  @Test("integers may have superfluous bytes up to the greatest length")
  func paddedIntegers() throws {
    let body: [UInt8] = [0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x0B]
    #expect(try decode(moduleWithBody(body)).functions[0].body[0].immediate == .i32(-1))
    let long: [UInt8] = [0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F, 0x0B]
    #expect(try decode(moduleWithBody(long)).functions[0].body[0].immediate == .i64(.min))
  }

  @Test("an explicit memory index 0 means the same as none")
  func explicitMemoryZero() throws {
    let module = try decode(moduleWithBody([0x28, 0x42, 0, 4, 0x0B]))
    let argument = MemoryArgument(alignment: 2, offset: 4)
    #expect(module.functions[0].body[0].immediate == .memory(argument))
  }

  @Test("blocks that are nested ten thousand deep are decoded")
  func deepNesting() throws {
    let depth = 10_000
    let opens = [[UInt8]](repeating: [0x02, 0x40], count: depth).flatMap { $0 }
    let ends = [UInt8](repeating: 0x0B, count: depth + 1)
    let module = try decode(moduleWithBody(opens + ends))
    #expect(module.functions[0].body.count == 2 * depth + 1)
  }
}
