// The custom section of branch hints, made from the annotations in the text.
//
// Standard: Appendix, Custom Sections and Annotations, Branch Hints.

import WasmModel

extension ModuleParser {
  /// Adds the section, before the code. Its offsets count bytes of the binary format, so the size
  /// that every instruction will have there is needed.
  mutating func addBranchHints() throws(TextError) {
    guard !annotations.hints.isEmpty else { return }
    try checkHints()
    let groups = Dictionary(grouping: annotations.hints, by: \.function)
    var bytes = Self.unsigned(UInt64(groups.count))
    for (function, hints) in groups.sorted(by: { $0.key < $1.key }) {
      bytes += Self.unsigned(UInt64(counts.functions - module.functions.count + function))
      bytes += Self.unsigned(UInt64(hints.count))
      let offsets = EncodedSize.offsets(in: module.functions[function])
      for hint in hints.sorted(by: { $0.instruction < $1.instruction }) {
        bytes += Self.unsigned(UInt64(offsets[hint.instruction]))
        bytes += Self.unsigned(UInt64(hint.bytes.count)) + hint.bytes
      }
    }
    let place = AnnotationReader.Place(before: .code)
    annotations.customSections.append(
      .init(
        section: CustomSection(
          name: Annotation.Name.branchHint.rawValue, bytes: bytes, predecessor: place.predecessor),
        order: place.order))
  }

  /// Checks that each hint stands before an instruction that decides between two ways.
  private func checkHints() throws(TextError) {
    for hint in annotations.hints {
      let function = module.functions[hint.function]
      let opcode = function.body.opcode(at: hint.instruction)
      if opcode == .if || opcode == .brIf { continue }
      throw TextError(
        .annotation(Annotation.Name.branchHint.rawValue, .invalidTarget(opcode)),
        at: function.offsets[hint.instruction])
    }
  }

  /// A number in LEB128.
  private static func unsigned(_ number: UInt64) -> [UInt8] {
    var rest = number
    var bytes: [UInt8] = []
    repeat {
      let byte = UInt8(rest & 0x7F)
      rest >>= 7
      bytes.append(rest == 0 ? byte : byte | 0x80)
    } while rest != 0
    return bytes
  }
}
