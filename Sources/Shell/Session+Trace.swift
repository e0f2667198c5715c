// A call with a trace: every move as a line of text, as it is made.
//
// Nobody goes back in a trace, so the worker is followed without a timeline, and its journals are
// forgotten on the way.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

extension Session {
  /// Does what `call` does and writes a trace of it: `text` is a call as people type it. The module
  /// is loaded once more before, so that the trace begins at the first tick.
  ///
  /// `take` gets the bytes of the trace whenever there are many. The response is that of `call`, with
  /// the exit code 130 if somebody interrupted it.
  public mutating func trace(
    _ text: String, isASCII: Bool, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) -> Response {
    var writer = TraceWriter(isASCII: isASCII, take)
    do {
      return try trace(text, &writer)
    } catch {
      return Response(lines: error.lines, outcome: .failed(error.exitCode))
    }
  }

  private mutating func trace(
    _ text: String, _ writer: inout TraceWriter
  ) throws(CommandError) -> Response {
    guard let index = try makeIdle().first else { return Response(lines: [], outcome: .done) }
    let call = try CallText.input(text, for: sides[index].worker, usage: "call")
    var worker = try workerBeforeLoading(index)
    worker.apply(.load)
    var reason = follow(&worker, &writer)
    let firstEvent = worker.realm.events.count
    if reason == .ended {
      worker.apply(call)
      reason = follow(&worker, &writer)
    }
    writer.flush()
    sides[index].timeline = Timeline(
      worker, limits: sides[index].timeline.limits, meter: meter)
    let console = consoleLines(worker.realm.events[firstEvent...])
    guard reason != .interrupted else {
      let line = StyledText("interrupted at tick \(worker.ticks)", .warning)
      return Response(lines: [line], outcome: .failed(130))
    }
    return Response(lines: console + report(index, reason), outcome: .done)
  }

  private func workerBeforeLoading(_ index: Int) throws(CommandError) -> Worker {
    let loaded = sides[index].worker
    do {
      return try Worker(loaded.source, strategy: loaded.strategy)
    } catch {
      throw CommandError("\(error)", exitCode: 3)
    }
  }

  /// Makes moves to the end or to a trap, and writes each.
  private func follow(_ worker: inout Worker, _ writer: inout TraceWriter) -> StopReason {
    var moves = 0
    while worker.canStep {
      if moves >= settings.maxTicks { return .limit(moves) }
      if moves & 0xFFF == 0 {
        worker.forget(before: worker.mark)
        if environment.isInterrupted() { return .interrupted }
      }
      guard move(&worker, &writer) else { return .trap }
      moves += 1
    }
    return .ended
  }

  /// Makes a move and writes it. Returns false if it stopped short.
  @inline(__always)
  private func move(_ worker: inout Worker, _ writer: inout TraceWriter) -> Bool {
    if worker.isAtInstruction {
      writer.begin(&worker)
      let completed = worker.stepInstruction()
      writer.end(&worker, completed: completed)
      return completed
    }
    guard let preview = MovePreview(worker) else { return false }
    let mark = worker.mark
    let completed = worker.step()
    writer.write(preview, after: worker, since: mark)
    return completed
  }
}
