// What a person is told: calls of certain functions, assignments to certain variables.

extension Interpreter {
  /// Something that was watched for has happened.
  public enum Notice: Hashable, Sendable {
    case entered(function: String, arguments: [JSValue])
    /// Without an outcome, an async function waits for the first time; the outcome follows.
    case left(function: String, Outcome?)
    case assigned(variable: String, JSValue)
    /// A `throw` statement of the function was executed.
    case threw(function: String, JSValue)
  }

  /// Functions and methods, and variables and properties, to tell of by these names: in modules and
  /// pieces that are added from now on.
  public mutating func watch(functions: Set<String>, variables: Set<String>) {
    watched.functions.formUnion(functions)
    watched.variables.formUnion(variables)
  }

  /// What has happened since this was last asked, in order.
  public mutating func takeNotices() -> [Notice] {
    if notices.isEmpty { return [] }
    defer { notices = [] }
    return notices
  }
}
