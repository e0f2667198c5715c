// A row of the vector tables: an instruction, its operands, and the result it must have.

import Testing
import WasmModel

/// One case. A vector is written as lanes in hex, lane 0 first; fewer lanes than 128 bits have room
/// for are repeated. `nan32` and `nan64` stand for any quiet NaN. A number is one word in hex.
struct VectorCase: Sendable {
  let mnemonic: String
  let operands: [String]
  let result: String
  let lane: Int
  let selection: String

  init(
    _ mnemonic: String, _ operands: [String], _ result: String, lane: Int = 0,
    selection: String = "00"
  ) {
    self.mnemonic = mnemonic
    self.operands = operands
    self.result = result
    self.lane = lane
    self.selection = selection
  }

  /// Computes what the cards of all cases say, and records each that says something else.
  static func check(_ cases: [VectorCase]) {
    for row in cases {
      guard let result = row.computed() else {
        Issue.record("\(row.mnemonic) has no meaning for \(row.operands.count) operands")
        continue
      }
      let fits = row.fits(result)
      #expect(fits, "\(row.mnemonic) \(row.operands): \(result), not \(row.result)")
    }
  }

  /// What the card makes of the operands: lanes as wide as those of ``result``, or a number.
  private func computed() -> String? {
    guard let meaning = InstructionCard.find(mnemonic: mnemonic).first?.meaning else { return nil }
    switch (meaning, operands.count) {
    case (.vectorUnary(let compute), 1): return text(compute(vector(0)))
    case (.vectorBinary(let compute), 2): return text(compute(vector(0), vector(1)))
    case (.vectorTernary(let compute), 3): return text(compute(vector(0), vector(1), vector(2)))
    case (.vectorTest(let compute), 1): return hex(UInt64(compute(vector(0))), digits: 8)
    case (.vectorShift(let compute), 2):
      return text(compute(vector(0), UInt32(truncatingIfNeeded: number(1))))
    case (.shuffle(let compute), 2):
      return text(compute(vector(0), vector(1), Self.vector(selection)))
    case (.splat(let compute), 1): return text(compute(number(0)))
    case (.extractLane(let compute), 1):
      return hex(compute(vector(0), lane), digits: result.count)
    case (.replaceLane(let compute), 2): return text(compute(vector(0), number(1), lane))
    case (.vectorLoad(let compute), 1): return text(compute(number(0)))
    default: return nil
    }
  }

  /// True if a text is the expected result.
  private func fits(_ text: String) -> Bool {
    let lanes = text.split(separator: " ")
    let expected = result.split(separator: " ")
    return lanes.enumerated().allSatisfy { index, lane in
      switch expected[index % expected.count] {
      case "nan32": UInt32(lane, radix: 16).map { $0 & 0x7FC0_0000 == 0x7FC0_0000 } ?? false
      case "nan64": UInt64(lane, radix: 16).map { $0 << 1 >= 0xFFF0 << 48 } ?? false
      case let bits: lane == bits
      }
    }
  }

  private func vector(_ index: Int) -> V128 { Self.vector(operands[index]) }

  private func number(_ index: Int) -> UInt64 { UInt64(operands[index], radix: 16) ?? 0 }

  private static func vector(_ text: String) -> V128 {
    let bytes = text.split(separator: " ").flatMap { lane in
      let number = UInt64(lane, radix: 16) ?? 0
      return (0..<lane.count / 2).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }
    return V128(bytes: (0..<16).map { bytes[$0 % bytes.count] })
  }

  private func text(_ vector: V128) -> String {
    let first = result.split(separator: " ").first ?? ""
    let width = first == "nan32" ? 4 : first == "nan64" ? 8 : first.count / 2
    let bytes = vector.bytes
    return stride(from: 0, to: 16, by: width).map { start in
      let lane = bytes[start..<start + width].reversed()
      return hex(lane.reduce(0) { $0 << 8 | UInt64($1) }, digits: 2 * width)
    }.joined(separator: " ")
  }

  private func hex(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
