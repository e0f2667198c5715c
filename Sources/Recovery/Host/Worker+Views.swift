// Array buffers, typed arrays and DataViews over memories.
//
// ECMA-262: ArrayBuffer Objects; TypedArray Objects; DataView Objects. Only what glue uses.

import JavaScript
import WasmMachine
import WasmModel

/// An `ArrayBuffer`.
enum HostBuffer: Hashable, Sendable {
  /// Of a memory, while it has so many bytes; it is detached when the memory grows.
  case memory(MemoryAddress, count: Int)
  case bytes([UInt8])
}

/// A typed array, or a `DataView`.
struct HostView: Hashable, Sendable {
  /// Counts ``Realm/buffers``.
  let buffer: Int
  let element: Element
  /// In bytes.
  let offset: Int
  /// In bytes.
  let count: Int

  enum Element: Hashable, Sendable {
    case int8, uint8, int32, uint32, float64
    /// Of a `DataView`.
    case byte

    var width: Int {
      switch self {
      case .int8, .uint8, .byte: 1
      case .int32, .uint32: 4
      case .float64: 8
      }
    }
  }
}

extension Worker {
  /// The buffer of a memory as it is now.
  mutating func buffer(of memory: MemoryAddress) -> JSValue {
    let count = machine.memories[memory.value].bytes.count
    if let number = realm.memoryBuffers[memory],
      realm.buffers[number] == .memory(memory, count: count)
    {
      return hostObject(.buffer, number)
    }
    realm.buffers.append(.memory(memory, count: count))
    realm.memoryBuffers[memory] = realm.buffers.count - 1
    return hostObject(.buffer, realm.buffers.count - 1)
  }

  /// How many bytes a buffer has: none once its memory has grown.
  private func byteCount(_ buffer: Int) -> Int {
    switch realm.buffers[buffer] {
    case .memory(let memory, let count):
      machine.memories[memory.value].bytes.count == count ? count : 0
    case .bytes(let bytes): bytes.count
    }
  }

  func bufferProperty(_ number: Int, _ key: String) -> JSValue {
    switch key {
    case "byteLength": return .number(Double(byteCount(number)))
    case "detached":
      if case .memory(_, let count) = realm.buffers[number] {
        return .boolean(byteCount(number) != count)
      }
      return .boolean(false)
    default: return .undefined
    }
  }

  /// `new Uint8Array(buffer, offset, length)` and the others; of a number or an array too.
  mutating func makeView(
    _ function: HostFunction, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    let first = arguments.first ?? .undefined
    if function == .arrayBuffer {
      realm.buffers.append(.bytes(Array(repeating: 0, count: index(first))))
      return hostObject(.buffer, realm.buffers.count - 1)
    }
    guard let element = Self.elements[function] else { throw typeError("not a view") }
    if let tag = hostTag(first), tag.hostKind == .buffer {
      let offset = index(arguments.count > 1 ? arguments[1] : nil)
      let rest = max(0, byteCount(tag.payload) - offset)
      let wanted = arguments.count > 2 && arguments[2] != .undefined
      let count = wanted ? index(arguments[2]) * element.width : rest
      guard offset <= byteCount(tag.payload), count <= rest else {
        throw rangeError("Invalid typed array length: \(count / element.width)")
      }
      return try add(
        HostView(buffer: tag.payload, element: element, offset: offset, count: count), function)
    }
    let values = elementValues(first) ?? []
    let count = values.isEmpty ? index(first) : values.count
    realm.buffers.append(.bytes(Array(repeating: 0, count: count * element.width)))
    let view = HostView(
      buffer: realm.buffers.count - 1, element: element, offset: 0,
      count: count * element.width)
    for (position, value) in values.enumerated() {
      try store(value, in: view, at: position * element.width, element)
    }
    return try add(view, function)
  }

  private static let elements: [HostFunction: HostView.Element] = [
    .int8Array: .int8, .uint8Array: .uint8, .int32Array: .int32, .uint32Array: .uint32,
    .float64Array: .float64, .dataView: .byte,
  ]

  private mutating func add(_ view: HostView, _ function: HostFunction) throws(ScriptThrow)
    -> JSValue
  {
    realm.views.append(view)
    return .object(try instanceOf(function, HostKind.view.tag(realm.views.count - 1)))
  }

  /// The elements of an array or of a view.
  private func elementValues(_ value: JSValue) -> [JSValue]? {
    if let tag = hostTag(value), tag.hostKind == .view {
      let view = realm.views[tag.payload]
      return (0..<view.count / view.element.width).map {
        load(view, at: $0 * view.element.width, view.element)
      }
    }
    guard case .object(let object) = value else { return nil }
    return realm.script.elements(of: object)
  }

  // MARK: Elements

  func viewProperty(_ number: Int, _ key: String) -> JSValue {
    let view = realm.views[number]
    let isAlive = byteCount(view.buffer) >= view.offset + view.count
    switch key {
    case "length": return .number(isAlive ? Double(view.count / view.element.width) : 0)
    case "byteLength": return .number(isAlive ? Double(view.count) : 0)
    case "byteOffset": return .number(Double(view.offset))
    case "buffer":
      return realm.hostObjects[HostKind.buffer.tag(view.buffer)].map { .object($0) } ?? .undefined
    default: break
    }
    guard isAlive, let position = Int(key), position >= 0,
      position < view.count / view.element.width
    else { return .undefined }
    return load(view, at: position * view.element.width, view.element)
  }

  mutating func setElement(_ number: Int, _ key: String, _ value: JSValue) throws(ScriptThrow) {
    let view = realm.views[number]
    guard let position = Int(key), position >= 0, position < view.count / view.element.width else {
      return
    }
    try store(value, in: view, at: position * view.element.width, view.element)
  }

  /// Bytes of a view, as far as they lie inside it.
  func bytes(of view: HostView) -> [UInt8] {
    switch realm.buffers[view.buffer] {
    case .bytes(let bytes): return Array(bytes[view.offset..<view.offset + view.count])
    case .memory(let memory, _):
      guard byteCount(view.buffer) > 0 else { return [] }
      let found = machine.memories[memory.value].findBytes(
        at: UInt64(view.offset), count: UInt64(view.count))
      return found.map { Array($0) } ?? []
    }
  }

  private func load(_ view: HostView, at offset: Int, _ element: HostView.Element) -> JSValue {
    let range = HostView(
      buffer: view.buffer, element: element, offset: view.offset + offset, count: element.width)
    let bits = bytes(of: range).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    switch element {
    case .int8: return .number(Double(Int8(truncatingIfNeeded: bits)))
    case .uint8, .byte: return .number(Double(bits))
    case .int32: return .number(Double(Int32(truncatingIfNeeded: bits)))
    case .uint32: return .number(Double(bits))
    case .float64: return .number(Double(bitPattern: bits))
    }
  }

  private mutating func store(
    _ value: JSValue, in view: HostView, at offset: Int, _ element: HostView.Element
  ) throws(ScriptThrow) {
    let bits =
      element == .float64
      ? try slot(value, .f64) : UInt64(UInt32(truncatingIfNeeded: try slot(value, .i32)))
    write(
      (0..<element.width).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }, to: view,
      at: offset)
  }

  /// Writes bytes through a view. A write of the terminated flag is an event.
  mutating func write(_ bytes: [UInt8], to view: HostView, at offset: Int) {
    let start = view.offset + offset
    guard start + bytes.count <= byteCount(view.buffer) else { return }
    switch realm.buffers[view.buffer] {
    case .bytes(var old):
      // Emptied first, so that there is one copy of the bytes only.
      realm.buffers[view.buffer] = .bytes([])
      old.replaceSubrange(start..<start + bytes.count, with: bytes)
      realm.buffers[view.buffer] = .bytes(old)
    case .memory(let memory, _):
      machine.hostStore(memory, at: start, bytes: bytes)
      if memory == self.memory, terminatedFlagAddress == UInt64(start),
        bytes.contains(where: { $0 != 0 })
      {
        note(.flagSet(by: isInGlue ? "glue" : "host"))
      }
    }
  }

  // MARK: Methods

  mutating func callView(
    _ function: HostFunction, _ this: JSValue, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    guard let tag = hostTag(this), tag.hostKind == .view else {
      throw typeError("this is not a typed array")
    }
    let view = realm.views[tag.payload]
    switch function {
    case .subarray, .slice: return try part(of: view, function, arguments)
    case .setElements:
      for (position, value) in (arguments.first.flatMap(elementValues) ?? []).enumerated() {
        let offset = position + index(arguments.count > 1 ? arguments[1] : nil)
        try store(value, in: view, at: offset * view.element.width, view.element)
      }
      return .undefined
    case .getBigInt64:
      let word = HostView(
        buffer: view.buffer, element: .byte, offset: view.offset + index(arguments.first), count: 8)
      let bits = bytes(of: word).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return .bigint(Int64(bitPattern: bits))
    case .setBigInt64:
      let bits = try slot(arguments.count > 1 ? arguments[1] : .undefined, .i64)
      write(
        (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }, to: view,
        at: index(arguments.first))
      return .undefined
    default: break
    }
    guard let (element, isGetter) = Self.accessors[function] else {
      throw typeError("\(function) is not a function of a view")
    }
    let offset = index(arguments.first)
    if isGetter { return load(view, at: offset, element) }
    try store(arguments.count > 1 ? arguments[1] : .undefined, in: view, at: offset, element)
    return .undefined
  }

  private static let accessors: [HostFunction: (HostView.Element, isGetter: Bool)] = [
    .getInt32: (.int32, true), .setInt32: (.int32, false), .getUint32: (.uint32, true),
    .setUint32: (.uint32, false), .getUint8: (.uint8, true), .setUint8: (.uint8, false),
    .getFloat64: (.float64, true), .setFloat64: (.float64, false),
  ]

  private mutating func part(
    of view: HostView, _ function: HostFunction, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    let length = view.count / view.element.width
    let from = min(index(arguments.first), length)
    let isOpen = arguments.count < 2 || arguments[1] == .undefined
    let to = isOpen ? length : max(from, min(index(arguments[1]), length))
    var part = HostView(
      buffer: view.buffer, element: view.element, offset: view.offset + from * view.element.width,
      count: (to - from) * view.element.width)
    if function == .slice {
      realm.buffers.append(.bytes(bytes(of: part)))
      part = HostView(
        buffer: realm.buffers.count - 1, element: part.element, offset: 0, count: part.count)
    }
    let kind = Self.elements.first { $0.value == view.element }?.key ?? .uint8Array
    return try add(part, kind)
  }

  // MARK: Text

  /// `TextDecoder` and `TextEncoder`, for UTF-8.
  mutating func callText(
    _ function: HostFunction, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    let first = arguments.first ?? .undefined
    switch function {
    case .decode:
      guard let tag = hostTag(first), tag.hostKind == .view else { return .string("") }
      return .string(String(decoding: bytes(of: realm.views[tag.payload]), as: UTF8.self))
    case .encode:
      realm.buffers.append(.bytes(Array(realm.script.text(first).utf8)))
      let count = realm.script.text(first).utf8.count
      return try add(
        HostView(buffer: realm.buffers.count - 1, element: .uint8, offset: 0, count: count),
        .uint8Array)
    default:
      guard arguments.count > 1, let tag = hostTag(arguments[1]), tag.hostKind == .view else {
        throw typeError("encodeInto needs a Uint8Array")
      }
      return encode(realm.script.text(first), into: realm.views[tag.payload])
    }
  }

  private mutating func encode(_ text: String, into view: HostView) -> JSValue {
    var (written, read) = ([UInt8](), 0)
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      guard written.count + bytes.count <= view.count else { break }
      written += bytes
      read += scalar.value > 0xFFFF ? 2 : 1
    }
    write(written, to: view, at: 0)
    let result = realm.script.makeObject()
    realm.script.setProperty("read", of: result, to: .number(Double(read)))
    realm.script.setProperty("written", of: result, to: .number(Double(written.count)))
    return .object(result)
  }
}
