// Names that completion offers, from the tables of other rooms.

import Recovery
import Views
import WasmMachine

enum StrategyNames {
  static let all = Strategy.allCases.map(\.rawValue)
}

enum SettingNames {
  static let all = [
    "context", "engine", "layout", "max-ticks", "memory-budget", "release", "verbosity", "width",
  ]
  static let verbosities = Verbosity.allCases.map(\.rawValue)
  static let engines = ExecutionForm.allCases.map(\.rawValue)
}

enum AbortNames {
  static let all = Fault.AbortKind.allCases.map(\.rawValue)
}
