// Code made ready to run, once for all instances.

import WasmModel
import WasmValidation

/// A validated module with its code made ready. It is made once and shared by all instances.
public final class Program: Sendable {
  public let validated: ValidatedModule
  public var module: Module { validated.module }
  /// One for each defined function.
  public let codes: [Code]
  /// How many functions stand before the defined ones: looking for it takes long.
  let importedFunctions: Int
  /// One for each type; without fields for a function.
  let layouts: [ObjectLayout]
  /// What is the same for each instantiation.
  let preparation: InstancePreparation
  /// The fast forms, made function by function.
  let fast: FastTwins

  public init(_ validated: ValidatedModule) {
    self.validated = validated
    let shapes = ProgramShapes(validated.module)
    layouts = shapes.layouts
    importedFunctions = shapes.importedFunctions
    codes = zip(validated.functions, validated.module.functions).map { Code($0, $1, shapes) }
    preparation = InstancePreparation(validated.module)
    fast = FastTwins(validated, codes)
  }
}

/// What the instructions of a module refer to.
struct ProgramShapes {
  let layouts: [ObjectLayout]
  let globals: [GlobalType]
  let importedFunctions: Int
  /// What each instruction computes, by the number of its opcode: a card is too big to be copied at
  /// every step.
  let meanings: [Meaning]
  /// What follows each instruction, by the number of its opcode.
  let immediates: [ImmediateShape]

  init(_ module: Module) {
    layouts = module.types.map { ObjectLayout($0.composite) }
    globals = module.globalTypes
    importedFunctions = module.importedFunctions.count
    meanings = InstructionCard.all.map(\.meaning)
    immediates = InstructionCard.all.map(\.immediates)
  }
}

/// A function made ready to run.
public final class Code: Sendable {
  public let function: ValidatedFunction
  public let typeIndex: TypeIndex
  public let body: InstructionList
  /// Where each instruction stands in the module; empty if unknown.
  public let offsets: InstructionOffsets
  public let bodyOffset: Int
  let steps: [PreparedInstruction]
  /// The branches of the side table.
  let branches: [Branch]
  let meanings: [Meaning]
  /// What does not fit into the prepared instructions.
  let constants: CodeConstants
  let parameterSlots: Int
  let resultSlots: Int
  /// The declared locals that begin as null: their slots, counted from the first local.
  let nullSlots: [Int32]
  /// How many functions of the module are imported.
  let importedFunctions: Int
  /// Slots before the operands: locals, then the hidden slots of legacy clauses.
  let frameSlots: Int
  /// Slots that a frame takes at most.
  var neededSlots: Int { frameSlots + function.maximumHeight + 1 }

  init(_ validated: ValidatedFunction, _ function: Function, _ shapes: ProgramShapes) {
    self.function = validated
    typeIndex = function.type
    body = function.body
    offsets = function.offsets
    bodyOffset = function.bodyOffset
    branches = validated.sideTable.branches
    importedFunctions = shapes.importedFunctions
    meanings = shapes.meanings
    parameterSlots = validated.type.parameters.slotCount
    resultSlots = validated.type.results.slotCount
    frameSlots = validated.localSlotCount + validated.caughtSlots
    let first = validated.type.parameters.count
    nullSlots = function.locals.indices.filter { function.locals[$0].isReference }
      .map { Int32(validated.slot(ofLocal: first + $0)) }
    var preparation = CodePreparation(validated, function, shapes)
    steps = preparation.run()
    constants = preparation.constants
  }
}
