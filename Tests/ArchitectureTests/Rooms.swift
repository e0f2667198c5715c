// The rooms of the house and the arrows between them: a second look at what Package.swift allows.

/// A folder of Sources and what its files may import.
struct Room: Sendable {
  let name: String
  /// An arrow points only to a smaller number; nil for tools of the build.
  let number: Int?
  let imports: Set<String>

  init(_ number: Int?, _ name: String, _ imports: Set<String> = []) {
    self.name = name
    self.number = number
    self.imports = imports
  }

  /// The C library.
  static let system: Set<String> = ["Glibc", "Musl", "Darwin"]

  // swift-format-ignore
  static let all: [Room] = [
    Room(0, "WasmModel"),
    Room(0, "Stepping",       ["Synchronization"]),
    Room(0, "Styling"),
    Room(0, "JavaScript"),
    Room(0, "Bundled"),
    Room(1, "WasmBinary",     ["WasmModel"]),
    Room(1, "WasmText",       ["WasmModel"]),
    Room(1, "WasmValidation", ["WasmModel"]),
    Room(1, "WasmHandlers",   ["WasmModel"]),
    Room(2, "WasmMachine",    ["WasmModel", "WasmValidation", "WasmHandlers", "Stepping", "Synchronization"] + system),
    Room(2, "WasmFile",       ["WasmModel", "WasmBinary", "WasmText", "WasmValidation"]),
    Room(2, "Bindgen",        ["WasmModel", "WasmBinary", "WasmValidation"]),
    Room(3, "WasmScript",     ["WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmMachine"]),
    Room(3, "Recovery",       ["WasmModel", "WasmFile", "WasmValidation", "WasmMachine", "Bindgen", "JavaScript", "Stepping"]),
    Room(4, "Views",          ["WasmModel", "Bindgen", "JavaScript", "WasmFile", "WasmValidation", "WasmMachine", "WasmScript", "Recovery", "Stepping", "Styling"]),
    Room(4, "Course",         ["Styling", "Bundled", "CCmark"]),
    Room(5, "Shell",          ["WasmModel", "WasmFile", "WasmValidation", "WasmMachine", "Bindgen", "JavaScript", "Recovery", "Stepping", "Views", "Styling", "Course", "Bundled", "Synchronization"]),
    Room(6, "Terminal",       ["Styling", "CInterrupt", "CReadline", "Synchronization"] + system),
    Room(7, "paniclab",       ["WasmModel", "WasmBinary", "WasmText", "WasmMachine", "WasmFile", "WasmScript", "Bindgen", "Recovery", "Views", "Course", "Shell", "Terminal", "Styling", "Bundled", "ArgumentParser", "Dispatch", "Synchronization"] + system),
    Room(nil, "embed",        ["Foundation"]),
    Room(nil, "EmbedFiles",   ["Foundation", "PackagePlugin"]),
    Room(nil, "writehandlers", ["Foundation"]),
    Room(nil, "WriteHandlers", ["Foundation", "PackagePlugin"]),
  ]

  static func find(_ name: String) -> Room? { all.first { $0.name == name } }
}

extension Set {
  fileprivate static func + (a: Set, b: Set) -> Set { a.union(b) }
}
