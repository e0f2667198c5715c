// Explanations: a code, a title and a few sentences for everything that a person may meet.

import Styling
import WasmModel

/// What `explain` says.
public struct Explanation: Hashable, Sendable {
  /// As in `L001`.
  public let code: String
  public let title: String
  /// One sentence, shown at the stop.
  public let sentence: String
  /// More, for `explain`.
  public let details: String
  /// Commands that show it.
  public let commands: [String]
  /// Other words for it.
  let synonyms: [String]

  /// Finds an explanation by its code or by a word.
  public static func find(_ word: String) -> Explanation? {
    let word = word.lowercased()
    return all.first { $0.code.lowercased() == word || $0.title == word }
      ?? glossary.first { $0.title == word || $0.synonyms.contains(word) }
      ?? all.first { $0.synonyms.contains { $0.lowercased() == word } }
  }

  /// All codes, in order: L0xx traps, L1xx exceptions, L2xx guard and poison, L3xx strategies and
  /// what they do, L4xx requests, the event loop, and whoever experiments.
  public static let all =
    traps + [exhaustion, storeExhaustion] + exceptions + poisoning + strategies + happenings

  /// The explanation of a trap.
  public static func of(_ trap: Trap) -> Explanation {
    let index =
      switch trap {
      case .unreachable: 0
      case .integerDivideByZero: 1
      case .integerOverflow, .conversionOverflow: 2
      case .invalidConversionToInteger: 3
      case .outOfBoundsMemoryAccess: 4
      case .outOfBoundsTableAccess: 5
      case .undefinedElement: 6
      case .uninitializedElement: 7
      case .indirectCallTypeMismatch: 8
      case .nullExceptionReference: 9
      case .nullReference, .nullFunctionReference, .nullStructureReference, .nullArrayReference,
        .nullI31Reference:
        10
      case .castFailure: 11
      case .outOfBoundsArrayAccess: 12
      }
    return traps[index]
  }

  init(
    _ code: String, _ title: String, _ sentence: String, _ details: String, try commands: [String],
    synonyms: [String] = []
  ) {
    self.synonyms = synonyms
    self.code = code
    self.title = title
    self.sentence = sentence
    self.details = details
    self.commands = commands
  }
}
