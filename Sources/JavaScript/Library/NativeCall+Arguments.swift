// How natives read their arguments and what they are called upon.

extension Interpreter {
  /// The object of a `new` call of the constructor of a class of primitive values.
  mutating func makeWrapper(_ value: JSValue, for call: NativeCall) -> JSValue {
    .object(makeInstance(.wrapper(value), for: call))
  }

  /// The object that a `new` call of a native makes; its prototype is that of the class called.
  mutating func makeInstance(_ kind: JSObject.Kind, for call: NativeCall) -> ObjectID {
    let constructor = call.newTarget.object ?? call.function
    return makeObject(kind, prototype: property("prototype", of: constructor)?.object)
  }

  func isIterable(_ value: JSValue) -> Bool {
    if case .string = value { return true }
    guard let id = value.object else { return false }
    switch objects[target(of: id).index].kind {
    case .array, .map, .set: return true
    default: return false
    }
  }

  /// The elements of what a native walks over.
  mutating func iterated(_ value: JSValue) throws(JSThrow) -> [JSValue] {
    do throws(JSThrow) {
      return try elementsOfIterable(value)
    } catch {
      let type = value == .undefined ? "" : typeName(value) + " "
      let name = value.object == nil ? text(value) + " " : ""
      throw typeError(
        "\(type)\(name)is not iterable (cannot read property Symbol(Symbol.iterator))")
    }
  }

  /// The primitive value in an object made by `new String(…)` and its like.
  func unwrapped(_ value: JSValue) -> JSValue {
    guard let id = value.object, case .wrapper(let inner) = objects[id.index].kind else {
      return value
    }
    return inner
  }

  /// The place that an index stands for, which counts from the end if it is negative.
  func relativePlace(_ value: JSValue, count: Int, default standard: Int) -> Int {
    if value == .undefined { return standard }
    let index = toInteger(value)
    return index < 0 ? max(0, count + index) : min(index, count)
  }

  /// What two arguments take of so many elements, as `slice` understands them.
  func range(_ call: NativeCall, from first: Int = 0, count: Int) -> Range<Int> {
    let start = relativePlace(call[first], count: count, default: 0)
    let end = relativePlace(call[first + 1], count: count, default: count)
    return start..<max(start, end)
  }
}
