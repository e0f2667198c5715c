// Damaged files, binary and text: a valid module or one error with a place, never a crash or a hang.

import Testing
import WasmFile
import WasmModel
import WasmText

@Suite struct DamagedFileTests {
  /// In debug builds, where everything is slow, a small part does.
  private static let rounds: Int = {
    #if DEBUG
      return 2000
    #else
      return 100_000
    #endif
  }()

  @Test(
    "a file cut at any byte gives a module or an error with a place", arguments: SampleFiles.all)
  func truncation(_ sample: SampleFile) {
    #if DEBUG
      let stride = max(1, sample.bytes.count / 200)
    #else
      let stride = 1
    #endif
    var errors = 0
    for length in Swift.stride(from: 0, to: sample.bytes.count, by: stride) {
      switch outcome(Array(sample.bytes.prefix(length))) {
      case .valid: break
      case .error: errors += 1
      case .problem(let text): Issue.record("\(sample): the first \(length) bytes: \(text)")
      }
    }
    #expect(errors > 0)
  }

  @Test("seeded mutations of files give a module or an error with a place")
  func mutations() {
    let seed: UInt64 = 0x6D75_7461_7465_0001
    print("mutation seed: \(seed), \(Self.rounds) inputs")
    var random = SeededGenerator(state: seed)
    var counts = (valid: 0, errors: 0)
    let samples = SampleFiles.all.filter { $0.bytes.count < 20_000 }
    for round in 0..<Self.rounds {
      let sample = samples[round % samples.count]
      switch outcome(sample.bytes.mutated(using: &random)) {
      case .valid: counts.valid += 1
      case .error: counts.errors += 1
      case .problem(let text): Issue.record("seed \(seed), round \(round), \(sample): \(text)")
      }
    }
    print("mutations: \(counts.valid) still valid, \(counts.errors) refused")
    #expect(counts.valid > 0 && counts.errors > Self.rounds / 4)
  }

  private enum Outcome {
    case valid
    case error
    case problem(String)
  }

  /// What reading and validating makes of some bytes.
  private func outcome(_ bytes: [UInt8]) -> Outcome {
    do {
      let file = try ModuleFile(name: "damaged", bytes: bytes)
      // What can be read can be shown, valid or not.
      let isShown =
        printModule(file.module).hasPrefix("(module")
        && ModuleSummary(file).functions.count == file.module.functions.count
      if !isShown { return .problem("it is not shown whole") }
      _ = try file.validate()
      return .valid
    } catch {
      guard let offset = error.offset else { return .problem("no place: \(error)") }
      if !(0...bytes.count).contains(offset) { return .problem("a place outside: \(error)") }
      return error.message.isEmpty ? .problem("no message") : .error
    }
  }
}

extension [UInt8] {
  /// The bytes with one to four changes: a byte replaced, inserted or removed, or a piece copied.
  fileprivate func mutated(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.remove(at: position)
      case 1: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: position)
      case 2:
        let end = Swift.min(bytes.count, position + Int.random(in: 1...16, using: &random))
        let piece = bytes[position..<end]
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
      default: bytes[position] = UInt8.random(in: .min ... .max, using: &random)
      }
    }
    return bytes
  }
}

/// Random numbers from a seed: the same ones every time.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
