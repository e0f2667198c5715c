// The tree that the parser makes of a program in the subset of JavaScript that glue is written in.
//
// ECMA-262, "ECMAScript Language: Expressions", "Statements and Declarations", "Functions and
// Classes", "Scripts and Modules". The names are ESTree's where it has one.

/// A module: its statements, what it imports and what it exports.
public struct Program: Hashable, Sendable {
  /// As in `index.js`; other modules import it by this name, with or without `./` before it.
  public let name: String
  /// The lines of the source, without what stands behind ``marker``.
  public let source: [String]
  /// For a line (from 0) that ends in `//= KEY`, the key: which row of the table of upstream
  /// constructs it models.
  public let markers: [Int: String]
  public let imports: [ImportDeclaration]
  public let body: [Statement]
  /// Exported names and the module's variables that they stand for; `default` is a name too.
  public let exports: [ExportSpecifier]

  /// What precedes the key at the end of a line.
  public static let marker = "//="

  public init(
    name: String, source: [String], markers: [Int: String], imports: [ImportDeclaration],
    body: [Statement], exports: [ExportSpecifier]
  ) {
    (self.name, self.source, self.markers) = (name, source, markers)
    (self.imports, self.body, self.exports) = (imports, body, exports)
  }
}

/// `import * as local from "module"`, or one name of `import { imported as local } from "module"`.
public struct ImportDeclaration: Hashable, Sendable {
  /// Nil for the whole namespace.
  public let imported: String?
  public let local: String
  public let module: String
  public let line: Int

  public init(imported: String?, local: String, module: String, line: Int) {
    (self.imported, self.local, self.module, self.line) = (imported, local, module, line)
  }
}

/// `export { local as exported }`.
public struct ExportSpecifier: Hashable, Sendable {
  public let exported: String
  public let local: String

  public init(exported: String, local: String) {
    (self.exported, self.local) = (exported, local)
  }
}

/// A statement and the line (from 0) where it begins: a place where a person can stand.
public struct Statement: Hashable, Sendable {
  public let line: Int
  public let kind: Kind

  public init(line: Int, _ kind: Kind) { (self.line, self.kind) = (line, kind) }

  public indirect enum Kind: Hashable, Sendable {
    case expression(Expression)
    /// `let`, `const` and `var`; a `var` is a `let` of the whole function.
    case variable(VariableKind, [Declarator])
    case function(FunctionSyntax)
    case classDeclaration(ClassSyntax)
    case `return`(Expression?)
    case `throw`(Expression)
    case `if`(Expression, then: Statement, else: Statement?)
    case `while`(Expression, body: Statement)
    case doWhile(body: Statement, Expression)
    case `for`(initial: Statement?, test: Expression?, update: Expression?, body: Statement)
    /// `for (const x of iterable)`; iterables are arrays, strings and maps.
    case forOf(VariableKind, Pattern, Expression, body: Statement)
    case block([Statement])
    case `try`(block: [Statement], handler: CatchClause?, finalizer: Finalizer?)
    case `break`
    case `continue`
    case empty
  }
}

public enum VariableKind: String, Hashable, Sendable {
  case `let`
  case const
  case `var`
}

public struct Declarator: Hashable, Sendable {
  public let pattern: Pattern
  public let initial: Expression?

  public init(_ pattern: Pattern, _ initial: Expression?) {
    (self.pattern, self.initial) = (pattern, initial)
  }
}

/// What a declaration or a parameter binds.
public indirect enum Pattern: Hashable, Sendable {
  case name(String)
  /// `{ a, b: c }`; the key, and what its value is bound to.
  case object([(key: String, value: Pattern)])
  /// `[a, , b]`; nil is a hole.
  case array([Pattern?])

  public static func == (a: Pattern, b: Pattern) -> Bool { "\(a)" == "\(b)" }
  public func hash(into hasher: inout Hasher) { hasher.combine("\(self)") }
}

/// `catch (pattern) { … }`; the line is that of the word.
public struct CatchClause: Hashable, Sendable {
  public let line: Int
  public let parameter: Pattern?
  public let body: [Statement]

  public init(line: Int, parameter: Pattern?, body: [Statement]) {
    (self.line, self.parameter, self.body) = (line, parameter, body)
  }
}

/// `finally { … }`; the line is that of the word.
public struct Finalizer: Hashable, Sendable {
  public let line: Int
  public let body: [Statement]

  public init(line: Int, body: [Statement]) { (self.line, self.body) = (line, body) }
}

/// A function of any form.
public struct FunctionSyntax: Hashable, Sendable {
  /// Empty if it has none; a function that is the value of a variable or property gets its name.
  public var name: String
  public let parameters: [Parameter]
  public let body: Body
  public let isArrow: Bool
  public let isAsync: Bool
  /// The line (from 0) where it begins, and the one where it ends.
  public let lines: ClosedRange<Int>

  public init(
    name: String, parameters: [Parameter], body: Body, isArrow: Bool, isAsync: Bool,
    lines: ClosedRange<Int>
  ) {
    (self.name, self.parameters, self.body) = (name, parameters, body)
    (self.isArrow, self.isAsync, self.lines) = (isArrow, isAsync, lines)
  }

  public struct Parameter: Hashable, Sendable {
    public let pattern: Pattern
    public let initial: Expression?
    public let isRest: Bool

    public init(_ pattern: Pattern, initial: Expression? = nil, isRest: Bool = false) {
      (self.pattern, self.initial, self.isRest) = (pattern, initial, isRest)
    }
  }

  public indirect enum Body: Hashable, Sendable {
    case statements([Statement])
    /// Of an arrow function without braces.
    case expression(Expression)
  }
}

/// A class: `constructor`, methods, accessors, static ones too. No fields; no private names.
public struct ClassSyntax: Hashable, Sendable {
  public let name: String
  public let heritage: Expression?
  public let members: [Member]
  public let line: Int

  public init(name: String, heritage: Expression?, members: [Member], line: Int) {
    (self.name, self.heritage, self.members, self.line) = (name, heritage, members, line)
  }

  public struct Member: Hashable, Sendable {
    public let kind: Kind
    public let isStatic: Bool
    public let key: PropertyKey
    public let function: FunctionSyntax

    public init(_ kind: Kind, isStatic: Bool, key: PropertyKey, _ function: FunctionSyntax) {
      (self.kind, self.isStatic, self.key, self.function) = (kind, isStatic, key, function)
    }

    public enum Kind: Hashable, Sendable {
      case constructor
      case method
      case getter
      case setter
    }
  }
}

public indirect enum PropertyKey: Hashable, Sendable {
  case name(String)
  case computed(Expression)
}

/// An expression.
public indirect enum Expression: Hashable, Sendable {
  case undefined
  case null
  case boolean(Bool)
  case number(Double)
  /// `10n`.
  case bigint(Int64)
  case string(String)
  /// `` `a${b}c` ``: one more text than expressions.
  case template([String], [Expression])
  case identifier(String)
  case this
  case newTarget
  /// A nil element is a hole.
  case array([Argument?])
  case object([ObjectMember])
  case function(FunctionSyntax)
  case classExpression(ClassSyntax)
  case unary(String, Expression)
  /// `++` and `--`.
  case update(String, isPrefix: Bool, Expression)
  case binary(String, Expression, Expression)
  /// `&&`, `||`, `??`.
  case logical(String, Expression, Expression)
  /// `=`, `+=` and the others, `??=` and `||=` too; the left side is an identifier or a member.
  case assignment(String, Expression, Expression)
  /// `[a, b] = …` and `({ a } = …)`.
  case destructuring(Pattern, Expression)
  case conditional(Expression, Expression, Expression)
  case sequence([Expression])
  case member(Expression, String, isOptional: Bool)
  case element(Expression, Expression, isOptional: Bool)
  case call(Expression, [Argument], isOptional: Bool)
  /// `super(…)`.
  case superCall([Argument])
  /// `super.name`.
  case superMember(String)
  case new(Expression, [Argument])
  case await(Expression)
  /// Around `a?.b.c`: where the undefined of an optional link ends.
  case optionalChain(Expression)
}

/// An argument, or an element of an array.
public struct Argument: Hashable, Sendable {
  public let value: Expression
  public let isSpread: Bool

  public init(_ value: Expression, isSpread: Bool = false) {
    (self.value, self.isSpread) = (value, isSpread)
  }
}

public enum ObjectMember: Hashable, Sendable {
  case property(PropertyKey, Expression)
  case getter(PropertyKey, FunctionSyntax)
  case setter(PropertyKey, FunctionSyntax)
  case spread(Expression)
}

/// Why a program could not be parsed.
public struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  public let module: String
  /// From 0.
  public let line: Int
  /// From 0, in characters.
  public let column: Int
  /// As in `found `}`, expected an expression`.
  public let problem: String

  public init(module: String, line: Int, column: Int, problem: String) {
    (self.module, self.line, self.column, self.problem) = (module, line, column, problem)
  }

  public var description: String { "\(module):\(line + 1):\(column + 1): \(problem)" }
}
