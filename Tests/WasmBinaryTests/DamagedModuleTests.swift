// Damaged modules give a module or an error, never a crash.

import Testing
import WasmBinary
import WasmModel

struct DamagedModuleTests {
  @Test("a real module cut at any byte gives an error within it, except between two sections")
  func truncation() throws {
    let files = try realModules(count: 20)
    print("modules to cut: \(files.count) of 20")
    for file in files {
      let borders = sectionBorders(file.bytes)
      for length in stride(from: 0, to: file.bytes.count, by: step(for: file.bytes.count)) {
        let cut = Array(file.bytes.prefix(length))
        let problem = findProblem(cut, mayBeModule: borders.contains(length))
        #expect(problem == nil, "\(file.name), the first \(length) bytes")
      }
    }
  }

  @Test("a section cut at any byte, with its size set right, gives an error within the module")
  func truncatedSections() {
    for bytes in smallModules {
      let borders = sectionBorders(bytes).sorted()
      for (start, end) in zip(borders, borders.dropFirst()) {
        let contents = bytes[contentsStart(bytes, start)..<end]
        for length in stride(from: 0, to: contents.count, by: step(for: contents.count)) {
          let section = [bytes[start]] + leb(length) + contents.prefix(length)
          let problem = findProblem(bytes[..<start] + section + bytes[end...], mayBeModule: true)
          #expect(problem == nil, "section \(bytes[start]) cut to \(length) bytes")
        }
      }
    }
  }

  @Test("a body cut at any byte, with its size set right, gives an error")
  func truncatedBodies() throws {
    let bytes = encode(moduleOfAllInstructions())
    for function in try decode(bytes).functions {
      let end = function.offsets[function.offsets.count - 1]
      for cut in function.bodyOffset + 1..<end {
        let module = moduleWithCode(Array(bytes[function.bodyOffset..<cut]))
        let problem = findProblem(module, mayBeModule: false)
        #expect(problem == nil, "\(bytes[function.bodyOffset..<cut])")
      }
    }
  }

  @Test("a cut inside the last section is a length out of bounds")
  func truncationKind() {
    let bytes = moduleWithBody([0x41, 0x00, 0x1A, 0x0B])
    let error = #expect(throws: DecodeError.self) { try decode(Array(bytes.dropLast())) }
    #expect(error?.kind == .lengthOutOfBounds(declared: 7, left: 6))
  }

  @Test("seeded mutations give a module that survives a round trip, or an error within it")
  func mutations() {
    #if DEBUG
      let rounds = 4000
    #else
      let rounds = 100_000
    #endif
    let seed: UInt64 = 0x5041_4E49_434C_4142
    print("mutation seed: \(seed), \(rounds) rounds")
    var random = SeededGenerator(seed: seed)
    var modules = 0
    for round in 0..<rounds {
      let original = smallModules[round % smallModules.count]
      let mutations = Mutation.some(for: original.count, using: &random)
      let bytes = original.applying(mutations)
      if (try? decode(bytes)) != nil { modules += 1 }
      guard let problem = findProblem(bytes, mayBeModule: true) else { continue }
      let shortest = Mutation.shrink(mutations) {
        findProblem(original.applying($0), mayBeModule: true) != nil
      }
      Issue.record("seed \(seed), round \(round): \(problem) when \(shortest)")
    }
    print("mutations that are still modules: \(modules) of \(rounds)")
    #expect((1..<rounds).contains(modules))
  }
}

/// Every byte, but only some two hundred of a large module in debug mode, which is slow.
private func step(for count: Int) -> Int {
  #if DEBUG
    return max(1, count / 200)
  #else
    return 1
  #endif
}

/// Modules with everything in them: each kind of section, each instruction.
private let smallModules = [
  encode(sampleModule()), encode(moduleOfAllInstructions()),
  moduleWithBody([0x02, 0x40, 0x41, 0x2A, 0x0D, 0, 0x28, 2, 4, 0x1A, 0x0B, 0x0B]),
]

/// Says what is wrong with what the decoder makes of some bytes; nil if nothing is. An error must
/// point into the bytes, a module must survive a round trip.
private func findProblem(_ bytes: [UInt8], mayBeModule: Bool) -> String? {
  let module: Module
  do throws(DecodeError) {
    module = try decode(bytes)
  } catch {
    return 0...bytes.count ~= error.offset ? nil : "the error is at \(error.offset): \(error)"
  }
  guard mayBeModule else { return "it is a module" }
  do throws(DecodeError) {
    let again = try decode(encode(module))
    return again.withoutOffsets() == module.withoutOffsets() ? nil : "the round trip differs"
  } catch {
    return "the round trip fails: \(error)"
  }
}

/// Where sections begin, and the end of the module.
private func sectionBorders(_ bytes: [UInt8]) -> Set<Int> {
  var borders: Set<Int> = []
  var position = header.count
  while position < bytes.count {
    borders.insert(position)
    let contents = contentsStart(bytes, position)
    var size = 0
    for byte in bytes[position + 1..<contents].reversed() { size = size << 7 | Int(byte & 0x7F) }
    position = contents + size
  }
  return borders.union([position])
}

/// Where the contents of the section that begins at `start` begin.
private func contentsStart(_ bytes: [UInt8], _ start: Int) -> Int {
  var position = start + 1
  while bytes[position] >= 0x80 { position += 1 }
  return position + 1
}
