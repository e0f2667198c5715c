// What is asked of wasm-bindgen's command line: the build mode and the release.

/// A release of wasm-bindgen, as in `0.2.127`.
public struct Release: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The last of the three numbers; the others have been 0.2 since 2017.
  public let patch: Int

  public init(patch: Int) { self.patch = patch }

  /// Reads `0.2.127`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "0", parts[1] == "2", let patch = Int(parts[2]), patch >= 0
    else { return nil }
    self.patch = patch
  }

  /// The release that recovery-spec.md describes as HEAD.
  public static let newest = Release(patch: 127)

  public var description: String { "0.2.\(patch)" }

  public static func < (a: Release, b: Release) -> Bool { a.patch < b.patch }
}

/// The build modes of recovery-spec.md section 4.
public enum BindgenMode: String, CaseIterable, Hashable, Sendable {
  /// panic=abort, plain.
  case a = "A"
  /// panic=abort, with a function that resets the instance.
  case b = "B"
  /// panic=abort, with the abort handler forced.
  case c = "C"
  /// The same, and a reinit can be scheduled.
  case cReinit = "C+reinit"
  /// panic=unwind. Before 0.2.114 it has no guard.
  case d = "D"
  /// The same, and a reinit can be scheduled.
  case e = "E"

  /// True if the module must be compiled with panic=unwind.
  public var unwinds: Bool { self == .d || self == .e }
  /// What the mode is, in one line for people.
  public var summary: String {
    switch self {
    case .a: "panic=abort, plain"
    case .b: "panic=abort, and the instance can be reset"
    case .c: "panic=abort, with the abort handler forced and a call guard"
    case .cReinit: "the same, and a handler can schedule a new instance"
    case .d: "panic=unwind, with a call guard"
    case .e: "the same, and a handler can schedule a new instance"
    }
  }

  /// True if the glue can make a new instance.
  public var reinits: Bool { self == .b || self == .cReinit || self == .e }
}

/// What a module is bound with.
public struct BindgenOptions: Hashable, Sendable {
  public let mode: BindgenMode
  public let release: Release

  public init(mode: BindgenMode, release: Release = .newest) {
    (self.mode, self.release) = (mode, release)
  }

  /// True if imports with `catch` are caught inside the module though there is no guard yet: modes D
  /// and E from 0.2.109 to 0.2.113.
  public var catchesInModule: Bool {
    mode.unwinds && release >= Release(patch: 109) && !isGuarded
  }

  /// True if the terminated flag is kept and checked: modes C, D and E since 0.2.114.
  public var isGuarded: Bool {
    switch mode {
    case .a, .b: false
    case .c, .cReinit: true
    case .d, .e: release >= Release(patch: 114)
    }
  }

  /// True if exports set the shadow stack pointer back after an exception: modes D and E since
  /// 0.2.127. Recovery: section 4.6.
  public var restoresStackPointer: Bool { mode.unwinds && release >= Release(patch: 127) }
}
