// Engines of others compile what Bindgen writes: Node 20, and a Node that knows `try_table`.

import Bindgen
import Foundation
import NodeEngine
import Testing
import WasmBinary

extension Node {
  /// Compiles each file; gives a line for each one that the engine refuses.
  func refusals(of files: [URL]) throws -> [String] {
    let script = """
      import { readFileSync } from "node:fs";
      for (const file of process.argv.slice(1)) {
        try { new WebAssembly.Module(readFileSync(file)); }
        catch (error) { console.log(file, String(error)); }
      }
      """
    let arguments = ["--input-type=module", "--eval", script, "--"] + files.map(\.path)
    let result = try run(arguments)
    #expect(result.code == 0)
    return result.output.split(separator: "\n").map(String.init)
  }
}

struct NodeTests {
  /// The bound modules, by whether they have `try_table`.
  private static func write(to folder: URL, modern: Bool) throws -> [URL] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try RealModule.all.enumerated().compactMap { number, row in
      let bound = try row.bound()
      guard (ExceptionEncoding(of: bound.module) == .standard) == modern else { return nil }
      let file = folder.appending(path: "\(number)-\(row.mode.rawValue)-\(row.release).wasm")
      try Data(encode(bound.module)).write(to: file)
      return file
    }
  }

  @Test(arguments: [false, true])
  func `Node compiles every bound module`(isModern: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try Self.write(to: folder, modern: isModern)
    #expect(!files.isEmpty)
    guard let node = isModern ? Node.modern : Node.any else {
      print("skipped \(files.count) modules: no Node that compiles them")
      return
    }
    let refusals = try node.refusals(of: files)
    #expect(refusals == [])
    print("\(node.command.path) compiled \(files.count - refusals.count) modules")
  }
}
