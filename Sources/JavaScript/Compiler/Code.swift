// A compiled function: what a frame executes. It never changes, so all copies share it.

/// The code of one function, of a module, or of a piece of program.
final class Code: Sendable {
  /// The same for the same function of the same program, in every process.
  let identity: UInt64
  let name: String
  /// The module that it stands in.
  let module: String
  let kind: Kind
  let isAsync: Bool
  let instructions: [Instruction]
  let constants: [JSValue]
  let names: [String]
  /// The functions that this one makes, and which of its own cells they take along.
  let functions: [(code: Code, captures: [Int32])]
  let classes: [ClassCode]
  /// The parameters, from slot 0; the rest parameter is not among them.
  let parameterCount: Int
  /// What `length` says: parameters before the first with an initial value.
  let length: Int
  /// Parameters and variables.
  let slotCount: Int
  /// The own captured variables, behind those that came with the closure.
  let cellCount: Int
  /// Slots that have a value from the beginning but are captured: they move to cells.
  let boxed: [(slot: Int, cell: Int)]
  let restSlot: Int?
  let argumentsSlot: Int?
  /// Where the function itself stands, if its name refers to it.
  let selfSlot: Int?
  let handlers: [Handler]
  /// Where statements begin, in ascending order.
  let statements: [(pc: Int, line: Int)]
  let variables: [VariableRange]
  /// What a call or a property access is of, as messages quote it.
  let quotes: [Int: String]
  let isWatched: Bool
  /// Where the function stands in the source of its module or piece.
  let lines: ClosedRange<Int>
  let source: [String]
  /// Of modules and pieces: the variables of modules that are their first cells.
  let externals: [External]
  /// Of modules and pieces: their own variables and the cells.
  let topLevel: [TopLevelVariable]

  enum Kind: Sendable {
    /// A function that can be called and constructed.
    case function
    case arrow
    /// Methods, accessors and async functions are no constructors.
    case method
    case baseConstructor
    case derivedConstructor
    case module
  }

  /// Instructions whose exceptions go to a place.
  struct Handler: Sendable {
    let range: Range<Int>
    let target: Int
  }

  /// A variable with a name, and the instructions among which it is visible.
  struct VariableRange: Sendable {
    let name: String
    let place: Place
    let range: Range<Int>
  }

  enum Place: Sendable {
    case slot(Int)
    case cell(Int)
  }

  /// A variable of another module, or of the module that a piece is run in.
  enum External: Sendable {
    case imported(name: String, module: String)
    case variable(String)
  }

  struct TopLevelVariable: Sendable {
    let name: String
    let cell: Int
    let isConstant: Bool
  }

  /// A class: which function is its constructor.
  struct ClassCode: Sendable {
    let name: String
    let constructor: Int
  }

  init(_ parts: CodeParts) {
    identity = parts.identity
    (name, module, kind, isAsync) = (parts.name, parts.module, parts.kind, parts.isAsync)
    (instructions, constants, names) = (parts.instructions, parts.constants, parts.names)
    (functions, classes) = (parts.functions, parts.classes)
    (parameterCount, length) = (parts.parameterCount, parts.length)
    (slotCount, cellCount, boxed) = (parts.slotCount, parts.cellCount, parts.boxed)
    (restSlot, argumentsSlot) = (parts.restSlot, parts.argumentsSlot)
    selfSlot = parts.selfSlot
    (handlers, statements) = (parts.handlers, parts.statements)
    (variables, quotes, isWatched) = (parts.variables, parts.quotes, parts.isWatched)
    (lines, source) = (parts.lines, parts.source)
    (externals, topLevel) = (parts.externals, parts.topLevel)
  }

  var isConstructor: Bool {
    switch kind {
    case .function: !isAsync
    case .baseConstructor, .derivedConstructor: true
    case .arrow, .method, .module: false
    }
  }

  var isClass: Bool {
    switch kind {
    case .baseConstructor, .derivedConstructor: true
    default: false
    }
  }

  /// The line of the statement that an instruction belongs to.
  func line(at pc: Int) -> Int {
    var line = lines.lowerBound
    for statement in statements where statement.pc <= pc { line = statement.line }
    return line
  }

  /// The line of the first statement from an instruction on.
  func line(from pc: Int) -> Int { statements.first { $0.pc >= pc }?.line ?? line(at: pc) }

  /// Where an exception of an instruction goes, if it stays in this function.
  func handler(at pc: Int) -> Int? {
    handlers.first { $0.range.contains(pc) }?.target
  }
}

/// What a ``Code`` is made of, while it is made.
struct CodeParts {
  var identity: UInt64 = 0
  var name = ""
  var module = ""
  var kind = Code.Kind.function
  var isAsync = false
  var instructions: [Instruction] = []
  var constants: [JSValue] = []
  var names: [String] = []
  var functions: [(code: Code, captures: [Int32])] = []
  var classes: [Code.ClassCode] = []
  var parameterCount = 0
  var length = 0
  var slotCount = 0
  var cellCount = 0
  var boxed: [(slot: Int, cell: Int)] = []
  var restSlot: Int?
  var argumentsSlot: Int?
  var selfSlot: Int?
  /// Inner ones come first.
  var handlers: [Code.Handler] = []
  var statements: [(pc: Int, line: Int)] = []
  var variables: [Code.VariableRange] = []
  var quotes: [Int: String] = [:]
  var isWatched = false
  var lines = 0...0
  var source: [String] = []
  var externals: [Code.External] = []
  var topLevel: [Code.TopLevelVariable] = []
}
