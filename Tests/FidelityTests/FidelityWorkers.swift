// Workers for tests, made of the examples inside the program.

import Recovery
import Shell

enum FidelityWorkers {
  static func make(_ name: String, _ strategy: Strategy) throws -> Worker {
    try ScenarioWorkers.make(name, strategy, release: nil) { _ in .failure(.missing) }
  }
}
