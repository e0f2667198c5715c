// Modules that rustc made are decoded, encoded and decoded again.

import Testing
import WasmBinary
import WasmModel

struct RealModuleTests {
  @Test("real Rust modules survive a round trip")
  func roundTrip() throws {
    let files = try realModules()
    print("real modules: \(files.count) of 36; 30 of them stand in ../shared/rust-corpus")
    for file in files {
      let module = try decode(file.bytes)
      let bytes = encode(module)
      let again = try decode(bytes)
      #expect(again.withoutOffsets() == module.withoutOffsets(), "\(file.name)")
      #expect(encode(again) == bytes, "\(file.name)")
    }
  }

  @Test("real Rust modules have functions, names and offsets that point at opcodes")
  func contents() throws {
    for file in try realModules() {
      let bytes = file.bytes
      let module = try decode(bytes)
      #expect(module.byteCount == bytes.count, "\(file.name)")
      #expect(!module.functions.isEmpty, "\(file.name)")
      for function in module.functions {
        #expect(function.offsets.count == function.body.count)
        let codes = function.offsets.map { UInt32(bytes[$0]) }
        let expected = function.body.map(\.opcode.card.code).map { $0 < 0x100 ? $0 : $0 >> 12 }
        #expect(codes == expected, "\(file.name)")
      }
    }
  }
}
