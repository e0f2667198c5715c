// Texts: `String`, and the methods that texts have.
//
// ECMA-262, "String Objects". Indices count UTF-16 code units; half a character, which no text here
// can hold, becomes the replacement character.

/// What programs find in `String` and in `String.prototype`.
enum StringLibrary {
  static let constructor = Native("String", 1, isConstructor: true, construct)

  static let functions = [
    Native("fromCharCode", 1, fromCharCode),
    Native("fromCodePoint", 1, fromCodePoint),
  ]

  static let methods = [
    Native("at", 1, at),
    Native("charAt", 1, charAt),
    Native("charCodeAt", 1, charCodeAt),
    Native("codePointAt", 1, codePointAt),
    Native("concat", 1, concat),
    Native("endsWith", 1, endsWith),
    Native("includes", 1, includes),
    Native("indexOf", 1, indexOf),
    Native("lastIndexOf", 1, lastIndexOf),
    Native("padEnd", 1, padEnd),
    Native("padStart", 1, padStart),
    Native("repeat", 1, repeated),
    Native("replace", 2, replace),
    Native("replaceAll", 2, replaceAll),
    Native("slice", 2, slice),
    Native("split", 2, split),
    Native("startsWith", 1, startsWith),
    Native("substring", 2, substring),
    Native("toLowerCase", 0, toLowerCase),
    Native("toString", 0, toString),
    Native("toUpperCase", 0, toUpperCase),
    Native("trim", 0, trim),
    Native("trimEnd", 0, trimEnd),
    Native("trimStart", 0, trimStart),
    Native("valueOf", 0, toString),
  ]

  private typealias Call = NativeCall

  // MARK: String

  private static func construct(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let text = JSValue.string(call.arguments.isEmpty ? "" : machine.text(call[0]))
    return call.isConstruction ? machine.makeWrapper(text, for: call) : text
  }

  private static func fromCharCode(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    text(call.arguments.map { UInt16(truncatingIfNeeded: machine.int32(machine.toNumber($0))) })
  }

  private static func fromCodePoint(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    var scalars = String.UnicodeScalarView()
    for argument in call.arguments {
      guard let value = UInt32(exactly: machine.toNumber(argument)), value <= 0x10_FFFF else {
        throw machine.rangeError("Invalid code point \(machine.text(argument))")
      }
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return .string(String(scalars))
  }

  private static func toString(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    switch machine.unwrapped(call.this) {
    case .string(let text): return .string(text)
    default: throw machine.typeError("String.prototype.toString requires that 'this' be a String")
    }
  }

  // MARK: Characters

  private static func at(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "at")
    let index = machine.toInteger(call[0])
    let place = index < 0 ? units.count + index : index
    return units.indices.contains(place) ? text([units[place]]) : .undefined
  }

  private static func charAt(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "charAt")
    let place = machine.toInteger(call[0])
    return units.indices.contains(place) ? text([units[place]]) : .string("")
  }

  private static func charCodeAt(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try string(&machine, call, "charCodeAt").utf16
    let place = machine.toInteger(call[0])
    guard place >= 0, place < units.count else { return .number(.nan) }
    return .number(Double(units[units.index(units.startIndex, offsetBy: place)]))
  }

  private static func codePointAt(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "codePointAt")
    let place = machine.toInteger(call[0])
    guard units.indices.contains(place) else { return .undefined }
    if UTF16.isLeadSurrogate(units[place]), place + 1 < units.count {
      let scalars = String(decoding: units[place...(place + 1)], as: UTF16.self).unicodeScalars
      return .number(Double(scalars.first?.value ?? 0))
    }
    return .number(Double(units[place]))
  }

  // MARK: Parts

  private static func slice(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "slice")
    let range = machine.range(call, count: units.count)
    return text(units[range])
  }

  private static func substring(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "substring")
    let start = min(max(0, machine.toInteger(call[0])), units.count)
    let last = call[1] == .undefined ? units.count : machine.toInteger(call[1])
    let end = min(max(0, last), units.count)
    return text(units[min(start, end)..<max(start, end)])
  }

  private static func split(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let whole = try string(&machine, call, "split")
    let limit = call[1] == .undefined ? Int.max : machine.toInteger(call[1])
    var parts: [JSValue] = []
    let separator = machine.text(call[0])
    if call[0] == .undefined {
      parts = [.string(whole)]
    } else if separator.isEmpty {
      parts = whole.utf16.map { text([$0]) }
    } else {
      let (units, sought) = (Array(whole.utf16), Array(separator.utf16))
      var start = 0
      while let place = find(sought, in: units, from: start) {
        parts.append(text(units[start..<place]))
        start = place + sought.count
      }
      parts.append(text(units[start...]))
    }
    return .object(machine.makeArray(Array(parts.prefix(max(0, limit)))))
  }

  private static func trim(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    .string(String(try string(&machine, call, "trim").trimmed))
  }

  private static func trimStart(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .string(String(try string(&machine, call, "trimStart").trimmedStart))
  }

  private static func trimEnd(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .string(String(try string(&machine, call, "trimEnd")[...].trimmedEnd))
  }
}

extension StringLibrary {
  // MARK: Searches

  private static func includes(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "includes")
    let start = max(0, machine.toInteger(call[1]))
    return .boolean(find(sought(machine, call), in: units, from: start) != nil)
  }

  private static func indexOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "indexOf")
    let start = min(max(0, machine.toInteger(call[1])), units.count)
    return .number(Double(find(sought(machine, call), in: units, from: start) ?? -1))
  }

  private static func lastIndexOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let (units, sought) = (try units(&machine, call, "lastIndexOf"), sought(machine, call))
    let isLimited = !machine.toNumber(call[1]).isNaN
    let limit = isLimited ? max(0, machine.toInteger(call[1])) : units.count
    var start = min(limit, units.count - sought.count)
    while start >= 0 {
      if units[start...].starts(with: sought) { return .number(Double(start)) }
      start -= 1
    }
    return .number(-1)
  }

  private static func startsWith(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, "startsWith")
    let start = min(max(0, machine.toInteger(call[1])), units.count)
    return .boolean(units[start...].starts(with: sought(machine, call)))
  }

  private static func endsWith(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let (units, sought) = (try units(&machine, call, "endsWith"), sought(machine, call))
    let end = call[1] == .undefined ? units.count : machine.toInteger(call[1])
    let beginning = units.prefix(max(0, end))
    return .boolean(
      beginning.count >= sought.count && beginning.suffix(sought.count) == sought[...])
  }

  private static func sought(_ machine: Interpreter, _ call: Call) -> [UInt16] {
    Array(machine.text(call[0]).utf16)
  }

  private static func find(_ sought: [UInt16], in units: [UInt16], from start: Int) -> Int? {
    var place = start
    while place + sought.count <= units.count {
      if units[place...].starts(with: sought) { return place }
      place += 1
    }
    return nil
  }

  // MARK: New texts

  private static func concat(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let first = try string(&machine, call, "concat")
    return .string(call.arguments.reduce(first) { $0 + machine.text($1) })
  }

  private static func repeated(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let string = try string(&machine, call, "repeat")
    let count = machine.toNumber(call[0])
    guard count >= 0 || count.isNaN, count * Double(max(1, string.utf8.count)) < longest else {
      throw machine.rangeError("Invalid count value: \(machine.text(call[0]))")
    }
    return .string(String(repeating: string, count: machine.toInteger(call[0])))
  }

  /// Engines refuse texts that are much longer.
  private static let longest = 0x1p29

  private static func padStart(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let string = try string(&machine, call, "padStart")
    return .string(try padding(&machine, call, of: string) + string)
  }

  private static func padEnd(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let string = try string(&machine, call, "padEnd")
    return .string(string + (try padding(&machine, call, of: string)))
  }

  private static func padding(
    _ machine: inout Interpreter, _ call: Call, of string: String
  ) throws(JSThrow) -> String {
    let filler = call[1] == .undefined ? " " : machine.text(call[1])
    let count = machine.toInteger(call[0]) - string.utf16.count
    guard count > 0, !filler.isEmpty else { return "" }
    guard Double(count) < longest else { throw machine.rangeError("Invalid string length") }
    let units = Array(filler.utf16)
    return String(decoding: (0..<count).map { units[$0 % units.count] }, as: UTF16.self)
  }

  private static func replace(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try replace(&machine, call, "replace", onlyFirst: true)
  }

  private static func replaceAll(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try replace(&machine, call, "replaceAll", onlyFirst: false)
  }

  /// With a text, in which `$$` is a dollar and `$&` what was found; there are no functions here.
  private static func replace(
    _ machine: inout Interpreter, _ call: Call, _ name: String, onlyFirst: Bool
  ) throws(JSThrow) -> JSValue {
    let units = try units(&machine, call, name)
    if machine.isCallable(call[1]) {
      throw machine.typeError("String.prototype.\(name) with a function is not part of the subset")
    }
    let (sought, pattern) = (sought(machine, call), machine.text(call[1]))
    let found = String(decoding: sought, as: UTF16.self)
    let replacement = pattern.split(separator: "$$", omittingEmptySubsequences: false)
      .map { $0.split(separator: "$&", omittingEmptySubsequences: false).joined(separator: found) }
      .joined(separator: "$")
    var (result, start): ([UInt16], Int) = ([], 0)
    while let place = find(sought, in: units, from: start) {
      result += units[start..<place] + replacement.utf16
      start = place + sought.count
      if onlyFirst { break }
      // Between all characters, if nothing is sought.
      guard sought.isEmpty else { continue }
      if place == units.count { break }
      result.append(units[place])
      start += 1
    }
    return text(result + units[min(start, units.count)...])
  }

  private static func toLowerCase(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .string(try string(&machine, call, "toLowerCase").lowercased())
  }

  private static func toUpperCase(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    .string(try string(&machine, call, "toUpperCase").uppercased())
  }

  // MARK: The text itself

  private static func string(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> String {
    if call.this.isNullish {
      throw machine.typeError("String.prototype.\(name) called on null or undefined")
    }
    return machine.text(call.this)
  }

  private static func units(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> [UInt16] {
    Array(try string(&machine, call, name).utf16)
  }

  private static func text(_ units: some Collection<UInt16>) -> JSValue {
    .string(String(decoding: Array(units), as: UTF16.self))
  }
}
