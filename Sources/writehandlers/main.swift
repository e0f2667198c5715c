// Writes the handlers of the fast form: writehandlers FOLDER CARDS...
//
// A build tool only. What an instruction computes is taken from the source of its card, so that the
// two forms of execution cannot differ in it; `Writer.swift` adds where operands and results are.

import Foundation

/// How many files the handlers are spread over, for compilers that work on several.
let fileCount = 4

let header =
  "// Made by Sources/writehandlers from the cards. Not to be edited.\n\n" + "import WasmModel\n"

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first, arguments.count > 1 else {
  print("usage: writehandlers FOLDER CARDS...")
  exit(2)
}

let rows = try arguments.dropFirst().flatMap { path in
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    .compactMap { CardRow(line: $0) }
}
let writer = Writer(rows)
let parts = (0..<fileCount).map { part in
  writer.handlers.indices.filter { $0 % fileCount == part }
}
for (number, indices) in parts.enumerated() {
  let handlers = indices.map { writer.handlers[$0].text }.joined(separator: "\n")
  let rows = writer.entries.indices.filter { $0 % fileCount == number }.map { index in
    let entry = writer.entries[index]
    let label = entry.isRecorded ? ", recorded: true" : ""
    return "  table.set(.\(entry.opcode), .\(entry.variant)\(label), \(entry.handler))\n"
  }
  let source = """
    \(header)
    /// Enters the handlers of this file into a table.
    func addHandlers\(number)(to table: inout HandlerTable) {
    \(rows.joined())}

    \(handlers)
    """
  let url = URL(fileURLWithPath: folder).appending(path: "Handlers\(number).swift")
  try Data(source.utf8).write(to: url)
}
