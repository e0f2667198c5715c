// Changes of single bytes that damage a module, drawn from a seeded generator.
//
// This file and SeededGenerator.swift need nothing else, so that other tests can take them over.

/// A change of one byte.
enum Mutation: Equatable, CustomStringConvertible {
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

  /// One to four changes behind the header of a module of `count` bytes.
  static func some(for count: Int, using random: inout SeededGenerator) -> [Mutation] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in one(for: count, using: &random) }
  }

  private static func one(for count: Int, using random: inout SeededGenerator) -> Mutation {
    let position = Int.random(in: 8..<count, using: &random)
    // Bytes near the borders of the encodings find more than evenly spread ones.
    let bytes: [UInt8] = [
      0, 1, 0x0B, 0x40, 0x4E, 0x63, 0x7F, 0x80, 0xFB, 0xFC, 0xFD, 0xFF, random.byte(),
      random.byte(), random.byte(),
    ]
    let byte = bytes[Int.random(in: 0..<bytes.count, using: &random)]
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .insert(at: position, byte)
    case 1: .remove(at: position)
    default: .replace(at: position, byte)
    }
  }

  /// Leaves out mutations for as long as the rest still fails.
  static func shrink(_ mutations: [Mutation], fails: ([Mutation]) -> Bool) -> [Mutation] {
    var shortest = mutations
    for mutation in mutations {
      let fewer = shortest.filter { $0 != mutation }
      if fails(fewer) { shortest = fewer }
    }
    return shortest
  }
}

extension [UInt8] {
  func applying(_ mutations: [Mutation]) -> [UInt8] {
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
