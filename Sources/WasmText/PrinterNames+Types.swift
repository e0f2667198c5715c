// Types in the text format, with the identifiers of the types that the module defines.
//
// Standard: Text Format, Types.

import WasmModel

extension PrinterNames {
  func text(_ type: ValueType) -> String {
    if case .reference(let reference) = type { text(reference) } else { type.description }
  }

  /// As in `funcref`, `(ref null $t)`, `(ref eq)`.
  func text(_ type: ReferenceType) -> String {
    guard case .type = type.heap else { return type.description }
    return "(ref \(type.isNullable ? "null " : "")\(text(type.heap)))"
  }

  func text(_ type: HeapType) -> String {
    if case .type(let index) = type { types.use(index) } else { type.keyword }
  }

  /// As in `i32` or `(mut i8)`.
  func text(_ field: FieldType) -> String {
    guard case .value(let type) = field.storage else { return field.description }
    return field.isMutable ? "(mut \(text(type)))" : text(type)
  }

  func text(_ type: GlobalType) -> String {
    type.isMutable ? "(mut \(text(type.value)))" : text(type.value)
  }

  /// As in `i64 1 2`: what tables and memories have in common.
  func text(_ limits: Limits, _ address: AddressType) -> String {
    PrinterLines.words(
      address == .i64 ? "i64" : nil, String(limits.minimum), limits.maximum.map { String($0) })
  }

  func text(_ type: TableType) -> String {
    text(type.limits, type.address) + " " + text(type.element)
  }

  func text(_ type: MemoryType) -> String { text(type.limits, type.address) }

  /// As in `(param i32 i32) (result i32)`.
  func text(_ type: FunctionType) -> String {
    PrinterLines.words(list("param", type.parameters), list("result", type.results))
  }

  /// As in `(param i32 i32)`; nothing if there are no types.
  func list(_ keyword: String, _ types: [ValueType]) -> String? {
    types.isEmpty ? nil : "(\(keyword) \(types.map(text).joined(separator: " ")))"
  }

  /// As in `(param $x i32)`: variables with a name stand alone, others together.
  func list(
    _ keyword: String, _ types: [ValueType], first: Int, _ locals: PrinterSpace<IndexSpace.Locals>
  ) -> [String] {
    var items: [String] = []
    var unnamed: [ValueType] = []
    for (position, type) in types.enumerated() {
      guard let binding = locals.binding(LocalIndex(first + position)) else {
        unnamed.append(type)
        continue
      }
      items += [list(keyword, unnamed), "(\(keyword) \(binding) \(text(type)))"].compactMap {
        $0
      }
      unnamed = []
    }
    return items + [list(keyword, unnamed)].compactMap { $0 }
  }
}
