// What the handlers say will become of each frame, before anything is unwound.

import WasmMachine
import WasmModel

/// What is on its way out of a frame.
public enum Departure: Hashable, Sendable {
  case exception(TagAddress)
  /// A trap or an exhaustion: no handler sees it.
  case trap
}

/// What will become of a frame, by the handlers that cover its place.
public struct PredictedFrame: Hashable, Sendable {
  /// Counted from the innermost frame, which is 0.
  public let depth: Int
  public let place: Place
  public let action: Action
  /// The handlers around the place, innermost first.
  public let coverings: [Covering]

  public enum Action: Hashable, Sendable {
    /// No clause takes the exception: the frame is left.
    case popped
    /// A clause for every exception takes it: cleanup, which throws on.
    case pad(Covering, clause: Int)
    /// A clause for the tag takes it.
    case caught(Covering, clause: Int)
    /// A trap ends the frame: its handlers see nothing.
    case discarded
    /// The exception does not come here: a frame further in has caught it.
    case kept
  }
}

extension Worker {
  /// What will become of the frames of the current activation, the innermost first.
  ///
  /// That a clause for every exception throws on, as the cleanup that Rust's compiler makes does, is
  /// assumed; what it does is seen when it runs.
  public func predict(_ departure: Departure) -> [PredictedFrame] {
    guard let activation = machine.activations.last else { return [] }
    var isCaught = false
    return (0..<machine.frames.count - Int(activation.baseFrame)).compactMap { depth in
      guard let place = machine.findPlace(ofFrame: depth) else { return nil }
      let coverings = coverings(ofFrame: depth)
      var action = PredictedFrame.Action.kept
      if !isCaught { action = self.action(departure, depth, coverings) }
      if case .caught = action { isCaught = true }
      return PredictedFrame(depth: depth, place: place, action: action, coverings: coverings)
    }
  }

  private func action(
    _ departure: Departure, _ depth: Int, _ coverings: [Covering]
  ) -> PredictedFrame.Action {
    guard case .exception(let tag) = departure else { return .discarded }
    for covering in coverings {
      guard let number = clause(of: covering, taking: tag, inFrame: depth) else { continue }
      return covering.clauses[number].tag == nil
        ? .pad(covering, clause: number) : .caught(covering, clause: number)
    }
    return .popped
  }

  /// The tag of an exception that is on its way, or nil.
  public var tagOnItsWay: TagAddress? {
    guard case .unwinding(let exception, _) = machine.status else { return nil }
    return machine.exceptions[exception.value].tag
  }

  /// A tag of the instance by a name that the module gives it: of an export, an import or the name
  /// section.
  public func findTag(_ name: String) -> TagAddress? {
    guard let instance else { return nil }
    let index = instance.tags.indices.first { index in
      let tag = TagIndex(index)
      return instance.module.names.tags[tag] == name
        || instance.module.exports.contains { $0.name == name && $0.description == .tag(tag) }
    }
    return (index ?? importedTag(name, instance.module)).map { instance.tags[$0] }
  }

  private func importedTag(_ name: String, _ module: Module) -> Int? {
    module.imports.filter { if case .tag = $0.description { true } else { false } }
      .firstIndex { $0.name == name }
  }

  /// The names of the tags that ``findTag(_:)`` finds.
  public var tagNames: [String] {
    guard let module = instance?.module else { return [] }
    let exported = module.exports.compactMap { export -> String? in
      if case .tag = export.description { export.name } else { nil }
    }
    let imported = module.imports.compactMap { item -> String? in
      if case .tag = item.description { item.name } else { nil }
    }
    return Set(exported + imported + module.names.tags.values).sorted()
  }
}
