// The negative of an unwinding: what a trap leaves undone, frame by frame.

import Recovery
import Styling
import WasmMachine
import WasmModel

extension UnwindView {
  /// A trap or an exhaustion, where the machine stands, or, `isHypothetical`, one that nobody met.
  public static func sheet(trapAt worker: Worker, isHypothetical: Bool = false) -> Sheet {
    var sheet = Sheet()
    sheet.say(title(worker, isHypothetical))
    sheet.say("a trap is no exception: no clause is asked, and all frames go at once")
    let frames = worker.predict(.trap)
    sheet.show(
      table(
        frames.map { ($0, action($0, worker)) }, worker,
        isHypothetical ? "would happen" : "what happened"), keys: 2)
    sheet.state("cleanups", pads(frames, isHypothetical))
    sheet.state("guards", guards(worker, isHypothetical))
    if let pointer = worker.shadowStackPointer {
      sheet.state("shadow stack", "the pointer stays at \(pointer): nobody puts it back here")
    }
    sheet.append(HandlersView.script(worker))
    return sheet
  }

  private static func title(_ worker: Worker, _ isHypothetical: Bool) -> StyledText {
    let head = StyledText("UNWIND", .heading)
    if isHypothetical { return head + "  if this instruction trapped, at tick \(worker.ticks)" }
    let what =
      switch worker.machine.status {
      case .trapped(let trap): "TRAP \(trap.phrase)"
      case .exhausted: "EXHAUSTED call stack"
      default: "EXHAUSTED store"
      }
    let request = worker.realm.currentRequest.map { ", request #\($0)" } ?? ""
    return head + "  nothing unwinds: " + StyledText(what, .trap)
      + ", tick \(worker.ticks)\(request)"
  }

  private static func pads(_ frames: [PredictedFrame], _ isHypothetical: Bool) -> StyledText {
    let covered = frames.filter { !$0.coverings.isEmpty }.count
    let never = isHypothetical ? "would not be asked" : "were never asked"
    return covered == 0
      ? "no handler is around \(frames.count == 1 ? "this frame" : "these \(frames.count) frames")"
      : StyledText("# the handlers of \(covered) of \(frames.count) frames \(never)", .trap)
  }

  /// The guards of the request that nobody dropped.
  private static func guards(_ worker: Worker, _ isHypothetical: Bool) -> StyledText {
    let open = worker.openGuards(ofRequest: worker.realm.currentRequest)
    if open.isEmpty { return "none was begun and not dropped in this request" }
    let list = open.map { "\($0.number) (begun at tick \($0.tick))" }.joined(separator: ", ")
    return StyledText("\(isHypothetical ? "still alive" : "# never dropped"): \(list)", .trap)
  }
}
