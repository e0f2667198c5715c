// The function that is being compiled: its instructions, variables, scopes and loops.

/// A function on the way to its ``Code``.
struct FunctionBuilder {
  var parts = CodeParts()
  private(set) var variables: [Variable] = []
  private var scopes: [Scope] = []
  private(set) var captures: [Capture] = []
  private var captureIndices: [CaptureKey: Int] = [:]
  private var pendingFunctions: [(code: Code, captures: [Capture])] = []
  private var constantIndices: [JSValue: Int32] = [:]
  private var nameIndices: [String: Int32] = [:]
  var exits: [Exit] = []
  /// Refers to the function if nothing else has this name.
  var selfName: String?
  /// Of a module or a piece: all variables of the outermost scope are captured.
  var isTopLevel = false
  /// Of a piece: where the value of the last expression statement goes.
  var resultVariable: Int32?

  struct Variable {
    let name: String
    let kind: Kind
    /// Known by name outside of the program.
    let isTopLevel: Bool
    var isCaptured: Bool

    init(_ name: String, _ kind: Kind, isTopLevel: Bool) {
      (self.name, self.kind, self.isTopLevel) = (name, kind, isTopLevel)
      isCaptured = isTopLevel
    }

    enum Kind {
      case variable
      case constant
      /// Not of the program.
      case hidden
    }
  }

  private struct Scope {
    var names: [String: Int] = [:]
    let begin: Int
  }

  /// Where a captured variable comes from when the closure is made.
  enum Capture {
    case ownVariable(Int)
    case ownCapture(Int)
    case external
  }

  struct CaptureKey: Hashable {
    let level: Int
    let variable: Int
  }

  /// What a `break`, a `continue` or a `return` leaves.
  enum Exit {
    case loop(breaks: [Int], continues: [Int])
    /// `ways` are the places that the `finally` is entered from and what follows it.
    case finalizer(slot: Int32, ways: [Way], entries: [Int])
  }

  enum Way {
    case breaking
    case continuing
    case returning
  }

  var pc: Int { parts.instructions.count }

  mutating func emit(_ instruction: Instruction) { parts.instructions.append(instruction) }

  mutating func beginStatement(_ line: Int) {
    parts.statements.append((pc, line))
    emit(.statement)
  }

  // MARK: Constants and names

  mutating func constant(_ value: JSValue) -> Int32 {
    // As keys, 0 and -0 would be one constant.
    if case .number(0) = value { return append(value) }
    if let index = constantIndices[value] { return index }
    let index = append(value)
    constantIndices[value] = index
    return index
  }

  private mutating func append(_ value: JSValue) -> Int32 {
    parts.constants.append(value)
    return Int32(parts.constants.count - 1)
  }

  mutating func name(_ name: String) -> Int32 {
    if let index = nameIndices[name] { return index }
    parts.names.append(name)
    let index = Int32(parts.names.count - 1)
    nameIndices[name] = index
    return index
  }

  // MARK: Variables

  mutating func pushScope() { scopes.append(Scope(begin: pc)) }

  mutating func popScope() {
    let scope = scopes.removeLast()
    let range = scope.begin..<pc
    for (name, variable) in scope.names.sorted(by: { $0.value < $1.value })
    where variables[variable].kind != .hidden {
      parts.variables.append(.init(name: name, place: .slot(variable), range: range))
    }
  }

  /// The number of a variable of the innermost scope; nil if it has one of this name.
  mutating func declare(_ name: String, _ kind: Variable.Kind) -> Int32? {
    guard let scope = scopes.indices.last, scopes[scope].names[name] == nil else { return nil }
    variables.append(Variable(name, kind, isTopLevel: isTopLevel && scope == 0))
    scopes[scope].names[name] = variables.count - 1
    return Int32(variables.count - 1)
  }

  /// A variable of the outermost scope, which may be there already.
  mutating func declareInFunction(_ name: String) -> Int32 {
    if let known = scopes.first?.names[name] { return Int32(known) }
    variables.append(Variable(name, .variable, isTopLevel: isTopLevel))
    scopes[0].names[name] = variables.count - 1
    return Int32(variables.count - 1)
  }

  /// A new variable begins without a value; those at the top of a module begin so by themselves.
  mutating func emitDeclaration(of variable: Int32) {
    if !variables[Int(variable)].isTopLevel { emit(.declare(variable)) }
  }

  mutating func hiddenVariable() -> Int32 {
    variables.append(Variable("", .hidden, isTopLevel: false))
    return Int32(variables.count - 1)
  }

  func find(_ name: String) -> Int? {
    for scope in scopes.reversed() {
      if let variable = scope.names[name] { return variable }
    }
    return nil
  }

  func isDeclaredInInnermostScope(_ name: String) -> Bool { scopes.last?.names[name] != nil }

  mutating func capture(_ variable: Int) { variables[variable].isCaptured = true }

  /// The cell that a variable from outside has in this function.
  mutating func cell(for key: CaptureKey, from source: Capture) -> Int32 {
    if let index = captureIndices[key] { return Int32(index) }
    captures.append(source)
    captureIndices[key] = captures.count - 1
    return Int32(captures.count - 1)
  }

  mutating func addFunction(_ code: Code, captures: [Capture]) -> Int32 {
    pendingFunctions.append((code, captures))
    return Int32(pendingFunctions.count - 1)
  }

  // MARK: Jumps

  /// Emits a jump whose target is not known yet, for ``land(_:)``.
  mutating func emitJump(_ make: (Int32) -> Instruction) -> Int {
    emit(make(0))
    return pc - 1
  }

  mutating func land(_ jump: Int) { retarget(jump, to: pc) }

  mutating func retarget(_ jump: Int, to target: Int) {
    parts.instructions[jump] = parts.instructions[jump].targeting(Int32(target))
  }

  // MARK: The end

  /// The code: now it is known which variables are captured and stand in cells.
  mutating func finish() -> Code {
    while !scopes.isEmpty { popScope() }
    var cells: [Int: Int32] = [:]
    for (index, variable) in variables.enumerated() where variable.isCaptured {
      cells[index] = Int32(captures.count + cells.count)
    }
    parts.instructions = parts.instructions.map { $0.placing { cells[Int($0)] } }
    parts.variables = parts.variables.map {
      guard case .slot(let slot) = $0.place, let cell = cells[slot] else { return $0 }
      return .init(name: $0.name, place: .cell(Int(cell)), range: $0.range)
    }
    parts.functions = pendingFunctions.map { code, sources in
      let places = sources.compactMap { source -> Int32? in
        switch source {
        case .ownVariable(let variable): cells[variable]
        case .ownCapture(let capture): Int32(capture)
        case .external: nil
        }
      }
      return (code, places)
    }
    let initial =
      Array(0..<parts.parameterCount)
      + [parts.restSlot, parts.argumentsSlot, parts.selfSlot].compactMap { $0 }
    parts.boxed = initial.compactMap { slot in cells[slot].map { (slot, Int($0)) } }
    parts.slotCount = variables.count
    parts.cellCount = cells.count
    if isTopLevel {
      parts.topLevel = cells.sorted { $0.key < $1.key }.filter {
        variables[$0.key].isTopLevel
      }.map { variable, cell in
        .init(
          name: variables[variable].name, cell: Int(cell),
          isConstant: variables[variable].kind == .constant)
      }
    }
    return Code(parts)
  }
}

extension Instruction {
  /// The same jump to another place.
  func targeting(_ target: Int32) -> Instruction {
    switch self {
    case .jump: .jump(target)
    case .jumpIfFalse: .jumpIfFalse(target)
    case .jumpIfTrue: .jumpIfTrue(target)
    case .jumpIfFalseElsePop: .jumpIfFalseElsePop(target)
    case .jumpIfTrueElsePop: .jumpIfTrueElsePop(target)
    case .jumpUnlessNullishElsePop: .jumpUnlessNullishElsePop(target)
    case .leaveChainIfNullish: .leaveChainIfNullish(target)
    case .leaveChainIfNoFunction: .leaveChainIfNoFunction(target)
    case .nextElement(let slot, _): .nextElement(slot, end: target)
    case .jumpIfEntered(let slot, let way, _): .jumpIfEntered(slot: slot, way: way, target)
    case .enterFinally(let slot, let way, _): .enterFinally(slot: slot, way: way, target)
    default: self
    }
  }

  /// The same instruction when it is known which variables stand in cells.
  func placing(_ cell: (Int32) -> Int32?) -> Instruction {
    switch self {
    case .load(let variable): cell(variable).map { .loadCell($0) } ?? self
    case .store(let variable): cell(variable).map { .storeCell($0) } ?? self
    case .initialize(let variable): cell(variable).map { .initializeCell($0) } ?? self
    case .declare(let variable): cell(variable).map { .declareCell($0) } ?? .nothing
    case .renew(let variable): cell(variable).map { .renewCell($0) } ?? .nothing
    default: self
    }
  }
}
