// Where what is to be remembered between sessions is kept: history and progress.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder for the state of the program, after the XDG Base Directory Specification.
public enum StateFolder {
  /// Its path: `PANICLAB_HOME`, else `paniclab` under `XDG_STATE_HOME`, else under
  /// `~/.local/state`; nil if there is no home folder either.
  public static func findPath(environment: [String: String]) -> String? {
    if let chosen = environment["PANICLAB_HOME"], !chosen.isEmpty { return chosen }
    // The specification says to ignore a relative path.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/paniclab"
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.local/state/paniclab"
  }

  /// Makes the folders above a file that are missing. A failure shows when the file is written.
  public static func makeFolders(above path: String) {
    for end in path.indices.dropFirst() where path[end] == "/" {
      mkdir(String(path[..<end]), 0o700)
    }
  }
}
