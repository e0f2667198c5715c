// The built program, run to its end with nobody at a terminal.

import Dispatch
import Foundation

/// The program `paniclab` that SwiftPM has built beside these tests.
struct Program {
  /// What a run led to.
  struct Run {
    let code: Int32
    let output: String
    let error: String
  }

  /// Why a run could not be watched.
  enum Problem: Error {
    case notBuilt(lookedFrom: [String])
    case noEnd(arguments: [String])
  }

  /// Long enough for the slowest run on a busy machine; nothing waits so long unless it hangs.
  static let patience: Duration = .seconds(20)

  let path: String

  /// The program beside the tests, or a copy of it. The test target depends on it, so it is an
  /// error if it is not there.
  init(copy: String? = nil) throws {
    if let copy {
      path = copy
      return
    }
    let starts = CommandLine.arguments.prefix(1) + Bundle.allBundles.map(\.bundlePath)
    let folders = starts.flatMap { start in
      sequence(first: URL(filePath: start).standardizedFileURL) { url in
        url.path == "/" ? nil : url.deletingLastPathComponent()
      }
    }
    let found = folders.map { $0.appending(path: "paniclab").path }.first {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { throw Problem.notBuilt(lookedFrom: Array(starts)) }
    path = found
  }

  /// The environment of a run: nothing of the person's own but where programs and libraries are.
  static func environment(home: TemporaryFolder) -> [String: String] {
    let kept = ProcessInfo.processInfo.environment.filter {
      ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key)
    }
    let own = [
      "HOME": home.path, "PANICLAB_HOME": home.path("state"), "INPUTRC": "/dev/null",
      "LANG": "C.UTF-8", "TERM": "xterm",
    ]
    return kept.merging(own) { _, own in own }
  }

  /// Runs the program in a folder with the bytes of `input` on its standard input.
  func run(
    _ arguments: [String], input: String = "", in folder: TemporaryFolder
  ) throws -> Run {
    try Self.run(path, arguments, input: input, in: folder)
  }

  /// Runs a line of shell in which `$0` is this program.
  func runShell(_ line: String, in folder: TemporaryFolder) throws -> Run {
    try Self.run("/bin/sh", ["-c", line, path], input: "", in: folder)
  }

  private static func run(
    _ program: String, _ arguments: [String], input: String, in folder: TemporaryFolder
  ) throws -> Run {
    // Files, not pipes: however much is written, nobody has to read it at the same time.
    let streams = TemporaryFolder()
    try streams.write("input", Array(input.utf8))
    for name in ["output", "error"] { try streams.write(name, []) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = environment(home: folder)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: streams.path("input")))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: streams.path("output")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: streams.path("error")))
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    guard end.wait(timeout: .now() + .seconds(Int(patience.components.seconds))) == .success else {
      process.terminate()
      throw Problem.noEnd(arguments: arguments)
    }
    let code = process.terminationStatus
    return Run(
      code: process.terminationReason == .exit ? code : -code,
      output: try streams.read("output"), error: try streams.read("error"))
  }
}
