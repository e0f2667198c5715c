// Files in one format survive the way through the other one.

import Testing
import WasmBinary
import WasmFile
import WasmModel
import WasmText

@Suite struct RoundTripTests {
  @Test("every sample is valid", arguments: SampleFiles.all)
  func valid(_ sample: SampleFile) throws {
    _ = try ModuleFile(name: sample.name, bytes: sample.bytes).validate()
  }

  @Test("text to binary to text to binary changes nothing", arguments: SampleFiles.all)
  func roundTrip(_ sample: SampleFile) throws {
    let bytes = encode(try ModuleFile(name: sample.name, bytes: sample.bytes).module)
    for style in [TextStyle.plain, .folded] {
      let text = printModule(try decode(bytes), style: style)
      #expect(encode(try parseModule(Array(text.utf8))) == bytes, "\(style)")
    }
  }

  @Test("the module of a lesson is what its text says", arguments: SampleFiles.lessonTexts)
  func lesson(_ text: SampleFile) throws {
    let name = text.name.dropLast(4) + ".wasm"
    let binary = try #require(SampleFiles.all.first { $0.name == name })
    let parsed = try ModuleFile(name: text.name, bytes: text.bytes).module
    #expect(encode(parsed) == encode(try decode(binary.bytes)))
  }
}
