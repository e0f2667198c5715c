// Writes the code of one function at random; it is valid because every step knows the types.

import WasmModel

/// Writes one function. Each `push` leaves one value more on the operand stack, each statement
/// leaves the stack as it was; whatever stands below stays there, so that operands are alive across
/// anything.
struct CodeWriter {
  var random: RandomSource
  var plan: ModulePlan
  let traits: Traits
  /// The index of the function.
  let function: Int
  private(set) var body: [Instruction] = []
  /// The locals that are read and written at random.
  private(set) var locals: [ValueType]
  /// The open blocks, innermost last.
  private(set) var labels: [OpenLabel]
  /// How many instructions may still come, roughly.
  private(set) var budget: Int
  /// How deep expressions and blocks are nested.
  var depth = 0
  /// How many loops around here count.
  var loops = 0
  /// The position of the outermost label that is branched to: in a big function none that would
  /// leave most of it out.
  var outermost = 0

  /// A block that is open: the types that a branch to it takes along.
  struct OpenLabel {
    let types: [ValueType]
    var isCatch = false
    var isLoop = false
  }

  /// A function's loops that are nested deeper do not count. Their locals come behind the others.
  static let counters = 3
  /// Locals that only ever hold small addresses.
  static let addresses = 2
  static let deepest = 7
  /// The global that recursion uses up.
  static let fuel = GlobalIndex(0)

  init(_ function: Int, _ plan: ModulePlan, _ traits: Traits, _ random: RandomSource) {
    self.random = random
    self.plan = plan
    self.traits = traits
    self.function = function
    let type = plan.functions[function]
    labels = [OpenLabel(types: type.results)]
    budget = traits.length / 2 + self.random.below(traits.length)
    locals = type.parameters
    let count = 2 + self.random.below(traits.isBig ? 600 : 7)
    for _ in 0..<count { locals.append(traits.type(&self.random)) }
  }

  /// Writes everything.
  mutating func write() {
    for number in 0..<Self.addresses {
      emit(i32: Int64(16 + random.below(1000)))
      emit(.localSet, .local(address(number)))
    }
    for (index, type) in locals.enumerated() where type.isReference && random.chance(70) {
      pushReference(type)
      emit(.localSet, .local(LocalIndex(index)))
    }
    if traits.isBig { bigBody() } else { while budget > 0 { statement() } }
    for type in results { push(type) }
    emit(.end)
  }

  var results: [ValueType] { labels[0].types }
  var declaredLocals: [ValueType] {
    locals.dropFirst(plan.functions[function].parameters.count)
      + Array(repeating: .i32, count: Self.counters + Self.addresses)
  }

  mutating func emit(_ opcode: Opcode, _ immediate: Immediate = .none) {
    body.append(Instruction(opcode, immediate))
    budget -= 1
  }

  mutating func emit(_ instruction: Instruction) {
    body.append(instruction)
    budget -= 1
  }

  // MARK: Blocks

  /// Opens a block whose label takes some types along, writes its inside and closes it.
  mutating func block(
    _ opcode: Opcode, _ parameters: [ValueType] = [], _ results: [ValueType] = [],
    _ inside: (inout CodeWriter) -> Void
  ) {
    open(opcode, .blockType(blockType(parameters, results)), opcode == .loop ? parameters : results)
    inside(&self)
    close()
  }

  mutating func open(_ opcode: Opcode, _ immediate: Immediate, _ types: [ValueType]) {
    emit(opcode, immediate)
    labels.append(OpenLabel(types: types, isLoop: opcode == .loop))
  }

  mutating func close(_ last: Instruction = Instruction(.end)) {
    emit(last)
    labels.removeLast()
  }

  /// Goes on with the next arm of the innermost block.
  mutating func nextArm(_ opcode: Opcode, _ immediate: Immediate = .none) {
    emit(opcode, immediate)
    let types = labels.removeLast().types
    labels.append(OpenLabel(types: types, isCatch: opcode == .catch || opcode == .catchAll))
  }

  mutating func blockType(_ parameters: [ValueType], _ results: [ValueType]) -> BlockType {
    if parameters.isEmpty, results.count < 2, !random.chance(10) {
      return results.first.map { .value($0) } ?? .empty
    }
    return .type(plan.type(FunctionType(parameters, results)))
  }

  // MARK: Locals

  /// A local that only ever holds small addresses.
  func address(_ number: Int) -> LocalIndex {
    LocalIndex(locals.count + Self.counters + number)
  }

  /// The index of a local of a type.
  mutating func findLocal(_ type: ValueType) -> LocalIndex? {
    let fitting = locals.indices.filter { locals[$0] == type }
    return fitting.isEmpty ? nil : LocalIndex(random.pick(fitting))
  }

  mutating func findGlobal(_ type: ValueType) -> GlobalIndex? {
    let fitting = plan.globals.indices.filter { plan.globals[$0].value == type }
    return fitting.isEmpty ? nil : GlobalIndex(random.pick(fitting))
  }

  /// Takes values off the stack: into locals, or nowhere.
  mutating func consume(_ types: [ValueType]) {
    for type in types.reversed() {
      if type == .exnref, isWild() {
        emit(.throwRef)
      } else if random.chance(70), let local = findLocal(type) {
        emit(.localSet, .local(local))
      } else if random.chance(30), let global = findGlobal(type), global != Self.fuel {
        emit(.globalSet, .global(global))
      } else {
        emit(.drop)
      }
    }
  }
}
