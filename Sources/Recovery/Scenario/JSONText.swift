// Values as JSON: RFC 8259.

/// A value to be written as JSON.
public enum JSONText {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case list([JSONText])
  /// Members in the order in which they are to be written.
  case object([(String, JSONText)])

  /// On one line, without spaces.
  public var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): "\(number)"
    case .string(let text): Self.quoted(text)
    case .list(let values): "[\(values.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0)):\($1.text)" }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.isUnseen:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// True for what a terminal would obey, or not show.
  fileprivate var isUnseen: Bool {
    if value < 0x20 { return true }
    if value < 0x7F { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension StepRecord {
  /// The record as JSON; Examples/scenarios/README.md describes it.
  public func json(strategy: Strategy, showsEvents: Bool = false) -> JSONText {
    var members: [(String, JSONText)] = [
      ("step", .number(number)), ("line", .number(line)), ("text", .string(text)),
      ("strategy", .string(strategy.rawValue)), ("results", .list(results.map(\.json))),
      (
        "console",
        .list(
          console.map {
            .object([("level", .string($0.level.rawValue)), ("text", .string($0.text))])
          })
      ),
      ("uncaught", .list(uncaught.map { .string($0) })),
      ("flag", flag.map { .number(Int($0)) } ?? .null), ("instance", .number(instance)),
      ("drops", .list(drops.map { .number(Int($0)) })),
      ("stackPointer", stackPointer.map { .number(Int(Int32(bitPattern: $0))) } ?? .null),
    ]
    if showsEvents {
      let events = events.map { event -> JSONText in
        let (word, detail) = EventWord.of(event.kind)
        return .object([
          ("tick", .number(event.tick)), ("event", .string(word)), ("detail", .string(detail)),
        ])
      }
      members.append(("events", .list(events)))
    }
    return .object(members)
  }
}

extension StepResult {
  /// As an object with one of `value`, `error`, `hung`, `unfinished`.
  var json: JSONText {
    switch self {
    case .value(let text, let status, let body):
      .object(
        [("value", .string(text))] + (status.map { [("status", .number($0))] } ?? [])
          + (body.map { [("body", .string($0))] } ?? []))
    case .error(let className, let message, let cause):
      .object([
        (
          "error",
          .object(
            [("class", .string(className)), ("message", .string(message))]
              + (cause.map { [("cause", .string($0))] } ?? []))
        )
      ])
    case .hung: .object([("hung", .bool(true))])
    case .unfinished: .object([("unfinished", .bool(true))])
    }
  }
}
