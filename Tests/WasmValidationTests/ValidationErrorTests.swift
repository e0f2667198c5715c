// Every rule can be broken, and the error says which one and where.

import Testing
import WasmModel
import WasmValidation

@Suite struct ValidationErrorTests {
  @Test("an invalid module gives its error at the right place", arguments: InvalidModule.all)
  func invalid(_ row: InvalidModule) {
    let error = #expect(throws: ValidationError.self) { _ = try validate(row.module) }
    #expect(error?.kind == row.kind)
    #expect(error?.location.part == row.part)
    #expect(error?.location.pc == row.pc)
  }

  @Test("every kind of error is reached by a row")
  func everyKind() {
    #expect(Set(InvalidModule.all.map { number($0.kind) }) == Set(0..<29))
  }

  @Test("every subject of a type mismatch is reached by a row")
  func everySubject() {
    let reached = InvalidModule.all.compactMap {
      if case .typeMismatch(let subject, _, _) = $0.kind { subject } else { nil }
    }
    #expect(Set(reached) == Set(ValidationError.Subject.allCases))
  }

  @Test("everything wrong with a supertype is reached by a row")
  func everySubtypeProblem() {
    let reached = InvalidModule.all.compactMap { row -> Int? in
      guard case .subtype(_, let problem) = row.kind else { return nil }
      return switch problem {
      case .several: 0
      case .forward: 1
      case .final: 2
      case .mismatch: 3
      }
    }
    #expect(Set(reached) == Set(0..<4))
  }

  @Test("every index space is reached by a row")
  func everySpace() {
    let reached = InvalidModule.all.compactMap {
      if case .unknown(let space, _) = $0.kind { space } else { nil }
    }
    #expect(Set(reached) == Set(ValidationError.Space.allCases))
  }

  @Test("the words begin with the phrase, then say what was found, what was expected, and where")
  func words() {
    let module = Module([.i64(1), .i32(2), Instruction(.i32Add), .end]).with {
      $0.functions[0].offsets = [0x40, 0x42, 0x44, 0x45]
      $0.names.functions[FunctionIndex(0)] = "sum"
    }
    let error = #expect(throws: ValidationError.self) { _ = try validate(module) }
    let words =
      "type mismatch: the stack has [i64 i32], the instruction takes [i32 i32], "
      + "in sum at pc 2, offset 0x44"
    #expect(error?.description == words)
  }

  @Test("every error has words that begin with its phrase", arguments: InvalidModule.all)
  func phrase(_ row: InvalidModule) {
    let error = ValidationError(kind: row.kind, location: .init(row.part, pc: row.pc))
    #expect(error.description.hasPrefix(row.kind.phrase))
    #expect(error.description.hasSuffix(error.location.description))
    #expect(!error.description.contains("nil"))
  }

  @Test("a type is written with the number that the module gives it")
  func typeNumbers() {
    let module = Module(
      [.i32(1), .type(.structNew, 2), .local(.localSet, 0), .end],
      subTypes: [.array(.i8), .structure(.value(.i32))], locals: [.nullable(1)])
    let error = #expect(throws: ValidationError.self) { _ = try validate(module) }
    let words =
      "type mismatch: the stack has [(ref 2)], the instruction takes [(ref null 1)], "
      + "in func[0] at pc 2"
    #expect(error?.description == words)
  }

  @Test("a part that is no instruction stands where the module's places say")
  func places() {
    let types = [SubType(FunctionType([], [])), .structure(.value(.to(7)))]
    let module = Module {
      $0.types = types
      $0.places.types = [0x0B, 0x0E]
    }
    let error = #expect(throws: ValidationError.self) { _ = try validate(module) }
    #expect(error?.location == .init(.type(TypeIndex(1)), offset: 0x0E))
  }

  @Test("a constant expression without an offset stands where its part does")
  func placeOfConstant() {
    let module = Module {
      $0.globals = [Global(type: .constant, initial: ConstantExpression([.nop, .end]))]
      $0.places.globals = [0x20]
    }
    let error = #expect(throws: ValidationError.self) { _ = try validate(module) }
    #expect(error?.location == .init(.global(GlobalIndex(0)), pc: 0, offset: 0x20))
  }

  @Test("export names that differ in bytes alone are different")
  func namesByBytes() throws {
    let module = Module([.end]).with {
      $0.exports = ["\u{C5}", "A\u{30A}", "\u{212B}"].map {
        Export(name: $0, description: .function(FunctionIndex(0)))
      }
    }
    #expect(try validate(module).module.exports.count == 3)
  }

  @Test("a function may refer to functions that a segment, global, table or export names")
  func declaredReferences() throws {
    let reference = ConstantExpression([.function(.refFunc, 0), .end])
    let body: [Instruction] = [.function(.refFunc, 0), .drop, .end]
    let ways: [(inout Module) -> Void] = [
      { $0.exports = [Export(name: "f", description: .function(FunctionIndex(0)))] },
      { $0.tables = [Table(type: .functions, initial: reference)] },
      {
        $0.elements = [ElementSegment(type: .funcref, elements: [reference], mode: .declarative)]
      },
      {
        let type = GlobalType(value: .funcref, isMutable: false)
        $0.globals = [Global(type: type, initial: reference)]
      },
    ]
    for way in ways { _ = try validate(Module(body).with(way)) }
  }

  @Test("a constant expression may compute with imported globals and those before it")
  func constants() throws {
    let sum: [Instruction] = [
      .global(.globalGet, 0), .i32(2), Instruction(.i32Mul), .i32(1), Instruction(.i32Sub), .end,
    ]
    let module = Module {
      $0.imports = [Import(module: "m", name: "g", description: .global(.constant))]
      $0.globals = [
        Global(type: .constant, initial: ConstantExpression(sum)),
        Global(type: .constant, initial: ConstantExpression([.global(.globalGet, 1), .end])),
      ]
    }
    #expect(try validate(module).functions.isEmpty)
  }

  /// A number for each kind; a new kind does not compile without a row here.
  private func number(_ kind: ValidationError.Kind) -> Int {
    switch kind {
    case .typeMismatch: 0
    case .unknown: 1
    case .otherComposite: 2
    case .subtype: 3
    case .immutableGlobal: 4
    case .immutableField: 5
    case .immutableArray: 6
    case .uninitializedLocal: 7
    case .constantExpressionRequired: 8
    case .undeclaredFunctionReference: 9
    case .alignmentTooLarge: 10
    case .offsetOutOfRange: 11
    case .invalidLane: 12
    case .invalidResultArity: 13
    case .noDefault: 14
    case .fieldPacking: 15
    case .arrayTypesDiffer: 16
    case .arrayOfReferences: 17
    case .invalidRethrowLabel: 18
    case .duplicateExportName: 19
    case .minimumAboveMaximum: 20
    case .memoryTooLarge: 21
    case .tableTooLarge: 22
    case .initialValueRequired: 23
    case .startFunctionType: 24
    case .nonEmptyTagResult: 25
    case .dataCountRequired: 26
    case .misplacedInstruction: 27
    case .endExpected: 28
    }
  }
}
