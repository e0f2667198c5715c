// Damaged modules give a module or an error, never a crash.

import Testing
import WasmBinary
import WasmModel

struct DamagedModuleTests {
  @Test("a module cut at any byte gives a module or an error")
  func truncation() throws {
    let bytes = encode(sampleModule())
    var errors = 0
    for length in 0..<bytes.count {
      let problem = findProblem(Array(bytes.prefix(length)))
      #expect(problem == nil, "the first \(length) bytes")
      if (try? decode(Array(bytes.prefix(length)))) == nil { errors += 1 }
    }
    // Only cuts between two sections can give a module.
    #expect(errors > bytes.count - Section.allCases.count - 3)
  }

  @Test("a cut inside the last section is a length out of bounds")
  func truncationKind() {
    let bytes = moduleWithBody([0x41, 0x00, 0x1A, 0x0B])
    let error = #expect(throws: DecodeError.self) { try decode(Array(bytes.dropLast())) }
    #expect(error?.kind == .lengthOutOfBounds(declared: 7, left: 6))
  }

  @Test("2,000 seeded mutations give a module that survives a round trip, or an error")
  func mutations() {
    let seed: UInt64 = 0x5041_4E49_434C_4142
    print("mutation seed: \(seed)")
    var random = SeededGenerator(state: seed)
    let original = encode(sampleModule())
    var modules = 0
    for round in 0..<2000 {
      let mutations = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Mutation.random(for: original.count, using: &random)
      }
      let bytes = original.applying(mutations)
      if (try? decode(bytes)) != nil { modules += 1 }
      guard let problem = findProblem(bytes) else { continue }
      let shortest = shrink(mutations) { findProblem(original.applying($0)) != nil }
      Issue.record("seed \(seed), round \(round): \(problem) when \(shortest)")
    }
    print("mutations that are still modules: \(modules) of 2000")
    #expect((1..<2000).contains(modules))
  }
}

/// Says what is wrong with what the decoder makes of some bytes; nil if nothing is. An error is
/// fine, a module must survive a round trip.
private func findProblem(_ bytes: [UInt8]) -> String? {
  guard let module = try? decode(bytes) else { return nil }
  do {
    let again = try decode(encode(module))
    return again.withoutOffsets() == module.withoutOffsets() ? nil : "the round trip differs"
  } catch {
    return "the round trip fails: \(error)"
  }
}

/// Leaves out mutations for as long as the rest still fails.
private func shrink(_ mutations: [Mutation], fails: ([Mutation]) -> Bool) -> [Mutation] {
  var shortest = mutations
  for mutation in mutations {
    let fewer = shortest.filter { $0 != mutation }
    if fails(fewer) { shortest = fewer }
  }
  return shortest
}

/// A change of one byte.
private enum Mutation: Equatable, CustomStringConvertible {
  case replace(at: Int, UInt8)
  case insert(at: Int, UInt8)
  case remove(at: Int)

  var description: String {
    switch self {
    case .replace(let position, let byte): "byte \(position) becomes \(byte)"
    case .insert(let position, let byte): "\(byte) inserted at \(position)"
    case .remove(let position): "byte \(position) removed"
    }
  }

  static func random(for count: Int, using random: inout SeededGenerator) -> Mutation {
    let position = Int.random(in: 8..<count, using: &random)
    // Bytes near the borders of the encodings find more than evenly spread ones.
    let bytes: [UInt8] = [0, 1, 0x0B, 0x40, 0x7F, 0x80, 0xFC, 0xFF, random.byte(), random.byte()]
    let byte = bytes[Int.random(in: 0..<bytes.count, using: &random)]
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .insert(at: position, byte)
    case 1: .remove(at: position)
    default: .replace(at: position, byte)
    }
  }
}

extension [UInt8] {
  fileprivate func applying(_ mutations: [Mutation]) -> [UInt8] {
    var bytes = self
    for mutation in mutations {
      switch mutation {
      case .replace(let position, let byte) where position < bytes.count: bytes[position] = byte
      case .insert(let position, let byte) where position < bytes.count:
        bytes.insert(byte, at: position)
      case .remove(let position) where position < bytes.count: bytes.remove(at: position)
      default: continue
      }
    }
    return bytes
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
