// A machine whose programs can print, for the tests of the machine.

import JavaScript
import Testing

/// A machine with a function `print`, and what it has printed.
struct Playground {
  var machine = Interpreter()
  private(set) var printed: [String] = []
  /// How a value is printed.
  var text: (Interpreter, JSValue) -> String = { $0.text($1) }

  static let printing = HostTag(kind: 1)

  init() {
    let function = machine.makeHostFunction("print", Self.printing)
    machine.setProperty("print", of: machine.globalObject, to: .object(function))
  }

  /// Adds a module and evaluates it; what else it asks of the host stops it.
  init(_ source: String, watching functions: Set<String> = [], _ variables: Set<String> = [])
    throws
  {
    self.init()
    machine.watch(functions: functions, variables: variables)
    try add(source, as: "main.js")
  }

  mutating func add(_ source: String, as name: String) throws {
    try machine.add(Program(parsing: source, name: name))
    machine.evaluate(name)
    #expect(finish() == .value(.undefined))
  }

  /// Steps until the innermost activation is finished, and takes its outcome. Nil if it asks for
  /// something other than printing.
  mutating func finish(every step: (inout Interpreter) -> Void = { _ in })
    -> Interpreter.Outcome?
  {
    while true {
      switch machine.status {
      case .idle: return nil
      case .running:
        step(&machine)
        machine.step()
      case .finished: return machine.takeOutcome()
      case .awaitsHost(.call(Self.printing, _, let arguments)):
        printed.append(arguments.map { text(machine, $0) }.joined(separator: " "))
        machine.answer(.value(.undefined))
      case .awaitsHost: return nil
      }
    }
  }

  /// Runs the microtasks until there are none.
  mutating func settle() {
    while machine.hasMicrotasks {
      machine.beginMicrotask()
      #expect(finish() == .value(.undefined))
    }
  }

  /// Runs a piece in the module and gives its value as a text.
  mutating func run(_ piece: String) throws -> String? {
    try machine.run(Program(parsing: piece, name: "piece"), in: "main.js")
    return finish().map { outcome in
      switch outcome {
      case .value(let value): machine.text(value)
      case .thrown(let value): "thrown: \(machine.text(value))"
      }
    }
  }

  /// The value of a variable of the module as a text; nil if it has none.
  func variable(_ name: String) -> String? {
    machine.variable(name, of: "main.js").map { machine.text($0) }
  }

  /// A function among the variables of the module.
  func function(_ name: String) throws -> JSValue {
    try #require(machine.variable(name, of: "main.js"))
  }
}
