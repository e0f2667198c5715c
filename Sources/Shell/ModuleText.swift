// The text of the module that is loaded, which can be listed and changed.

import WasmFile

/// The text that a module was loaded from, line by line, and the changes that were made to it.
struct ModuleText: Hashable, Sendable {
  /// As in `module.wat`: errors begin with it.
  let name: String
  private(set) var lines: [String]
  /// What was changed, the newest last.
  private(set) var changes: [Change] = []
  /// How many lines `list` has shown.
  var shown = 0

  /// A change, and the text before it.
  struct Change: Hashable, Sendable {
    let edit: Edit
    fileprivate let before: [String]
  }

  /// What can be done to a line. Lines are counted from 1.
  enum Edit: Hashable, Sendable {
    case replace(Int, with: String)
    /// A new line behind another one; behind line 0 is the beginning.
    case insert(behind: Int, String)
    case remove(Int)
  }

  /// Takes a file apart; nil if it is no text.
  init?(_ path: String, _ bytes: [UInt8]) {
    guard ModuleFormat(of: bytes) == .text else { return nil }
    name = path.split(separator: "/").last.map(String.init) ?? path
    // Lines end as in errors: with `\n`, `\r` or `\r\n`.
    let ends: Set<Character> = ["\n", "\r", "\r\n"]
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(omittingEmptySubsequences: false) { ends.contains($0) }
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The file again.
  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  /// A line by its number, from 1; nil if there is none.
  func findLine(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The number of the first line of a function, as in `(func $handle`; nil if there is none.
  func findFunction(_ name: String) -> Int? {
    let word = name.hasPrefix("$") ? name : "$" + name
    let line = lines.firstIndex { line in
      let words = line.split { " ()".contains($0) }
      return words.count > 1 && words[0] == "func" && words[1] == word
    }
    return line.map { $0 + 1 }
  }

  /// The text after a change. A new line is indented like the one that it replaces or follows.
  func applying(_ edit: Edit) -> ModuleText {
    var changed = self
    changed.changes.append(Change(edit: edit, before: lines))
    switch edit {
    case .replace(let line, let text): changed.lines[line - 1] = indentation(of: line) + text
    case .insert(let line, let text):
      changed.lines.insert(indentation(of: line) + text, at: line)
    case .remove(let line): changed.lines.remove(at: line - 1)
    }
    return changed
  }

  private func indentation(of line: Int) -> String {
    String((findLine(line) ?? "").prefix { $0 == " " || $0 == "\t" })
  }

  /// The text without the newest change; nil if nothing was changed.
  var withoutLastChange: ModuleText? {
    guard let last = changes.last else { return nil }
    var earlier = self
    earlier.lines = last.before
    earlier.changes.removeLast()
    return earlier
  }

  /// The number of a line as wide as the widest one.
  func margin(_ number: Int) -> String {
    let text = "\(number)"
    let width = "\(lines.count)".count
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
