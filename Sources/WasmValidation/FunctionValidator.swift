// Walks over the instructions of one function, or of a constant expression, once.
//
// Standard: Appendix, Validation Algorithm; Validation, Instructions.

import WasmModel

/// Checks a flat list of instructions with an operand stack of types and a stack of open blocks;
/// blocks inside blocks do not recurse. Its methods throw the kind of an error; the place of it is
/// ``pc``.
///
/// One validator serves all functions of a module, one after the other, so that its stacks are made
/// once.
struct FunctionValidator {
  let context: ModuleContext
  let typeContext: TypeContext
  /// How many globals there are; in constant expressions only imported ones and those before.
  var globalCount: Int
  private let rules = OpcodeRule.all

  private(set) var body = InstructionList()
  /// The results of the function, or of the constant expression.
  private(set) var results = TypeList.empty
  /// Only constant instructions are allowed.
  private var isConstant = false
  private(set) var pc = 0

  var operands = OperandStack()
  /// The innermost block. The standard's name: `ctrls[0]`.
  var frame = ControlFrame.function(results: .empty)
  /// The blocks around it; the function itself comes first.
  var outerFrames: [ControlFrame] = []
  /// False before the first instruction and behind the last `end`.
  var isOpen = false
  /// The greatest number of catch clauses inside each other.
  var maximumCatchDepth = 0

  /// Parameters first. Those that must be set before they are read are marked.
  var locals: [OperandType] = []
  /// The locals that were marked and have been set, in that order.
  var setLocals: [Int32] = []

  var sideTable = SideTableBuilder()
  private var recordsOperands = false
  /// The operands before each instruction, if they are to be kept.
  private(set) var recordedOperands: [[ValueType]?] = []

  init(_ context: ModuleContext) {
    self.context = context
    typeContext = context.types
    globalCount = context.globals.count
  }

  /// Checks a function; ``finish()`` gives what was found.
  mutating func check(
    _ body: InstructionList, _ signature: Signature, locals: [ValueType],
    recordsOperands: Bool = false
  ) throws(ValidationError.Kind) {
    self.recordsOperands = recordsOperands
    begin(body, results: signature.results)
    isConstant = false
    try declareLocals(signature.parameters, locals)
    try run()
  }

  /// Checks a constant expression that gives one value.
  mutating func checkConstant(_ body: [Instruction], gives type: OperandType)
    throws(ValidationError.Kind)
  {
    begin(InstructionList(body), results: TypeList(type))
    isConstant = true
    try run()
  }

  /// Gives what was found of a function that was checked.
  mutating func finish() -> FunctionLayout {
    FunctionLayout(
      caughtSlots: maximumCatchDepth, maximumHeight: operands.maximumHeight,
      sideTable: sideTable.build())
  }

  private mutating func begin(_ body: InstructionList, results: TypeList) {
    self.body = body
    self.results = results
    pc = 0
    operands.reset()
    frame = .function(results: results)
    isOpen = false
    maximumCatchDepth = 0
    // These two are empty behind the last end; only an error leaves something in them.
    if !outerFrames.isEmpty { outerFrames.removeAll() }
    if !setLocals.isEmpty { setLocals.removeAll() }
    locals.removeAll(keepingCapacity: true)
    sideTable.reset()
  }

  private mutating func declareLocals(_ parameters: TypeList, _ declared: [ValueType])
    throws(ValidationError.Kind)
  {
    for position in 0..<parameters.count { locals.append(typeContext.type(parameters, position)) }
    for type in declared {
      let packed = try typeContext.packed(type)
      locals.append(packed.isDefaultable ? packed : packed.markedUnset)
    }
  }

  private mutating func run() throws(ValidationError.Kind) {
    isOpen = true
    let count = body.count
    while pc < count, isOpen {
      let opcode = body.opcode(at: pc)
      if isConstant || recordsOperands { try observe(opcode) }
      try step(opcode)
      pc += 1
    }
    if pc < count { throw .misplacedInstruction(body.opcode(at: pc)) }
    if isOpen { throw .endExpected }
  }

  /// What most functions do not need before each instruction.
  private mutating func observe(_ opcode: Opcode) throws(ValidationError.Kind) {
    if isConstant { try checkConstant(opcode) }
    if recordsOperands { recordedOperands.append(findOperands(before: opcode)) }
  }

  @inline(__always)
  private mutating func step(_ opcode: Opcode) throws(ValidationError.Kind) {
    let row = Int(opcode.rawValue)
    switch rules[row].form {
    case .constant: operands.push(rules[row].result)
    case .unary where isOnTop(exactly: rules[row].parameters.0):
      operands.replace(1, by: rules[row].result)
    case .binary
    where isOnTop(exactly: rules[row].parameters.1)
      && isOnTop(exactly: rules[row].parameters.0, below: 1):
      operands.replace(2, by: rules[row].result)
    case .unary, .binary, .other: try apply(rules[row])
    case .localGet: try checkLocalGet(Int(body.number(at: pc)))
    case .localSet: try checkLocalSet(Int(body.number(at: pc)))
    case .localTee: try checkLocalTee(Int(body.number(at: pc)))
    case .access: try apply(rules[row], at: body.memoryArgument(at: pc))
    case .irregular: try checkIrregular(opcode)
    case .accessLane: try checkAccessLane(rules[row])
    case .lane:
      try check(lane: body.number(at: pc), below: rules[row].laneCount)
      try apply(rules[row])
    case .shuffle:
      try checkShuffle()
      try apply(rules[row])
    }
  }

  /// Applies a rule of any number of operands, also where some of them are unknown.
  private mutating func apply(_ rule: OpcodeRule) throws(ValidationError.Kind) {
    let (first, second, third) = rule.parameters
    let isRight =
      switch rule.parameterCount {
      case 0: true
      case 1: isOnTop(first)
      case 2: isOnTop(second) && isOnTop(first, below: 1)
      default: isOnTop(third) && isOnTop(second, below: 1) && isOnTop(first, below: 2)
      }
    guard isRight else {
      throw mismatch([first, second, third].prefix(Int(rule.parameterCount)))
    }
    drop(Int(rule.parameterCount))
    if rule.hasResult { operands.push(rule.result) }
  }

  /// Applies the rule of an access of memory, which takes an address and at most one value.
  private mutating func apply(_ rule: OpcodeRule, at argument: MemoryArgument)
    throws(ValidationError.Kind)
  {
    let address = try address(argument, rule)
    if rule.parameterCount == 0 {
      try pop(address)
    } else {
      try pop(address, rule.parameters.0)
    }
    if rule.hasResult { operands.push(rule.result) }
  }

  private mutating func checkAccessLane(_ rule: OpcodeRule) throws(ValidationError.Kind) {
    guard case .memoryLane(let argument, let lane) = body.immediate(at: pc) else {
      preconditionFailure("no lane")
    }
    try check(lane: UInt64(lane), below: rule.laneCount)
    try apply(rule, at: argument)
  }
}
