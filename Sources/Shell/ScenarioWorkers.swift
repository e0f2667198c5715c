// Workers for scenarios: an example by its name, or a file.

import Bindgen
import Bundled
import Recovery
import WasmMachine

/// The scenarios inside the program.
public enum ScenarioFiles {
  private static let folder = "Examples/scenarios/"
  private static let ending = ".scenario"

  /// Their names.
  public static var names: [String] { names(in: folder) }

  /// The text of one.
  public static func find(_ name: String) -> String? {
    BundledFiles.text("\(folder)\(name)\(ending)")
  }

  /// The rows of the fidelity table, by the names of their files.
  public static var fidelity: [(name: String, text: String)] {
    let folder = "Examples/fidelity/"
    return names(in: folder).compactMap { name in
      BundledFiles.text("\(folder)\(name)\(ending)").map { (name, $0) }
    }
  }

  private static func names(in folder: String) -> [String] {
    BundledFiles.paths.compactMap { path in
      guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
      return String(path.dropFirst(folder.count).dropLast(ending.count))
    }
  }
}

/// Makes workers by name.
public enum ScenarioWorkers {
  /// Makes a worker of an example or a file under a strategy.
  public static func make(
    _ name: String, _ strategy: Strategy, release: Release?,
    readFile: (String) -> Result<[UInt8], FileProblem>
  ) throws(CommandError) -> Worker {
    let bytes: [UInt8]
    if let example = ModuleSource.findExample(name) {
      guard let found = example.bytes(strategy) else {
        throw CommandError("\(name) has no build for \(strategy.build.rawValue)")
      }
      bytes = found
    } else {
      switch readFile(name) {
      case .success(let found): bytes = found
      case .failure(let problem):
        throw CommandError(
          "\(name): \(problem.reason), and no example has this name",
          try: "one of: \(ModuleSource.examples.joined(separator: ", "))")
      }
    }
    do {
      let module = try WorkerModule(name: name, bytes: bytes, strategy: strategy, release: release)
      return try Worker(module, strategy: strategy)
    } catch { throw CommandError("\(error)") }
  }
}
