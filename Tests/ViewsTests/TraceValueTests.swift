// The values of a trace are written as everywhere else.

import Testing
import WasmModel

@testable import Views

@Suite struct TraceValueTests {
  /// Bits of numbers: whole ones, those about the limits of short forms, and any.
  private static let numbers: [UInt64] = {
    var bits: UInt64 = 0x5EED
    let random = (0..<20_000).map { _ in
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return bits ^ bits >> 29
    }
    let doubles: [Double] = [
      0, -0.0, 1, -1, 0.1, 999_999, 1e6, 1e15 - 1, 1e15, 1e16, .pi, .infinity, -.infinity, .nan,
      .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude,
    ]
    let floats = doubles.map { UInt64(Float($0).bitPattern) }
    let whole = (0..<64).flatMap { [1 << $0, 1 << $0 &- 1, 0 &- (1 << $0)] as [UInt64] }
    let powers = (0..<20).reduce(into: [UInt64(1)]) { list, _ in
      list.append((list.last ?? 1) &* 10)
    }
    return doubles.map(\.bitPattern) + floats + whole + powers + powers.map { $0 &- 1 } + random
  }()

  @Test(
    "a number has the text that it has everywhere",
    arguments: [
      (TraceForm.i64, ValueType.i64), (TraceForm.f32, .f32), (TraceForm.f64, .f64),
    ])
  func numbers(_ form: UInt16, _ type: ValueType) {
    var bytes: [UInt8] = []
    var writer = TraceWriter(isASCII: true) { bytes += $0 }
    // Twice: the second time, texts of floats are known.
    for number in Self.numbers + Self.numbers.reversed() {
      let slot = type == .f32 ? number & 0xFFFF_FFFF : number
      bytes.removeAll(keepingCapacity: true)
      writer.buffer.makeRoom(128)
      writer.writeValue(form, slot)
      writer.flush()
      let text = String(decoding: bytes, as: UTF8.self)
      guard text != "\(type) \(NumberText.text(type, slot))" else { continue }
      Issue.record("\(type) \(NumberText.hex(slot)): \(text)")
      return
    }
  }

  @Test("a hexadecimal number has the text that it has everywhere", arguments: [1, 8])
  func hexadecimal(_ digits: Int) {
    for number in Self.numbers.prefix(300) {
      var bytes: [UInt8] = []
      var writer = TraceWriter(isASCII: true) { bytes += $0 }
      writer.buffer.write(hex: number, digits: digits)
      writer.flush()
      #expect(String(decoding: bytes, as: UTF8.self) == NumberText.hex(number, digits: digits))
    }
  }

  @Test("what a guest says stays on one line and moves no cursor")
  func oneLine() {
    func text(_ text: String, isASCII: Bool) -> String {
      String(decoding: TraceWriter.encode(text, isASCII: isASCII), as: UTF8.self)
    }
    #expect(text("a\nb\u{1B}[2J", isASCII: false) == "a\\nb^[[2J")
    #expect(text("g 1→2, → 3", isASCII: false) == "g 1 -> 2, -> 3")
    #expect(text("größe", isASCII: false) == "größe")
    #expect(text("größe", isASCII: true) == "gr??e")
  }
}
