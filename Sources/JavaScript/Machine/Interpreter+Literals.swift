// Functions, classes, arrays and objects are made; iterables are walked over.

extension Interpreter {
  mutating func makeClosure(_ index: Int32, home: ObjectID?) -> ObjectID {
    let (code, sources) = current.code.functions[Int(index)]
    return makeClosure(code, captures: sources.map { current.cells[Int($0)] }, home: home)
  }

  private mutating func makeClosure(
    _ code: Code, captures: [CellID], home: ObjectID?
  ) -> ObjectID {
    let isArrow = code.kind == .arrow
    let closure = Closure(
      code: code, captures: captures, this: isArrow ? current.this : .undefined,
      newTarget: isArrow ? current.newTarget : .undefined, home: isArrow ? currentHome : home)
    let prototype = code.isAsync ? intrinsics.asyncFunction : intrinsics.function
    return makeObject(.closure(closure), prototype: prototype)
  }

  /// Arrow functions have the `super` of the function around.
  private var currentHome: ObjectID? {
    guard let function = current.function, case .closure(let closure) = objects[function.index].kind
    else { return nil }
    return closure.home
  }

  // MARK: Classes

  /// The class, and its prototype above it on the stack.
  mutating func makeClass(_ index: Int32, _ hasHeritage: Bool) throws(JSThrow) {
    var parents = (function: intrinsics.function, prototype: Optional(intrinsics.object))
    if hasHeritage { parents = try heritage(pop()) }
    let (code, sources) = current.code.functions[current.code.classes[Int(index)].constructor]
    let prototype = makeObject(.ordinary, prototype: parents.prototype)
    let captures = sources.map { current.cells[Int($0)] }
    let closure = Closure(
      code: code, captures: captures, this: .undefined, newTarget: .undefined, home: prototype)
    let function = makeObject(.closure(closure), prototype: parents.function)
    var link = Property.hidden("prototype", .object(prototype))
    (link.isWritable, link.isConfigurable) = (false, false)
    objects[function.index].properties.define(link)
    objects[prototype.index].properties.define(.hidden("constructor", .object(function)))
    push(.object(function))
    push(.object(prototype))
  }

  private mutating func heritage(
    _ value: JSValue
  ) throws(JSThrow) -> (function: ObjectID, prototype: ObjectID?) {
    if value == .null { return (intrinsics.function, nil) }
    guard let id = value.object, isConstructor(value) else {
      let name = text(value)
      throw typeError("Class extends value \(name) is not a constructor or null")
    }
    // The prototype of a class that stands behind a proxy is that of the class.
    guard case .value(let prototype) = lookUp("prototype", from: target(of: id)) else {
      throw typeError("Class extends value does not have valid prototype property undefined")
    }
    return (id, prototype.object)
  }

  // MARK: Members

  mutating func defineMember(_ form: MemberForm, _ name: Int32) {
    let function = pop()
    define(form, current.code.names[Int(name)], function)
  }

  mutating func defineComputedMember(_ form: MemberForm) {
    let function = pop()
    let key = pop()
    define(form, propertyKey(key), function)
  }

  private mutating func define(_ form: MemberForm, _ key: String, _ function: JSValue) {
    guard let target = top.object else { return }
    var property = Property(key, function)
    if form != .method { property.content = accessor(form, key, function.object, target) }
    property.isEnumerable = form == .listedGetter || form == .listedSetter
    objects[target.index].properties.define(property)
  }

  /// A getter joins the setter that is there already, and the other way round.
  private func accessor(
    _ form: MemberForm, _ key: String, _ function: ObjectID?, _ target: ObjectID
  ) -> Property.Content {
    var (getter, setter): (ObjectID?, ObjectID?)
    if case .accessor(let oldGetter, let oldSetter) = objects[target.index].properties[key]?.content
    {
      (getter, setter) = (oldGetter, oldSetter)
    }
    if form == .getter || form == .listedGetter { getter = function } else { setter = function }
    return .accessor(getter: getter, setter: setter)
  }

  // MARK: Objects and arrays

  mutating func makeArrayLiteral(_ count: Int32) {
    let base = current.slots.count - Int(count)
    let elements = Array(current.slots[base...])
    current.slots.removeLast(Int(count))
    push(.object(makeArray(elements)))
  }

  mutating func appendElement() {
    let value = pop()
    if let array = top.object { objects[array.index].elements.append(value) }
  }

  mutating func appendAll() throws(JSThrow) {
    let values = try elementsOfIterable(pop())
    if let array = top.object { objects[array.index].elements += values }
  }

  mutating func defineProperty(_ name: Int32) {
    let value = pop()
    guard let target = top.object else { return }
    objects[target.index].properties.define(Property(current.code.names[Int(name)], value))
  }

  mutating func defineElement() {
    let value = pop()
    let key = pop()
    guard let target = top.object else { return }
    objects[target.index].properties.define(Property(propertyKey(key), value))
  }

  /// `{ ...source }`: the enumerable own properties, as their values.
  mutating func copyProperties() throws(JSThrow) {
    let source = pop()
    guard let target = top.object else { return }
    let walk = PropertyWalk(form: .spread(into: target), sources: [source])
    _ = try `continue`(walk, .discard)
  }

  // MARK: Iteration

  /// The elements of an array, the characters of a text, the entries of a map, the values of a set.
  mutating func elementsOfIterable(_ value: JSValue) throws(JSThrow) -> [JSValue] {
    if case .string(let text) = value { return text.unicodeScalars.map { .string(String($0)) } }
    if let id = value.object.map({ target(of: $0) }) {
      switch objects[id.index].kind {
      case .array: return objects[id.index].elements
      case .set(let table): return table.entries.compactMap { $0?.key }
      case .map(let table):
        return table.entries.compactMap { $0 }.map { .object(makeArray([$0.key, $0.value])) }
      default: break
      }
    }
    let quote = current.code.quotes[current.pc - 1] ?? text(value)
    throw typeError("\(quote) is not iterable")
  }

  /// Arrays are walked over as they are then; of other iterables the elements are taken now.
  mutating func beginIteration(_ slot: Int32) throws(JSThrow) {
    let value = pop()
    var array = value
    if value.object.map({ isArray($0) }) != true {
      array = .object(makeArray(try elementsOfIterable(value)))
    }
    current.slots[Int(slot)] = array
    current.slots[Int(slot) + 1] = .number(0)
  }

  mutating func nextElement(_ slot: Int32, _ end: Int32) {
    guard let id = current.slots[Int(slot)].object,
      case .number(let number) = current.slots[Int(slot) + 1],
      Int(number) < objects[id.index].elements.count
    else {
      current.pc = Int(end)
      return
    }
    current.slots[Int(slot) + 1] = .number(number + 1)
    push(objects[id.index].elements[Int(number)])
  }

  mutating func element(_ index: Int) {
    let elements = pop().object.map { objects[$0.index].elements } ?? []
    push(index < elements.count ? elements[index] : .undefined)
  }

  mutating func requireObject(_ key: Int32, _ quote: Int32) throws(JSThrow) {
    guard top.isNullish else { return }
    let (key, quote) = (current.code.names[Int(key)], current.code.names[Int(quote)])
    let value = text(top)
    throw typeError(
      key.isEmpty
        ? "Cannot destructure '\(quote)' as it is \(value)."
        : "Cannot destructure property '\(key)' of '\(quote)' as it is \(value).")
  }
}
