// Where a worker stands: backtrace, operands, locals, globals.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Views of the state of a worker.
public enum StateView {
  /// The frames, innermost first, Wasm and glue: `N: 0xOFFSET - module!function`.
  /// With `isFull`, the locals of each Wasm frame stand below it.
  public static func backtrace(_ worker: Worker, isFull: Bool = false) -> Sheet {
    let lines = frames(worker, isFull: isFull)
    if lines.isEmpty { return Sheet(saying: "no frames: nothing is on the way") }
    var sheet = Sheet()
    sheet.list(lines.map(\.line), saying: lines.map(\.fact))
    return sheet
  }

  /// A line of the backtrace, and what it says.
  typealias FrameLine = (line: StyledText, fact: Sheet.Fact)

  /// The lines of ``backtrace(_:isFull:)``.
  static func frames(_ worker: Worker, isFull: Bool = false) -> [FrameLine] {
    let code = CodeText(worker.source.program.module)
    var lines: [FrameLine] = []
    var count = 0
    var wasmLeft = worker.machine.frames.count
    var scriptLeft = worker.scriptDepth
    for crossing in worker.realm.crossings.reversed() {
      while wasmLeft > crossing.wasmFrames {
        lines.append(wasmLine(worker, wasmLeft, count, code))
        if isFull { lines.append(localsLine(worker, wasmLeft, code)) }
        count += 1
        wasmLeft -= 1
      }
      while scriptLeft > crossing.scriptFrames {
        scriptLeft -= 1
        guard let place = worker.scriptPlace(ofFrame: scriptLeft) else { continue }
        let text = StyledText("js - \(place.name)") + StyledText("  \(place.text)", .code)
        lines.append(frame(count, padding: 6, text))
        count += 1
      }
    }
    return lines
  }

  private static func frame(_ number: Int, padding: Int, _ text: StyledText) -> FrameLine {
    let name = String(number)
    let spaces = String(repeating: " ", count: max(0, 4 - name.count))
    return (
      StyledText("\(spaces)\(name): ", .dim) + StyledText(String(repeating: " ", count: padding))
        + text,
      Sheet.Fact("frame \(name)", text)
    )
  }

  private static func wasmLine(
    _ worker: Worker, _ frame: Int, _ index: Int, _ code: CodeText
  ) -> FrameLine {
    let depth = worker.machine.frames.count - frame
    guard let place = worker.machine.findPlace(ofFrame: depth) else {
      return self.frame(index, padding: 0, "")
    }
    let offset = place.offset.map { NumberText.hex($0) } ?? "-"
    let added = worker.source.added[place.function] == nil ? "" : "  (added by wasm-bindgen)"
    let text =
      StyledText("\(offset) - \(worker.source.name)!\(code.name(place.function))")
      + StyledText("+\(NumberText.hex(place.bodyOffset, digits: 2))\(added)", .dim)
    return self.frame(index, padding: max(0, 8 - offset.count), text)
  }

  private static func localsLine(_ worker: Worker, _ frame: Int, _ code: CodeText) -> FrameLine {
    let depth = worker.machine.frames.count - frame
    guard let place = worker.machine.findPlace(ofFrame: depth) else { return ("", .init("", "")) }
    let texts = worker.machine.locals(ofFrame: depth).enumerated().map { index, local in
      "\(code.name(index, of: place.function))=\(NumberText.text(local.type, local.slot, high: local.high))"
    }
    let text = StyledText(texts.isEmpty ? "none" : texts.joined(separator: " "), .value)
    return ("           " + text, Sheet.Fact("its locals", text))
  }

  /// The operand stack of the current frame, top first.
  public static func operands(_ worker: Worker) -> Sheet {
    guard !worker.machine.frames.isEmpty else { return Sheet(saying: nothingRuns) }
    let operands = worker.machine.operands(ofFrame: 0)
    if operands.isEmpty { return Sheet(saying: "the operand stack of this frame is empty") }
    var grid = Grid([.init("", .right), .init("type"), .init("value", .right), .init("hex")])
    for (depth, operand) in operands.reversed().enumerated() {
      grid.append([
        StyledText(depth == 0 ? "top" : "\(depth)", .dim), StyledText("\(operand.type)"),
        StyledText(NumberText.text(operand.type, operand.slot, high: operand.high), .value),
        StyledText(hex(operand.type, operand.slot, operand.high), .dim),
      ])
    }
    return Sheet(showing: grid)
  }

  /// The locals of the current frame; parameters come first.
  public static func locals(_ worker: Worker) -> Sheet {
    guard let place = worker.machine.findPlace(ofFrame: 0) else {
      return Sheet(saying: nothingRuns)
    }
    let code = CodeText(worker.source.program.module)
    let locals = worker.machine.locals(ofFrame: 0)
    if locals.isEmpty { return Sheet(saying: "this function has no locals") }
    var grid = Grid([.init(""), .init("type"), .init("value", .right), .init("hex")])
    for (index, local) in locals.enumerated() {
      grid.append([
        StyledText(code.name(index, of: place.function)), StyledText("\(local.type)"),
        StyledText(NumberText.text(local.type, local.slot, high: local.high), .value),
        StyledText(hex(local.type, local.slot, local.high), .dim),
      ])
    }
    return Sheet(showing: grid)
  }

  /// The globals of the current instance.
  public static func globals(_ worker: Worker) -> Sheet {
    guard let instance = worker.instance else { return Sheet(saying: "no instance yet") }
    if instance.globals.isEmpty { return Sheet(saying: "this module has no globals") }
    let code = CodeText(instance.module)
    var grid = Grid([
      .init("", .right), .init("name", isFlexible: true), .init("type"), .init("value", .right),
      .init("hex"),
    ])
    for (index, address) in instance.globals.enumerated() {
      let global = worker.machine.globals[address.value]
      grid.append([
        StyledText("\(index)", .dim), StyledText(code.name(GlobalIndex(index))),
        StyledText((global.type.isMutable ? "mut " : "") + "\(global.type.value)"),
        StyledText(
          NumberText.text(global.type.value, global.slot, high: global.high), .value),
        StyledText(hex(global.type.value, global.slot, global.high), .dim),
      ])
    }
    return Sheet(showing: grid, keys: 2)
  }

  private static let nothingRuns: StyledText =
    "no Wasm frame: nothing is on the way (try `start NAME(ARGS)`)"

  static func hex(_ type: ValueType, _ slot: UInt64, _ high: UInt64) -> String {
    switch type {
    case .i32, .f32: NumberText.hex(UInt32(truncatingIfNeeded: slot))
    case .v128: NumberText.hex(high, digits: 16) + NumberText.hex(slot, digits: 16).dropFirst(2)
    default: NumberText.hex(slot)
    }
  }
}
