// Faults as they are written.

extension Fault {
  /// Reads `panic`, `abort`, or `abort KIND`: what ``text`` writes.
  public init?(text: String) {
    switch text {
    case "panic": self = .panic
    case "abort": self = .abort(.unreachable)
    case _ where text.hasPrefix("abort "):
      guard let kind = AbortKind(rawValue: String(text.dropFirst(6))) else { return nil }
      self = .abort(kind)
    default: return nil
    }
  }
}
