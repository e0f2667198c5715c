// Shorthands for the tests of the printer.

import WasmModel
import WasmText

extension Module {
  /// A module with one function `[parameters] -> [results]` and this body; the `end` is added.
  static func of(
    _ body: [Instruction], _ parameters: [ValueType] = [], _ results: [ValueType] = []
  ) -> Module {
    var module = Module()
    module.types = [SubType(FunctionType(parameters, results))]
    module.functions = [
      Function(
        type: TypeIndex(0), locals: [], body: InstructionList(body + [Instruction(.end)]))
    ]
    return module
  }

  /// The same module, as if it had been made by a program: without offsets.
  var withoutPlaces: Module {
    var module = self
    module.byteCount = 0
    for index in functions.indices {
      module.functions[index].offsets = []
      module.functions[index].bodyOffset = 0
    }
    for index in tables.indices {
      module.tables[index].initial = tables[index].initial?.withoutPlace
    }
    for index in globals.indices {
      module.globals[index].initial = globals[index].initial.withoutPlace
    }
    for (index, segment) in elements.enumerated() {
      module.elements[index].elements = segment.elements.map(\.withoutPlace)
      guard case .active(let table, let offset) = segment.mode else { continue }
      module.elements[index].mode = .active(table, offset: offset.withoutPlace)
    }
    for (index, segment) in dataSegments.enumerated() {
      guard case .active(let memory, let offset) = segment.mode else { continue }
      module.dataSegments[index].mode = .active(memory, offset: offset.withoutPlace)
    }
    return module
  }

  /// What is read when the module is printed and parsed again.
  func again(_ style: TextStyle) throws -> Module {
    try parseModule(Array(printModule(self, style: style).utf8)).withoutPlaces
  }

  /// The printed lines between the head of the first function and the end, without indentation of
  /// the function itself.
  func bodyLines(_ style: TextStyle) -> [String] {
    let lines = printModule(self, style: style).split(separator: "\n")
    guard let head = lines.firstIndex(where: { $0.hasPrefix("  (func") }) else { return [] }
    let end = style == .plain ? 2 : 1
    return lines[(head + 1)...].dropLast(end).map { String($0.dropFirst(4)) }
  }
}

extension ConstantExpression {
  fileprivate var withoutPlace: ConstantExpression { ConstantExpression(body) }

  static func i32(_ number: Int32) -> ConstantExpression {
    ConstantExpression([Instruction(.i32Const, .i32(number)), Instruction(.end)])
  }

  static func function(_ index: Int) -> ConstantExpression {
    ConstantExpression([
      Instruction(.refFunc, .function(FunctionIndex(index))), Instruction(.end),
    ])
  }
}

extension Instruction {
  static func get(_ local: Int) -> Instruction {
    Instruction(.localGet, .local(LocalIndex(local)))
  }

  static func set(_ local: Int) -> Instruction {
    Instruction(.localSet, .local(LocalIndex(local)))
  }

  static func block(_ opcode: Opcode, _ type: BlockType = .empty) -> Instruction {
    Instruction(opcode, .blockType(type))
  }
}
