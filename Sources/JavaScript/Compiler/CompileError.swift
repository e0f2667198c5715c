// Why a program that was parsed cannot be compiled.

/// What is wrong with a program, and where.
public struct CompileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let kind: Kind
  public let module: String
  /// From 0.
  public let line: Int

  public init(kind: Kind, module: String, line: Int) {
    (self.kind, self.module, self.line) = (kind, module, line)
  }

  public enum Kind: Hashable, Sendable {
    /// A module of this name is there already.
    case moduleExists
    /// A piece of program was to be run in a module that is not there or not evaluated.
    case noSuchModule
    case alreadyDeclared(String)
    /// The left side of an assignment is neither a variable nor a property.
    case noAssignmentTarget
    case awaitOutsideAsyncFunction
    case breakOutsideLoop
    case continueOutsideLoop
    case superOutsideMethod
    case exportOfUnknownName(String)
    case unknownOperator(String)
  }

  public var description: String {
    let problem =
      switch kind {
      case .moduleExists: "there is a module of this name already"
      case .noSuchModule: "there is no such module, or it has not been evaluated"
      case .alreadyDeclared(let name): "Identifier '\(name)' has already been declared"
      case .noAssignmentTarget: "Invalid left-hand side in assignment"
      case .awaitOutsideAsyncFunction: "await is only valid in async functions"
      case .breakOutsideLoop: "a break outside of a loop"
      case .continueOutsideLoop: "a continue outside of a loop"
      case .superOutsideMethod: "'super' keyword unexpected here"
      case .exportOfUnknownName(let name): "Export '\(name)' is not defined in module"
      case .unknownOperator(let text): "no operator of the subset: \(text)"
      }
    return "\(module):\(line + 1): \(problem)"
  }
}
