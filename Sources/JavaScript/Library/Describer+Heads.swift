// How an object's description begins: its class, its name, its size.

extension Interpreter {
  /// What stands before the braces, and which braces they are.
  func head(of id: ObjectID, isInner: Bool) -> Describer.Parts {
    let name = constructorName(id)
    func prefix(_ usual: String, size: Int? = nil) -> String {
      let size = size.map { "(\($0))" } ?? ""
      guard let name else { return "[\(usual)\(size): null prototype]" }
      return name == usual ? name + size : "\(name)\(size) [\(usual)]"
    }
    switch objects[id.index].kind {
    case .array:
      let count = objects[id.index].elements.count
      let head =
        name == "Array"
        ? "" : "\(name ?? "[Array")(\(count))\(name == nil ? ": null prototype]" : "")"
      return .init(head: head, braces: ("[", "]"), isList: true)
    case .map(let table): return .init(head: prefix("Map", size: table.count))
    case .set(let table): return .init(head: prefix("Set", size: table.count))
    case .promise: return .init(head: prefix("Promise"))
    case .weakMap: return .init(head: prefix("WeakMap"))
    case .weakReference: return .init(head: prefix("WeakRef"))
    case .namespace: return .init(head: "[Module: null prototype]")
    case .closure, .native, .hostFunction, .bound:
      return .init(head: functionHead(id), standsAlone: true)
    case .error:
      let text = errorHead(id)
      return .init(head: isInner ? "[\(text)]" : text, standsAlone: true)
    case .wrapper(let value):
      let inner =
        if case .string(let text) = value { Describer.quoted(text) } else { describe(value) }
      return .init(head: "[\(name ?? "Object"): \(inner)]", standsAlone: true)
    default:
      let plain = name ?? "[Object: null prototype]"
      if let tag = hostClassTag(of: id), tag != name { return .init(head: "\(plain) [\(tag)]") }
      return .init(head: name == "Object" ? "" : plain)
    }
  }

  /// Whether it is shown without anything in braces.
  func isBare(_ id: ObjectID) -> Bool {
    let isEmpty =
      switch objects[id.index].kind {
      case .array: objects[id.index].elements.isEmpty
      case .map(let table), .set(let table): table.count == 0
      case .promise, .weakMap, .weakReference, .namespace: false
      default: true
      }
    return isEmpty && objects[id.index].properties.properties.allSatisfy { !$0.isEnumerable }
  }

  /// The name of the nearest constructor among its prototypes; nil if there is none.
  func constructorName(_ id: ObjectID) -> String? {
    var next: ObjectID? = id
    while let object = next {
      if let property = objects[object.index].properties["constructor"],
        case .data(let constructor) = property.content,
        let name = functionName(constructor), !name.isEmpty
      {
        return name
      }
      next = objects[object.index].prototype
    }
    return nil
  }

  /// As in `TypeError: m`. An instance of a class that has no name of its own is shown with that of
  /// its class.
  func errorHead(_ id: ObjectID) -> String {
    let text = errorText(id)
    guard case .string(let shown)? = property("name", of: id), text.hasPrefix(shown),
      let name = constructorName(id), objects[id.index].properties["name"] == nil,
      !shown.contains(name)
    else { return text }
    let rest = text.dropFirst(shown.count)
    return name.contains(shown) ? name + rest : "\(name) [\(shown)]" + rest
  }

  /// As in `[Function: f]`, `[class A extends B]`.
  private func functionHead(_ id: ObjectID) -> String {
    let name = functionName(.object(id)) ?? ""
    guard case .closure(let closure) = objects[id.index].kind else {
      return "[Function: \(name)]"
    }
    if closure.code.isClass {
      let parent = objects[id.index].prototype.flatMap { functionName(.object($0)) } ?? ""
      let heritage = parent.isEmpty ? "" : " extends \(parent)"
      return "[class \(name.isEmpty ? "(anonymous)" : name)\(heritage)]"
    }
    let word = closure.code.isAsync ? "AsyncFunction" : "Function"
    return name.isEmpty ? "[\(word) (anonymous)]" : "[\(word): \(name)]"
  }
}
