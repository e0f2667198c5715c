// Code with offsets, nesting, branch targets and the pc.

import Recovery
import Styling
import WasmMachine
import WasmModel
import WasmValidation

/// Views of the code of a function.
public enum DisassemblyView {
  /// A function's code: offset in the module, offset in the body, indented text, where branches and
  /// clauses go. `pc` is marked with `>`; `breakpoints` with `b`. `marks` are short texts, of at most
  /// ``markWidth`` columns, that stand behind the offsets of their instructions.
  public static func lines(
    _ code: Code, _ text: CodeText, pc: Int? = nil, breakpoints: Set<Int> = [],
    range: Range<Int>? = nil, marks: [Int: StyledText] = [:]
  ) -> [StyledText] {
    let markColumns = marks.isEmpty ? 0 : markWidth + 1
    let indents = indentation(code.body)
    let shown = range ?? code.body.indices
    return [header(code, text)]
      + shown.map { index in
        let marker = (index == pc ? ">" : " ") + (breakpoints.contains(index) ? "b" : " ")
        let offset = code.offsets.indices.contains(index) ? code.offsets[index] : 0
        let place =
          NumberText.hex(offset, digits: 5) + " +"
          + NumberText.hex(offset - code.bodyOffset, digits: 2)
        let body = String(repeating: "  ", count: indents[index]) + text.text(code.body[index])
        return StyledText(marker + " ", .pc) + StyledText(place.padded(to: 15), .dim)
          + (marks[index] ?? "").truncated(to: markWidth).padded(to: markColumns)
          + StyledText(gutter(code, index), .exception)
          + StyledText(body, index == pc ? .pc : .code)
          + StyledText(target(code, index), .dim)
      }
  }

  /// The widest mark that can stand behind an offset.
  public static let markWidth = 8

  private static func header(_ code: Code, _ text: CodeText) -> StyledText {
    StyledText(text.name(code.function.index), .heading)
      + StyledText(
        " \(code.function.type)  func[\(code.function.index)], \(code.body.count) instructions, "
          + "\(code.function.locals.count) local\(code.function.locals.count == 1 ? "" : "s")", .dim
      )
  }

  /// One bar for each try whose range covers the instruction, at most three.
  private static func gutter(_ code: Code, _ pc: Int) -> String {
    var depth = 0
    var next = code.function.sideTable.innermostHandler(at: pc)
    while let handler = next {
      depth += 1
      next = code.function.sideTable.handlers[handler].outer
    }
    return String(repeating: "|", count: min(depth, 3)).padded(to: 4)
  }

  private static func indentation(_ body: InstructionList) -> [Int] {
    var depth = 0
    return body.map { instruction in
      switch instruction.opcode {
      case .block, .loop, .if, .try, .tryTable:
        depth += 1
        return depth - 1
      case .end, .delegate:
        depth = max(0, depth - 1)
        return depth
      case .else, .catch, .catchAll: return max(0, depth - 1)
      default: return depth
      }
    }
  }

  /// As in `;; → +0x45`.
  private static func target(_ code: Code, _ pc: Int) -> String {
    let table = code.function.sideTable
    switch code.body[pc].opcode {
    case .br, .brIf, .brOnNull, .brOnNonNull, .brOnCast, .brOnCastFail:
      return arrow([Int(table.branch(at: pc).target)], code)
    case .tryTable:
      guard let handler = table.handlers.first(where: { $0.start == pc }),
        case .tryTable(let clauses) = handler.kind
      else { return "" }
      return arrow(clauses.map { Int($0.branch.target) }, code)
    case .try:
      guard let handler = table.handlers.first(where: { $0.start == pc }),
        case .legacy(let clauses, _) = handler.kind
      else { return "" }
      return arrow(clauses.map(\.target), code)
    default: return ""
    }
  }

  private static func arrow(_ targets: [Int], _ code: Code) -> String {
    let texts = targets.compactMap { target in
      code.offsets.indices.contains(target)
        ? "+" + NumberText.hex(code.offsets[target] - code.bodyOffset) : nil
    }
    return texts.isEmpty ? "" : "   ;; → " + texts.joined(separator: " ")
  }
}
