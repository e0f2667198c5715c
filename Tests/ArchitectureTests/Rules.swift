// The rules of the house, each a function from a file to what is wrong with it.

/// A rule about single files.
struct Rule: Sendable {
  let name: String
  /// The files that it is about.
  let applies: @Sendable (PackageFile) -> Bool
  /// What is wrong with a file; empty if nothing is.
  let violations: @Sendable (PackageFile) -> [String]

  func check(_ file: PackageFile) -> [String] {
    applies(file) ? violations(file).map { "\(file.path): \($0)" } : []
  }

  static let all = [imports, printing, length, purpose, words, sharing, absolutePaths]

  static let imports = Rule(name: "a room imports what Rooms.swift allows") {
    $0.room != nil
  } violations: { file in
    guard let name = file.room, let room = Room.find(name) else {
      return ["no room of this name in Rooms.swift"]
    }
    return file.lines.compactMap(importedModule).filter { !room.imports.contains($0) }
      .map { "imports \($0)" }
  }

  static let printing = Rule(name: "only Terminal and the executables print") {
    $0.room.map { !["Terminal", "paniclab", "embed", "writehandlers"].contains($0) } ?? false
  } violations: { file in
    file.lines.enumerated().compactMap { number, line in
      let code = line.replacing("func print(", with: "")
      return containsWord("print(", in: code) || containsWord("debugPrint(", in: code)
        || code.contains("Swift.print(") ? "line \(number + 1) prints" : nil
    }
  }

  static let length = Rule(name: "a file fits in one sitting: 400 lines") {
    $0.isSource
  } violations: { file in
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    return count > 400 ? ["\(count) lines"] : []
  }

  static let purpose = Rule(name: "line 1 says what the file is for") {
    $0.isSource
  } violations: { file in
    let first = file.lines.first ?? ""
    let isComment = first.hasPrefix("// ") || first.hasPrefix("/* ")
    let name = file.path.split(separator: "/").last ?? ""
    return isComment && !first.contains(name) ? [] : ["line 1 is no purpose: \(first)"]
  }

  static let words = Rule(name: "no unfinished work and no unchecked shortcuts in Sources") {
    $0.path.hasPrefix("Sources/") && $0.isSource
  } violations: { file in
    let forbidden = ["TODO", "FIXME", "XXX", "HACK", "try!", "as!"]
    return file.lines.enumerated().flatMap { number, line in
      forbidden.filter { containsWord($0, in: line) }.map { "line \(number + 1) says \($0)" }
    }
  }

  /// Memory that is reached by pointers. Each of these files says why threads can share it.
  private static let ownMemory: Set = [
    "Sources/WasmMachine/StableStorage.swift", "Sources/WasmMachine/Fast/FastProgram.swift",
  ]

  static let sharing = Rule(name: "the compiler checks what threads share") {
    $0.path.hasPrefix("Sources/") && $0.isSource && !ownMemory.contains($0.path)
  } violations: { file in
    file.lines.enumerated().flatMap { number, line in
      ["@unchecked", "nonisolated(unsafe)"].filter { line.contains($0) }
        .map { "line \(number + 1) says \($0)" }
    }
  }

  static let absolutePaths = Rule(name: "no path of somebody's machine") {
    ["Sources", "Tests", "Examples", "Lessons"].contains($0.folders.first)
  } violations: { file in
    // Put together here, so that this file does not break its own rule.
    let homes = ["root", "work", "Users"].map { "/\($0)/" }
    return file.lines.enumerated().flatMap { number, line in
      homes.filter { containsWord($0, in: line) }.map { "line \(number + 1) says \($0)" }
    }
  }

  /// The module that a line imports, if it does.
  private static func importedModule(_ line: Substring) -> String? {
    // An indented line with the word is JavaScript inside a text.
    guard line.first != " " else { return nil }
    var words = line.split(separator: " ")
    while let first = words.first,
      first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first)
    { words.removeFirst() }
    guard words.first == "import", words.count > 1 else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let path = kinds.contains(String(words[1])) && words.count > 2 ? words[2] : words[1]
    return path.split(separator: ".").first.map(String.init)
  }

  /// True if a line has a word that is not the end or the beginning of a longer one.
  private static func containsWord(_ word: String, in line: some StringProtocol) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    var rest = line[...]
    while let range = rest.firstRange(of: word) {
      let before =
        range.lowerBound == line.startIndex ? nil : line[line.index(before: range.lowerBound)]
      let after = range.upperBound == line.endIndex ? nil : line[range.upperBound]
      let endsOpen = word.last.map { $0.isLetter } ?? false
      if !isPart(before), before != ".", !(endsOpen && isPart(after)) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
