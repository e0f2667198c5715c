// Names that completion offers, from the tables of other rooms.

import Recovery

enum StrategyNames {
  static let all = Strategy.allCases.map(\.rawValue)
}

enum AbortNames {
  static let all = Fault.AbortKind.allCases.map(\.rawValue)
}
