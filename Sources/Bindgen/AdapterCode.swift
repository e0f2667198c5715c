// The instructions of the value adapters.

import WasmModel

/// Writes the instructions of adapters for one module.
struct AdapterCode {
  private let table: TableIndex
  /// Gives a free place of the table. Whoever passes values exports it.
  private let alloc: FunctionIndex?
  private let dealloc: FunctionIndex?
  private let stackPointer: GlobalIndex?

  init(_ module: Module, _ table: TableIndex) {
    self.table = table
    alloc = module.findExportedFunction("__externref_table_alloc")
    dealloc = module.findExportedFunction("__externref_table_dealloc")
    stackPointer = module.findStackPointer()
  }

  /// Has two locals: an index, and the result of the import.
  func importAdapter(of original: Original, _ signature: BoundSignature) -> [Instruction] {
    let index = original.firstLocal
    let value = LocalIndex(index.value + 1)
    var body: [Instruction] = []
    for (position, word) in signature.parameters.enumerated() {
      let parameter = LocalIndex(position)
      switch word {
      case .number: body.append(get(parameter))
      case .borrowedValue: body += [get(parameter), tableGet]
      case .ownedValue: body += [get(parameter), tableGet] + free(parameter)
      }
    }
    body.append(Instruction(.call, .function(original.index)))
    if signature.results == [.ownedValue] { body += [set(value)] + store(value, via: index) }
    return body + [Instruction(.end)]
  }

  /// Has two locals: an index, and the address of the results.
  func exportAdapter(of original: Original, _ signature: BoundSignature) -> [Instruction] {
    let index = LocalIndex(signature.parameters.count)
    let address = LocalIndex(index.value + 1)
    let places = ResultPlaces(signature)
    var body = signature.storesResults ? reserve(places.size, address) + [get(address)] : []
    for (position, word) in signature.parameters.enumerated() {
      let parameter = LocalIndex(position)
      body += word.bound == .externref ? store(parameter, via: index) : [get(parameter)]
    }
    body.append(Instruction(.call, .function(original.index)))
    if signature.storesResults {
      body += places.load(from: address) + release(places.size, address)
    } else if signature.results == [.ownedValue] {
      body += [tee(index), tableGet] + free(index)
    }
    return body + [Instruction(.end)]
  }

  /// Puts the value of a local into a free place: [] -> [index].
  private func store(_ value: LocalIndex, via index: LocalIndex) -> [Instruction] {
    call(alloc) + [
      tee(index), get(value), Instruction(.tableSet, .table(table)), get(index),
    ]
  }

  private func free(_ index: LocalIndex) -> [Instruction] { [get(index)] + call(dealloc) }

  /// Lowers the shadow stack pointer: [] -> [].
  private func reserve(_ size: Int, _ address: LocalIndex) -> [Instruction] {
    guard let stackPointer else { return [] }
    return [
      Instruction(.globalGet, .global(stackPointer)), Instruction(.i32Const, .i32(Int32(size))),
      Instruction(.i32Sub), tee(address), Instruction(.globalSet, .global(stackPointer)),
    ]
  }

  /// Raises it again: [] -> [].
  private func release(_ size: Int, _ address: LocalIndex) -> [Instruction] {
    guard let stackPointer else { return [] }
    return [
      get(address), Instruction(.i32Const, .i32(Int32(size))), Instruction(.i32Add),
      Instruction(.globalSet, .global(stackPointer)),
    ]
  }

  private var tableGet: Instruction { Instruction(.tableGet, .table(table)) }
  private func get(_ local: LocalIndex) -> Instruction { Instruction(.localGet, .local(local)) }
  private func set(_ local: LocalIndex) -> Instruction { Instruction(.localSet, .local(local)) }
  private func tee(_ local: LocalIndex) -> Instruction { Instruction(.localTee, .local(local)) }
  private func call(_ function: FunctionIndex?) -> [Instruction] {
    function.map { [Instruction(.call, .function($0))] } ?? []
  }
}

/// Where Rust stores several results: one behind the other, each at a multiple of its size.
private struct ResultPlaces {
  private var words: [(type: ValueType, offset: Int)] = []
  /// A multiple of 16, to which the shadow stack is aligned.
  private(set) var size = 0

  init(_ signature: BoundSignature) {
    var end = 0
    for type in signature.results.map(\.compiled) {
      let bytes = type == .i64 || type == .f64 ? 8 : 4
      let offset = (end + bytes - 1) / bytes * bytes
      words.append((type, offset))
      end = offset + bytes
    }
    size = (end + 15) / 16 * 16
  }

  func load(from address: LocalIndex) -> [Instruction] {
    words.flatMap { word in
      [
        Instruction(.localGet, .local(address)),
        Self.load(word.type, offset: UInt64(word.offset)),
      ]
    }
  }

  private static func load(_ type: ValueType, offset: UInt64) -> Instruction {
    let wide = MemoryArgument(alignment: 3, offset: offset)
    let narrow = MemoryArgument(alignment: 2, offset: offset)
    return switch type {
    case .i64: Instruction(.i64Load, .memory(wide))
    case .f64: Instruction(.f64Load, .memory(wide))
    case .f32: Instruction(.f32Load, .memory(narrow))
    case .i32, .v128, .reference: Instruction(.i32Load, .memory(narrow))
    }
  }
}
