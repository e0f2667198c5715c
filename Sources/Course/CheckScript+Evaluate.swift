// Holding a check against a session; the Shell says what the session looks like.

/// What a check may ask about a session.
public struct CheckContext {
  /// Whether an expression such as `%poison == 0 and count(drop) == 0` holds now.
  public var holds: (_ expression: String) throws -> Bool
  /// What the student answered to a task, or nil.
  public var answer: (_ task: String) -> String?
  /// The commands that the student has used, by their full names.
  public var usedCommands: Set<String>
  /// Whether an event has happened, in a function if one is named.
  public var happened: (_ event: String, _ function: String?) -> Bool

  /// A session to hold a check against.
  public init(
    holds: @escaping (_ expression: String) throws -> Bool,
    answer: @escaping (_ task: String) -> String?, usedCommands: Set<String>,
    happened: @escaping (_ event: String, _ function: String?) -> Bool
  ) {
    self.holds = holds
    self.answer = answer
    self.usedCommands = usedCommands
    self.happened = happened
  }
}

/// What a check found.
public enum CheckVerdict: Hashable, Sendable {
  /// An expectation that is not met.
  public struct Failure: Hashable, Sendable {
    /// The line in the check.
    public let line: Int
    /// What was expected, as the check says it.
    public let expectation: String
    /// What to tell the student.
    public let text: String
  }

  case passed
  /// What is not met yet, in order, and what to say to mistakes that the author foresaw.
  case failed([Failure], feedback: [String])
}

extension CheckScript {
  /// Holds the check against a session. Throws if an expression cannot be evaluated.
  public func evaluate(_ context: CheckContext) throws(CourseError) -> CheckVerdict {
    var failures: [CheckVerdict.Failure] = []
    for expectation in expectations {
      if try holds(expectation.condition, context, expectation.line) { continue }
      failures.append(
        CheckVerdict.Failure(
          line: expectation.line, expectation: expectation.source,
          text: text(of: expectation, context)))
    }
    if failures.isEmpty { return .passed }
    var texts: [String] = []
    for rule in feedback where try holds(rule.condition, context, rule.line) {
      texts.append(rule.text)
    }
    return .failed(failures, feedback: texts)
  }

  /// A missing answer is not a wrong one, so it is asked for instead.
  private func text(of expectation: Expectation, _ context: CheckContext) -> String {
    let open = expectation.condition.tasks.first { context.answer($0) == nil }
    if let open { return "\(open) has no answer yet: `answer \(open) VALUE`" }
    return expectation.text ?? expectation.condition.defaultText
  }

  private func holds(_ condition: Condition, _ context: CheckContext, _ line: Int)
    throws(CourseError) -> Bool
  {
    switch condition {
    case .expression(let text):
      do { return try context.holds(text) } catch {
        throw CourseError(.unevaluated(text, reason: "\(error)"), file: file, line: line)
      }
    case .answer(let task, let isEqual, let values):
      return context.answer(task).map { values.contains(Answer($0)) == isEqual } ?? false
    case .used(let commands): return commands.contains { context.usedCommands.contains($0) }
    case .event(let event, let function): return context.happened(event, function)
    case .not(let condition): return try !holds(condition, context, line)
    case .all(let conditions):
      for condition in conditions where try !holds(condition, context, line) { return false }
      return true
    }
  }
}
