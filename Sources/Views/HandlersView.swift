// Which handlers cover the place of each frame, and what they would take.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// The view of `handlers`.
public enum HandlersView {
  /// The frames of the current activation, innermost first, with the handlers around their places.
  public static func sheet(_ worker: Worker) -> Sheet {
    var sheet = Sheet()
    guard worker.isAtWasm, let activation = worker.machine.activations.last else {
      sheet.say("no Wasm frame: nothing is on the way (try `start NAME(ARGS)`)")
      return sheet
    }
    sheet.say(
      StyledText("HANDLERS", .heading) + "  around the place of each frame, innermost first")
    let count = worker.machine.frames.count - Int(activation.baseFrame)
    sheet.show(table(worker, count), keys: 2)
    sheet.state("an exception", exception(worker))
    sheet.state("a trap", StyledText("never: no clause takes a trap, not even catch_all", .trap))
    sheet.append(script(worker))
    return sheet
  }

  private static func table(_ worker: Worker, _ count: Int) -> Grid {
    var grid = Grid([
      .init("", .right), .init("frame", minimumWidth: 10, isFlexible: true),
      .init(HandlerText.column((0..<count).flatMap(worker.coverings))), .init("clause"),
      .init("lands at"),
    ])
    var bare: [Int] = []
    for depth in 0..<count {
      if worker.coverings(ofFrame: depth).isEmpty {
        bare.append(depth)
        continue
      }
      append(bare, to: &grid, worker)
      bare = []
      append(depth, to: &grid, worker)
    }
    append(bare, to: &grid, worker)
    return grid
  }

  /// Frames without handlers; many of them in one row.
  private static func append(_ bare: [Int], to grid: inout Grid, _ worker: Worker) {
    guard let first = bare.first, let last = bare.last else { return }
    if bare.count <= 3 {
      for depth in bare {
        grid.append([number(depth), name(worker, depth), StyledText("no handler", .dim)])
      }
    } else {
      grid.append([
        StyledText("\(first)", .dim), name(worker, first), StyledText("no handler", .dim),
      ])
      grid.append([
        StyledText("\(first + 1)-\(last)", .dim), StyledText("\(bare.count - 1) more"),
        StyledText("no handler", .dim),
      ])
    }
  }

  private static func append(_ depth: Int, to grid: inout Grid, _ worker: Worker) {
    guard let place = worker.machine.findPlace(ofFrame: depth) else { return }
    let text = HandlerText(worker, place)
    var frame = [number(depth), name(worker, depth)]
    for covering in worker.coverings(ofFrame: depth) {
      if covering.clauses.isEmpty {
        grid.append(frame + [StyledText(text.place(covering)), StyledText("delegate", .dim)])
      }
      for number in covering.clauses.indices {
        grid.append(
          frame + [
            number == 0 ? StyledText(text.place(covering)) : "",
            StyledText(text.text(covering.clauses[number]), .exception),
            StyledText(text.target(covering, number)),
          ])
        frame = ["", ""]
      }
    }
  }

  private static func number(_ depth: Int) -> StyledText { StyledText("\(depth)", .dim) }

  private static func name(_ worker: Worker, _ depth: Int) -> StyledText {
    guard let place = worker.machine.findPlace(ofFrame: depth) else { return "" }
    return StyledText(HandlerText.function(worker, place))
      + StyledText("+\(NumberText.hex(place.bodyOffset, digits: 2))", .dim)
  }

  /// Who would take a Rust panic, or the exception that is on its way.
  private static func exception(_ worker: Worker) -> StyledText {
    let panic = "__cpp_exception"
    let name =
      worker.tagOnItsWay == nil && worker.findTag(panic) == nil ? worker.tagNames.first : panic
    guard let tag = worker.tagOnItsWay ?? name.flatMap(worker.findTag) else {
      return "this module has no tag: it throws none, and could only catch all"
    }
    let title = worker.tagOnItsWay == nil ? name ?? "" : worker.tagName(tag)
    let frames = worker.predict(.exception(tag))
    let pads = frames.filter { if case .pad = $0.action { true } else { false } }
    let catcher = frames.first { if case .caught = $0.action { true } else { false } }
    let cleanup =
      pads.isEmpty ? "" : "; \(pads.count) cleanup\(pads.count == 1 ? "" : "s") on the way"
    guard let catcher else {
      return StyledText("of tag \(title): nobody in this call catches it\(cleanup)", .warning)
    }
    return StyledText("of tag \(title): ")
      + StyledText(
        "caught in frame \(catcher.depth), \(HandlerText.function(worker, catcher.place))", .ok)
      + StyledText(cleanup)
  }

  /// The JavaScript above.
  static func script(_ worker: Worker) -> Sheet {
    var sheet = Sheet()
    guard let script = worker.scriptCatcher else { return sheet }
    sheet.state("called by", script.caller.styled)
    sheet.state(
      "in JavaScript",
      script.catcher.map { StyledText("goes on at ") + $0.styled }
        ?? "no `try` up to here: what leaves ends the task")
    return sheet
  }
}
