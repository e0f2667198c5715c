// Programs that print: every file in Programs/ prints what stands beside it, here and in Node.
//
// `BLESS=1 swift test` writes what Node prints, or without Node what is printed here.

import Foundation
import JavaScript
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Programs")

/// A program and what it prints.
struct PrintingProgram: CustomTestStringConvertible, Sendable {
  let name: String
  var testDescription: String { name }

  static let all: [PrintingProgram] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".js") }.sorted().map { PrintingProgram(name: $0) }
  }()

  func source() throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private var output: URL { folder.appending(path: name.replacing(".js", with: ".out")) }

  func expected() throws -> String { try String(contentsOf: output, encoding: .utf8) }

  func bless(_ text: String) throws {
    try text.write(to: output, atomically: true, encoding: .utf8)
  }
}

private let isBlessed = ProcessInfo.processInfo.environment["BLESS"] == "1"

@Suite(.serialized) struct ProgramTests {
  @Test(
    .enabled(if: Node.path != nil, "Node is not installed"), arguments: PrintingProgram.all)
  func `Node prints what stands beside the program`(_ program: PrintingProgram) throws {
    let printed = try Node.run(program.source())
    if isBlessed { try program.bless(printed) }
    #expect(try printed == program.expected())
  }

  @Test(arguments: PrintingProgram.all)
  func `a program prints what stands beside it`(_ program: PrintingProgram) throws {
    var playground = try Playground(program.source())
    playground.settle()
    let printed = playground.printed.map { $0 + "\n" }.joined()
    if isBlessed, Node.path == nil { try program.bless(printed) }
    #expect(try printed == program.expected())
    #expect(playground.machine.takeUnhandledRejections().isEmpty)
  }

  @Test func `there are programs`() {
    #expect(PrintingProgram.all.count > 5)
  }
}

extension Node {
  static let printing =
    "globalThis.print = (...all) => console.log(all.map((x) => `${x}`).join(' '));"

  /// What a program prints when Node runs it as a module, behind a prelude on its first line.
  static func run(_ source: String, prelude: String = printing) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "paniclab-\(UUID().uuidString).mjs")
    defer { try? FileManager.default.removeItem(at: file) }
    try "\(prelude) \(source)".write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = [file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }
}
