// A small module, in both encodings of exception handling, that has something for every pass.

import WasmModel

enum Encoding: CaseIterable { case standard, legacy }

/// Two imported functions, three defined ones; the flag is at address 1024.
///
/// Functions: 0 `ask` and 1 `tell` are imported, 2 `work`, 3 `__wbindgen_start`, 4 `pair`.
/// Tags: 0 is imported, 1 is defined and exported.
func sampleModule(_ encoding: Encoding) -> Module {
  var module = Module()
  module.types = [
    FunctionType([.i32, .i64], [.i32]), FunctionType([], []), FunctionType([.i32], []),
    FunctionType([.i32], [.i32, .i64]), FunctionType([], [.i32, .exnref]),
  ].map { SubType($0) }
  module.imports = [
    Import(module: "host", name: "ask", description: .function(TypeIndex(0))),
    Import(module: "env", name: "other", description: .tag(TypeIndex(2))),
    Import(module: "host", name: "tell", description: .function(TypeIndex(1))),
  ]
  module.functions = [
    Function(
      type: TypeIndex(0), locals: [],
      body: InstructionList(encoding == .standard ? standardWork() : legacyWork())),
    Function(type: TypeIndex(1), locals: [], body: InstructionList(sampleStart())),
    Function(type: TypeIndex(3), locals: [], body: [Instruction(.unreachable), Instruction(.end)]),
  ]
  let limits = Limits(minimum: 1, maximum: nil)
  module.tables = [Table(type: TableType(element: .funcref, limits: limits))]
  module.memories = [MemoryType(limits: limits)]
  module.tags = [TypeIndex(2)]
  module.globals = [global(65536, isMutable: true), global(1024, isMutable: false)]
  module.exports = sampleExports()
  module.elements = [
    ElementSegment(
      type: .nonNull(.function), elements: [constant(reference(1))],
      mode: .active(TableIndex(0), offset: constant(Instruction(.i32Const, .i32(0)))))
  ]
  module.names.functions = [FunctionIndex(0): "host_ask", FunctionIndex(2): "bank::work"]
  module.names.tags = [TagIndex(0): "other", TagIndex(1): "__cpp_exception"]
  return module
}

private func sampleExports() -> [Export] {
  [
    Export(name: "memory", description: .memory(MemoryIndex(0))),
    Export(name: "__stack_pointer", description: .global(GlobalIndex(0))),
    Export(name: "__instance_terminated", description: .global(GlobalIndex(1))),
    Export(name: "__cpp_exception", description: .tag(TagIndex(1))),
    Export(name: "work", description: .function(FunctionIndex(2))),
    Export(name: "work_again", description: .function(FunctionIndex(2))),
    Export(name: "__wbindgen_start", description: .function(FunctionIndex(3))),
    Export(name: "pair", description: .function(FunctionIndex(4))),
    Export(name: "tell_again", description: .function(FunctionIndex(1))),
  ]
}

/// Calls both imports, catches both tags and throws them again.
private func standardWork() -> [Instruction] {
  let clauses = [
    CatchClause(.tag(TagIndex(1)), label: 0), CatchClause(.tagReference(TagIndex(0)), label: 1),
  ]
  var body = [
    Instruction(.block, .blockType(.type(TypeIndex(4)))),
    Instruction(.block, .blockType(.value(.i32))),
    Instruction(.tryTable, .tryTable(.value(.i32), clauses)),
  ]
  body += callImports() + [Instruction(.end), Instruction(.return), Instruction(.end)]
  body += [Instruction(.throw, .tag(TagIndex(1))), Instruction(.end), Instruction(.drop)]
  return body + [Instruction(.throw, .tag(TagIndex(0))), Instruction(.end)]
}

/// The same with `try`.
private func legacyWork() -> [Instruction] {
  var body = [Instruction(.try, .blockType(.value(.i32)))] + callImports()
  for tag in [TagIndex(1), TagIndex(0)] {
    body += [Instruction(.catch, .tag(tag)), Instruction(.throw, .tag(tag))]
  }
  return body + [Instruction(.end), Instruction(.end)]
}

private func sampleStart() -> [Instruction] {
  [Instruction(.returnCall, .function(FunctionIndex(1))), Instruction(.end)]
}

private func callImports() -> [Instruction] {
  [
    Instruction(.localGet, .local(LocalIndex(0))), Instruction(.localGet, .local(LocalIndex(1))),
    call(0), call(1),
  ]
}

private func call(_ function: Int) -> Instruction {
  Instruction(.call, .function(FunctionIndex(function)))
}

func reference(_ function: Int) -> Instruction {
  Instruction(.refFunc, .function(FunctionIndex(function)))
}

private func constant(_ instruction: Instruction) -> ConstantExpression {
  ConstantExpression([instruction, Instruction(.end)])
}

private func global(_ value: Int32, isMutable: Bool) -> Global {
  Global(
    type: GlobalType(value: .i32, isMutable: isMutable),
    initial: constant(Instruction(.i32Const, .i32(value))))
}
