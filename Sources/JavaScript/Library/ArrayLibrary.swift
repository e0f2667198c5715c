// Arrays: `Array`, and those methods of arrays that call no function of the program.
//
// ECMA-262, "Array Objects". There are no holes: what has no value yet is undefined.

/// What programs find in `Array` and in `Array.prototype`, but for the methods with callbacks.
enum ArrayLibrary {
  static let constructor = Native("Array", 1, isConstructor: true, construct)

  static let functions = [
    Native("from", 1, calling: from),
    Native("isArray", 1, isArray),
    Native("of", 0, of),
  ]

  static let methods = [
    Native("at", 1, at),
    Native("concat", 1, concat),
    Native("fill", 1, fill),
    Native("flat", 0, flat),
    Native("includes", 1, includes),
    Native("indexOf", 1, indexOf),
    Native("join", 1, join),
    Native("lastIndexOf", 1, lastIndexOf),
    Native("pop", 0, pop),
    Native("push", 1, push),
    Native("reverse", 0, reverse),
    Native("shift", 0, shift),
    Native("slice", 2, slice),
    Native("splice", 2, splice),
    Native("toString", 0, toString),
    Native("unshift", 1, unshift),
  ]

  private typealias Call = NativeCall

  // MARK: Array

  private static func construct(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let array = machine.makeInstance(.array, for: call)
    if call.arguments.count == 1, case .number(let length) = call[0] {
      // Longer ones are refused too: an array here has all its elements.
      guard let count = Int(exactly: length), (0..<longest).contains(count) else {
        throw machine.rangeError("Invalid array length")
      }
      machine.objects[array.index].elements = Array(repeating: .undefined, count: count)
    } else {
      machine.objects[array.index].elements = call.arguments
    }
    return .object(array)
  }

  private static let longest = 1 << 24

  private static func isArray(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .boolean(call[0].object.map { machine.isArray(machine.target(of: $0)) } ?? false)
  }

  private static func of(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    .object(machine.makeArray(call.arguments))
  }

  /// Of an iterable, or of an object with a length and numbered properties.
  private static func from(
    _ machine: inout Interpreter, _ call: Call, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let list = try listFrom(&machine, call)
    guard call[1] != .undefined else { return list }
    return try Library.walk(.from, over: list, &machine, call, callback: call[1], completion)
  }

  private static func listFrom(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    if call[0].isNullish || machine.isIterable(call[0]) {
      return .object(machine.makeArray(try machine.iterated(call[0])))
    }
    guard let id = call[0].object else { return .object(machine.makeArray([])) }
    let length = machine.property("length", of: id).map { machine.toInteger($0) } ?? 0
    guard length < longest else { throw machine.rangeError("Invalid array length") }
    let elements = (0..<max(0, length)).map { machine.property(String($0), of: id) ?? .undefined }
    return .object(machine.makeArray(elements))
  }

  // MARK: At the ends

  private static func push(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "push")
    machine.objects[array.index].elements += call.arguments
    return .number(Double(machine.objects[array.index].elements.count))
  }

  private static func pop(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "pop")
    return machine.objects[array.index].elements.popLast() ?? .undefined
  }

  private static func shift(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "shift")
    if machine.objects[array.index].elements.isEmpty { return .undefined }
    return machine.objects[array.index].elements.removeFirst()
  }

  private static func unshift(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "unshift")
    machine.objects[array.index].elements.insert(contentsOf: call.arguments, at: 0)
    return .number(Double(machine.objects[array.index].elements.count))
  }

  // MARK: In the middle

  private static func splice(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "splice")
    let count = machine.objects[array.index].elements.count
    let start = machine.relativePlace(call[0], count: count, default: 0)
    var length = min(max(0, machine.toInteger(call[1])), count - start)
    if call.arguments.count < 2 { length = call.arguments.isEmpty ? 0 : count - start }
    let removed = Array(machine.objects[array.index].elements[start..<(start + length)])
    machine.objects[array.index].elements.replaceSubrange(
      start..<(start + length), with: call.arguments.dropFirst(2))
    return .object(machine.makeArray(removed))
  }

  private static func fill(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "fill")
    let count = machine.objects[array.index].elements.count
    for place in machine.range(call, from: 1, count: count) {
      machine.objects[array.index].elements[place] = call[0]
    }
    return call.this
  }

  private static func reverse(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let array = try changeable(&machine, call, "reverse")
    machine.objects[array.index].elements.reverse()
    return call.this
  }

  // MARK: Reading

  private static func at(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "at")
    let index = machine.toInteger(call[0])
    let place = index < 0 ? elements.count + index : index
    return elements.indices.contains(place) ? elements[place] : .undefined
  }

  private static func slice(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "slice")
    let range = machine.range(call, count: elements.count)
    return .object(machine.makeArray(Array(elements[range])))
  }

  private static func concat(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    var result = try elements(&machine, call, "concat")
    for argument in call.arguments {
      let array = argument.object.flatMap { machine.elements(of: $0) }
      result += array ?? [argument]
    }
    return .object(machine.makeArray(result))
  }

  private static func flat(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    var result = try elements(&machine, call, "flat")
    let depth = call[0] == .undefined ? 1 : machine.toInteger(call[0])
    for _ in 0..<min(max(0, depth), 100) {
      result = result.flatMap { element in
        element.object.flatMap { machine.elements(of: $0) } ?? [element]
      }
    }
    return .object(machine.makeArray(result))
  }

  private static func includes(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "includes")
    let start = machine.relativePlace(call[1], count: elements.count, default: 0)
    return .boolean(elements[start...].contains { $0.isSame(as: call[0]) })
  }

  private static func indexOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "indexOf")
    let start = machine.relativePlace(call[1], count: elements.count, default: 0)
    let place = elements[start...].firstIndex { $0.strictlyEquals(call[0]) }
    return .number(Double(place ?? -1))
  }

  private static func lastIndexOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "lastIndexOf")
    let index = call.arguments.count > 1 ? machine.toInteger(call[1]) : elements.count
    let end = index < 0 ? elements.count + index : index
    let place = elements.prefix(max(0, end + 1)).lastIndex { $0.strictlyEquals(call[0]) }
    return .number(Double(place ?? -1))
  }

  private static func join(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let elements = try elements(&machine, call, "join")
    let separator = call[0] == .undefined ? "," : machine.text(call[0])
    let texts = elements.map { $0.isNullish ? "" : machine.text($0) }
    return .string(texts.joined(separator: separator))
  }

  private static func toString(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .string(machine.text(call.this))
  }

  // MARK: The array itself

  /// The array that a method is called upon; proxies are seen through.
  private static func array(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> ObjectID {
    if call.this.isNullish {
      throw machine.typeError("Cannot convert undefined or null to object")
    }
    guard let id = call.this.object.map({ machine.target(of: $0) }), machine.isArray(id) else {
      throw machine.typeError(
        "Array.prototype.\(name) of what is no array is not part of the subset")
    }
    return id
  }

  private static func elements(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> [JSValue] {
    machine.objects[try array(&machine, call, name).index].elements
  }

  /// The same, if it is not frozen.
  private static func changeable(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> ObjectID {
    let id = try array(&machine, call, name)
    guard machine.objects[id.index].isFrozen else { return id }
    let count = machine.objects[id.index].elements.count
    switch name {
    case "push": throw machine.typeError("Cannot add property \(count), object is not extensible")
    case "pop":
      throw machine.typeError(
        "Cannot delete property '\(max(0, count - 1))' of [object Array]")
    default:
      throw machine.typeError(
        "Cannot assign to read only property '0' of object '[object Array]'")
    }
  }
}
