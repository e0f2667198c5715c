// Where the JavaScript side stands, as a person reads it.

import JavaScript

/// A line of JavaScript, in a function that is on the way.
public struct ScriptPlace: Hashable, Sendable {
  /// The function; for the top of a module, the module.
  public let function: String
  /// As in `index.js`.
  public let module: String
  /// From 1.
  public let line: Int
  /// Without its indentation.
  public let text: String

  /// As in `__wbg_call_guard:57`: the line counts from the beginning of the file.
  public var name: String { "\(function):\(line)" }
}

extension Worker {
  /// The line on which a frame of JavaScript stands; the outermost frame has number 0.
  public func scriptPlace(ofFrame number: Int) -> ScriptPlace? {
    let frames = realm.script.frames
    guard frames.indices.contains(number) else { return nil }
    let frame = frames[number]
    return Self.place(frame)
  }

  /// The lines of a module around a place, with their numbers, from 1.
  public func scriptLines(around place: ScriptPlace, _ count: Int) -> [(number: Int, text: String)]
  {
    let all = realm.script.source(of: place.module)
    let first = max(1, place.line - count)
    return (first...(place.line + count)).filter { all.indices.contains($0 - 1) }
      .map { ($0, all[$0 - 1]) }
  }

  /// The innermost line of JavaScript on the way.
  public var scriptPlace: ScriptPlace? { realm.script.innermostFrame.map(Self.place) }

  private static func place(_ frame: JavaScript.Frame) -> ScriptPlace {
    ScriptPlace(
      function: frame.function.isEmpty ? frame.module : frame.function, module: frame.module,
      line: frame.line + 1, text: frame.source.trimmed)
  }

  /// The lines of a function of the JavaScript around the module, with the number of the first, from
  /// 1, and the keys of the upstream constructs that they model.
  public func findFunction(_ name: String) -> ScriptFunction? { source.findFunction(name) }
}

/// A function of the JavaScript around a module.
public struct ScriptFunction: Sendable {
  public let name: String
  public let module: String
  /// The number of the first line, from 1.
  public let firstLine: Int
  public let lines: [String]
  /// For a line of it, counted from 0, the key of a row of `Upstream`.
  public let keys: [Int: String]
}

extension WorkerModule {
  /// Finds a function or a method by its name: from the line that names it to the one that closes it.
  public func findFunction(_ name: String) -> ScriptFunction? {
    for module in scripts {
      let all = script.source(of: module)
      guard let lines = Self.lines(of: name, in: all) else { continue }
      let markers = script.markers(of: module)
      let keys = lines.compactMap { line in markers[line].map { (line - lines.lowerBound, $0) } }
      return ScriptFunction(
        name: name, module: module, firstLine: lines.lowerBound + 1, lines: Array(all[lines]),
        keys: Dictionary(uniqueKeysWithValues: keys))
    }
    return nil
  }

  /// Finds the function around a line, from 1, of a module; at the top of a module, the line alone.
  public func findFunction(atLine number: Int, of module: String) -> ScriptFunction? {
    let all = script.source(of: module)
    guard all.indices.contains(number - 1) else { return nil }
    let isHead = { (line: String) in
      line.hasPrefix("function ") || line.hasPrefix("export function ")
        || line.hasPrefix("async function ")
    }
    if let first = all[..<number].lastIndex(where: isHead),
      let last = all[first...].firstIndex(where: { $0.hasPrefix("}") }), last >= number - 1,
      let name = all[first].split(separator: "function ").last?.prefix(while: { $0 != "(" })
    {
      return findFunction(String(name).trimmed)
    }
    let key = script.markers(of: module)[number - 1]
    return ScriptFunction(
      name: "line \(number)", module: module, firstLine: number, lines: [all[number - 1]],
      keys: key.map { [0: $0] } ?? [:])
  }

  private static func lines(of name: String, in source: [String]) -> Range<Int>? {
    let heads = ["function \(name)(", "export function \(name)(", "async function \(name)("]
    guard
      let first = source.firstIndex(where: { line in
        let text = line.trimmed
        return heads.contains { text.hasPrefix($0) }
          || text.hasPrefix("\(name)(") && text.hasSuffix("{")
      })
    else { return nil }
    let indent = source[first].prefix { $0 == " " }.count
    let last = source[(first + 1)...].firstIndex { line in
      line.hasPrefix(String(repeating: " ", count: indent) + "}")
    }
    return first..<(last ?? first) + 1
  }
}
