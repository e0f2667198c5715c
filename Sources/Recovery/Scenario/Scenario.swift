// Scenarios: what is asked of a worker, step by step, and what is expected to come of it.
//
// The format is described in Examples/scenarios/README.md.

import Bindgen

/// Steps for a worker, read from text.
public struct Scenario: Sendable {
  /// The name of the file, for errors.
  public let name: String
  public internal(set) var title = ""
  /// The example or file that is loaded, if the scenario says so.
  public internal(set) var module: String?
  /// The release of wasm-bindgen, if it is not the strategy's own.
  public internal(set) var release: Release?
  /// The strategies that it is meant for.
  public internal(set) var strategies = Strategy.allCases
  /// Which row of the fidelity table it shows, if it is one.
  public internal(set) var row: FidelityRow?
  public internal(set) var steps: [Step] = []

  /// One thing that is asked, and what is expected afterwards.
  public struct Step: Sendable {
    /// From 1.
    public let line: Int
    public let text: String
    public let kind: Kind
    public internal(set) var expectations: [Expectation] = []
  }

  /// What a step does.
  public enum Kind: Sendable {
    /// Runs JavaScript that sees what the glue exports.
    case run(ScriptPiece)
    /// Requests that arrive one right behind the other.
    case requests([ScriptPiece])
    /// The next call meets a fault.
    case fault(Fault)
    /// The host writes the terminated flag.
    case flag(UInt32)
    /// The JavaScript engine collects garbage.
    case collect
  }

  /// What must hold behind a step, under some strategies.
  public struct Expectation: Sendable {
    /// From 1.
    public let line: Int
    public let strategies: Set<Strategy>
    public let text: String
    public let check: ScenarioCheck
  }
}

/// Where a claim about upstream comes from; recovery-spec.md, "Evidence tags".
public enum Evidence: String, CaseIterable, Hashable, Sendable {
  case source = "S"
  case test = "T"
  case published = "P"
  case observed = "L"
  case derived = "D"

  /// One or two words for people.
  public var summary: String {
    switch self {
    case .source: "read in upstream's source"
    case .test: "asserted by an upstream test"
    case .published: "published"
    case .observed: "observed on a real engine"
    case .derived: "derived, not observed upstream"
    }
  }
}

/// A row of the fidelity table: what upstream does, and how that is known.
public struct FidelityRow: Hashable, Sendable {
  /// As in `T6` or `14.6`.
  public let name: String
  /// As in `9.1`.
  public let section: String
  public let evidence: Evidence
  /// Why it cannot be reproduced, if it cannot.
  public let reason: String?
}

/// An error in the text of a scenario.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String
  /// From 1.
  public let line: Int
  /// From 1.
  public let column: Int
  public let found: String
  public let expected: String

  public var description: String {
    "\(name):\(line):\(column): found \(found), expected \(expected)"
  }
}
