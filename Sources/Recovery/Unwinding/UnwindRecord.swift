// What became of the frames that an exception went through: watched as it happened, not derived.

import Stepping
import WasmMachine

/// An unwinding, from the throw to where it ended.
public struct UnwindRecord: Sendable {
  /// What became of a frame.
  public enum Fate: Hashable, Sendable {
    case notYet
    case popped(tick: Int)
    /// Its cleanup began, and threw on, or has not yet.
    case pad(entered: Int, left: Int?)
    case caught(tick: Int)
    /// A frame further in caught it.
    case kept
  }

  /// A frame and what happened in it.
  public struct Story: Hashable, Sendable {
    public let prediction: PredictedFrame
    public internal(set) var fate = Fate.notYet
    /// What happened while its cleanup ran.
    public internal(set) var events: [Event] = []
    /// The shadow stack pointer when its cleanup began, and when it threw on.
    public internal(set) var stackPointer = PointerMove()

    /// The guards that its cleanup dropped.
    public var drops: [Int32] {
      events.compactMap { if case .dropped(let number) = $0.kind { number } else { nil } }
    }
  }

  /// The shadow stack pointer at two moments; nil where the module has none, and if there was no such
  /// moment.
  public struct PointerMove: Hashable, Sendable {
    public internal(set) var before: UInt32?
    public internal(set) var after: UInt32?
  }

  /// How it ended.
  public enum End: Hashable, Sendable {
    /// It has not, as far as was looked.
    case onItsWay
    case caught(tick: Int)
    /// It left the activation, into JavaScript.
    case left(tick: Int)
    /// A trap ended it.
    case trapped(tick: Int)
  }

  /// The frames of the activation, the innermost first.
  public internal(set) var stories: [Story]
  public internal(set) var end = End.onItsWay
  /// The ticks at which another exception took its place: a panic in a destructor.
  public internal(set) var replacements: [Int] = []
  /// The shadow stack pointer at the throw, and at the end.
  public internal(set) var stackPointer: PointerMove

  /// True if every frame became what the handlers said.
  public var isAsPredicted: Bool {
    stories.allSatisfy { story in
      switch (story.prediction.action, story.fate) {
      case (_, .notYet), (.popped, .popped), (.pad, .pad), (.caught, .caught), (.kept, .kept): true
      default: false
      }
    }
  }
}

extension UnwindRecord {
  /// More moves are not followed.
  private static var longest: Int { 4_000_000 }

  /// Watches an unwinding from a place where its exception is on the way, up to the end of it or to a
  /// place.
  public init(_ timeline: Timeline<Worker>, upTo end: Int) {
    let predictions =
      timeline.world.tagOnItsWay.map { timeline.world.predict(.exception($0)) } ?? []
    stories = predictions.map { Story(prediction: $0) }
    stackPointer = PointerMove(before: timeline.world.shadowStackPointer)
    var watch = UnwindWatch(timeline.world)
    var here = timeline
    let limit = min(end, here.place + Self.longest)
    while self.end == .onItsWay, here.place < limit {
      let before = UnwindWatch.Look(here.world)
      guard here.forward() else { break }
      watch.look(here.world, before, &self)
    }
    stackPointer.after = here.world.shadowStackPointer
    if case .caught = self.end {
      for index in stories.indices where stories[index].fate == .notYet {
        stories[index].fate = .kept
      }
    }
  }
}

/// Follows an unwinding move by move.
private struct UnwindWatch {
  /// How many frames there were, and how many activations.
  private let frameCount: Int
  private let activations: Int
  private let base: Int
  private var exception: ExceptionAddress?
  /// The frame whose cleanup runs, counted from the outermost.
  private var pad: Int?

  /// What is kept of a worker before a move; more would make the move copy it.
  struct Look {
    let status: Status
    let events: Int

    init(_ worker: Worker) {
      (status, events) = (worker.machine.status, worker.realm.events.count)
    }
  }

  init(_ worker: Worker) {
    frameCount = worker.machine.frames.count
    activations = worker.machine.activations.count
    base = Int(worker.machine.activations.last?.baseFrame ?? 0)
    if case .unwinding(let exception, _) = worker.machine.status { self.exception = exception }
  }

  mutating func look(_ worker: Worker, _ before: Look, _ record: inout UnwindRecord) {
    if let pad { record.stories[depth(pad)].events += worker.realm.events[before.events...] }
    // What JavaScript calls meanwhile is another activation, and none of this one's business.
    guard worker.machine.activations.count == activations else { return }
    let innermost = worker.machine.frames.count - 1
    switch (before.status, worker.machine.status) {
    case (.unwinding, .running) where innermost <= pad ?? innermost:
      enter(worker, innermost, &record)
    case (_, .unwinding(let exception, _)) where innermost <= pad ?? innermost:
      if innermost + 1 < frameCount { leave(innermost + 1, worker, &record) }
      if pad == innermost { leavePad(worker, &record) }
      if exception != self.exception { record.replacements.append(worker.ticks) }
      self.exception = exception
    case (_, .uncaught):
      leave(base, worker, &record)
      record.end = .left(tick: worker.ticks)
    case (_, .trapped), (_, .exhausted), (_, .storeExhausted):
      record.end = .trapped(tick: worker.ticks)
    case (_, .running), (_, .finished):
      if let pad, innermost < pad { goOn(pad, worker, &record) }
    default: break
    }
  }

  /// The number of a frame in the record, which counts from the innermost.
  private func depth(_ frame: Int) -> Int { frameCount - 1 - frame }

  private mutating func enter(_ worker: Worker, _ frame: Int, _ record: inout UnwindRecord) {
    let depth = depth(frame)
    let pc = Int(worker.machine.frames[frame].pc)
    let clauses = record.stories[depth].prediction.coverings.flatMap(\.clauses)
    if clauses.first(where: { $0.target == pc })?.tag != nil {
      record.stories[depth].fate = .caught(tick: worker.ticks)
      record.end = .caught(tick: worker.ticks)
    } else {
      if record.stories[depth].fate == .notYet {
        record.stories[depth].fate = .pad(entered: worker.ticks, left: nil)
        record.stories[depth].stackPointer.before = worker.shadowStackPointer
      }
      pad = frame
    }
  }

  private func leave(_ frame: Int, _ worker: Worker, _ record: inout UnwindRecord) {
    if record.stories[depth(frame)].fate == .notYet {
      record.stories[depth(frame)].fate = .popped(tick: worker.ticks)
    }
  }

  private mutating func leavePad(_ worker: Worker, _ record: inout UnwindRecord) {
    guard let pad, case .pad(let entered, _) = record.stories[depth(pad)].fate else { return }
    record.stories[depth(pad)].fate = .pad(entered: entered, left: worker.ticks)
    record.stories[depth(pad)].stackPointer.after = worker.shadowStackPointer
    self.pad = nil
  }

  /// A clause for every exception did not throw on: it has caught it.
  private func goOn(_ pad: Int, _ worker: Worker, _ record: inout UnwindRecord) {
    guard case .pad(let entered, _) = record.stories[depth(pad)].fate else { return }
    record.stories[depth(pad)].fate = .caught(tick: entered)
    record.end = .caught(tick: entered)
  }
}
