// Handlers and their clauses as text.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Writes the handlers of a frame for people.
struct HandlerText {
  private let code: Code
  private let text: CodeText

  /// For the function that a place is in.
  init(_ worker: Worker, _ place: Place) {
    let program = worker.machine.instances[place.instance.value].program
    code = program.codes[place.function.value - program.module.importedFunctions.count]
    text = CodeText(program.module)
  }

  /// Where a try begins, as in `+0x5d`; the column is called by ``column(_:)``.
  func place(_ covering: Covering) -> String { offset(covering.pc) }

  /// The title of the column of tries.
  static func column(_ coverings: [Covering]) -> String {
    !coverings.isEmpty && coverings.allSatisfy(\.isLegacy) ? "try" : "try_table"
  }

  /// As in `catch __cpp_exception`.
  func text(_ clause: Covering.Clause) -> String {
    clause.keyword + (clause.tag.map { " \(text.name($0))" } ?? "")
  }

  /// Where a clause lands, as in `+0x70 @1`: the offset, and the label as the code says it.
  func target(_ covering: Covering, _ number: Int) -> String {
    let label: String
    if case .tryTable(_, let clauses) = code.body[covering.pc].immediate, number < clauses.count {
      label = " @\(clauses[number].label)"
    } else {
      label = ""
    }
    return offset(covering.clauses[number].target) + label
  }

  private func offset(_ pc: Int) -> String {
    code.offsets.indices.contains(pc)
      ? "+" + NumberText.hex(code.offsets[pc] - code.bodyOffset) : "pc \(pc)"
  }

  /// The function of a place, as in `move_money`.
  static func function(_ worker: Worker, _ place: Place) -> String {
    let module = worker.machine.instances[place.instance.value].module
    return CodeText.tail(module.displayName(of: place.function))
  }
}

extension ScriptPlace {
  /// As in `wrapper:41   } catch (e) {`.
  var styled: StyledText { StyledText(name) + StyledText("  \(text)", .code) }
}
