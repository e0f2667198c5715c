// The two fast forms of a program: a plain one, and one whose stores mark what they write.

import Synchronization
import WasmValidation

/// Both fast forms of a program. Each is made when it is first asked for, and then stays.
final class FastTwins: Sendable {
  private let validated: ValidatedModule
  private let codes: [Code]
  private let stops: [Int: Set<Int>]
  private let made = Mutex<(plain: FastProgram?, recorded: FastProgram?)>((nil, nil))

  /// `stops` are pcs to stop at, by the index of the defined function.
  init(_ validated: ValidatedModule, _ codes: [Code], stops: [Int: Set<Int>] = [:]) {
    self.validated = validated
    self.codes = codes
    self.stops = stops
  }

  func program(isRecorded: Bool) -> FastProgram {
    made.withLock { made in
      if let program = isRecorded ? made.recorded : made.plain { return program }
      let program = FastProgram(validated, codes, stops: stops, isRecorded: isRecorded)
      if isRecorded { made.recorded = program } else { made.plain = program }
      return program
    }
  }
}
