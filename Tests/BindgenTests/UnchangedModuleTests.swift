// Modules that the passes leave alone, in whole or in part.

import Bindgen
import Testing
import WasmModel

/// A change to the sample module.
struct ModuleChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let change: @Sendable (inout Module) -> Void

  init(_ name: String, _ change: @escaping @Sendable (inout Module) -> Void) {
    testDescription = name
    self.change = change
  }

  func apply(to module: Module) -> Module {
    var changed = module
    change(&changed)
    return changed
  }
}

private let withoutGuard = [
  ModuleChange("no flag") { $0.exports.removeAll { $0.name == "__instance_terminated" } },
  ModuleChange("the flag is a function") {
    $0.exports[2].description = .function(FunctionIndex(2))
  },
  ModuleChange("the flag is imported") { module in
    let type = GlobalType(value: .i32, isMutable: false)
    module.imports += (0..<2).map {
      Import(module: "env", name: "g\($0)", description: .global(type))
    }
  },
  ModuleChange("the address of the flag is not a constant") {
    $0.globals[1].initial.body[0] = Instruction(.globalGet, .global(GlobalIndex(0)))
  },
  ModuleChange("no memory") { $0.memories = [] },
  ModuleChange("no exceptions") {
    $0.functions[0].body = [Instruction(.unreachable), Instruction(.end)]
  },
]

private let withoutStackPointer = [
  ModuleChange("not exported") { $0.exports.removeAll { $0.name == "__stack_pointer" } },
  ModuleChange("a function") { $0.exports[1].description = .function(FunctionIndex(2)) },
  ModuleChange("immutable") { $0.globals[0].type = GlobalType(value: .i32, isMutable: false) },
  ModuleChange("of another type") {
    $0.globals[0] = Global(
      type: GlobalType(value: .i64, isMutable: true),
      initial: ConstantExpression([Instruction(.i64Const, .i64(0)), Instruction(.end)]))
  },
]

struct UnchangedModuleTests {
  @Test("a module that cannot be guarded comes back as it is", arguments: withoutGuard)
  func unchanged(_ row: ModuleChange) {
    let module = row.apply(to: sampleModule(.standard))
    let wrapped = wrapForGuard(module)
    #expect(wrapped.module == module)
    #expect(wrapped.roles == [:])
  }

  @Test(
    "without a mutable stack pointer only imports are wrapped", arguments: withoutStackPointer)
  func stackPointer(_ row: ModuleChange) {
    let module = row.apply(to: sampleModule(.standard))
    let wrapped = wrapForGuard(module)
    #expect(Set(wrapped.roles.values) == [.importWrapper])
    #expect(wrapped.module.findExport("work") == module.findExport("work"))
  }

  @Test("a module with both encodings gets wrappers in the standard one")
  func bothEncodings() throws {
    var module = sampleModule(.standard)
    module.functions.append(sampleModule(.legacy).functions[0])
    let wrapper = try #require(wrapForGuard(module).module.functions.last)
    #expect(wrapper.body.contains { $0.opcode == .tryTable })
  }
}
