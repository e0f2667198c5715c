// Writes files into one Swift source: embed OUTPUT ROOT FILE... with FILE relative to ROOT.
//
// A build tool only. Base64 keeps the source small and quick to compile whatever the files hold.

import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, let root = arguments.dropFirst().first else {
  print("usage: embed OUTPUT ROOT FILE...")
  exit(2)
}

let rows = try arguments.dropFirst(2).map { path in
  let bytes = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
  // A raw literal: a path may hold quotation marks and backslashes.
  return "    (###\"\(path)\"###, \"\(bytes.base64EncodedString())\"),\n"
}
let source = """
  // Made by Sources/embed from Lessons/ and Examples/. Not to be edited.

  extension BundledFiles {
    /// Paths in ascending order, each with its file in Base64.
    static let table: [(path: StaticString, base64: StaticString)] = [
  \(rows.joined())  ]
  }

  """
try Data(source.utf8).write(to: URL(fileURLWithPath: output))
