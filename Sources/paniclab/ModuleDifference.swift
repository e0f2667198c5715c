// What binding has changed in a module, function by function, as lines of the text format.

import Bindgen
import Styling
import WasmModel
import WasmText

/// A compiled module beside the bound one.
struct ModuleDifference {
  private let before: PrintedModule
  private let after: PrintedModule
  private let bound: BoundModule

  init(_ compiled: Module, _ bound: BoundModule) {
    let names = Self.uniqueNames(of: compiled)
    var renamed = bound.module
    for (new, old) in bound.origins { renamed.names.functions[new] = names[old] }
    var original = compiled
    original.names.functions = names
    before = PrintedModule(original)
    after = PrintedModule(renamed)
    self.bound = bound
  }

  /// Every function gets a name that no other one has, so that an index that moved shows nowhere.
  private static func uniqueNames(of module: Module) -> [FunctionIndex: String] {
    var taken: Set<String> = []
    var names: [FunctionIndex: String] = [:]
    for index in (0..<module.functionTypes.count).map({ FunctionIndex($0) }) {
      let name = module.displayName(of: index)
      let unique = taken.insert(name).inserted ? name : "\(name)#\(index)"
      taken.insert(unique)
      names[index] = unique
    }
    return names
  }

  /// All that has changed: what is no function, the exports, the functions that were there before,
  /// and those that were added.
  var lines: [StyledText] {
    let fields = LineDifference(before.fields, after.fields)
    let head =
      fields.isEmpty ? [] : [StyledText("module", .heading)] + fields.lines(context: 0)
    let changed = after.functions.filter { bound.origins[$0.index] != nil }
      .compactMap { changedLines($0, context: 2) }
    let added = after.functions.filter { bound.roles[$0.index] != nil }.map(addedLines)
    let unchanged = after.functions.count - changed.count - added.count
    let summary = "\(added.count) added, \(changed.count) changed, \(unchanged) unchanged"
    return head + movedExports.map(movedLine) + changed.joined() + added.joined() + [
      StyledText("functions: \(summary)", .emphasis)
    ]
  }

  /// The function with a name, whole, and what was added around it; nil if there is none.
  func lines(of name: String) -> [StyledText]? {
    let found = after.functions.filter {
      let own = after.name($0.index)
      return own == name || own.hasPrefix("\(name) [")
    }
    if found.isEmpty { return nil }
    let moved = movedExports.filter { $0.name == name }.map(movedLine)
    return moved
      + found.flatMap { function in
        if bound.roles[function.index] != nil { return addedLines(function) }
        return changedLines(function, context: .max) ?? unchangedLines(function)
      }
  }

  /// A function that was there before, with what has changed in it; nil if nothing has.
  private func changedLines(
    _ function: PrintedModule.PrintedFunction, context: Int
  ) -> [StyledText]? {
    guard let origin = bound.origins[function.index], let old = before.find(origin) else {
      return nil
    }
    let difference = LineDifference(old.lines, function.lines)
    if difference.isEmpty { return nil }
    return [header("changed", function)] + difference.lines(context: context)
  }

  private func unchangedLines(_ function: PrintedModule.PrintedFunction) -> [StyledText] {
    [header("unchanged", function)] + function.lines.map { StyledText("  " + $0, .code) }
  }

  private func addedLines(_ function: PrintedModule.PrintedFunction) -> [StyledText] {
    let summary = bound.roles[function.index].map { StyledText("  \($0.summary)", .dim) }
    return [header("added", function) + (summary ?? StyledText(""))]
      + function.lines.map { StyledText("+ " + $0, .ok) }
  }

  private func header(
    _ verb: String, _ function: PrintedModule.PrintedFunction
  ) -> StyledText {
    StyledText("\(verb) \(after.name(function.index))", .heading)
  }

  private typealias MovedExport = (name: String, old: FunctionIndex, new: FunctionIndex)

  /// The exports that are another function now.
  private var movedExports: [MovedExport] {
    before.module.exports.compactMap { export in
      guard case .function(let old) = export.description,
        let new = after.module.findExportedFunction(export.name), bound.origins[new] != old
      else { return nil }
      return (export.name, old, new)
    }
  }

  private func movedLine(_ export: MovedExport) -> StyledText {
    StyledText("moved export \(export.name)", .heading)
      + StyledText("  \(before.name(export.old)) -> \(after.name(export.new))", .dim)
  }
}

/// A module as text, cut into its parts.
private struct PrintedModule {
  struct PrintedFunction {
    let index: FunctionIndex
    let lines: [String]
  }

  let module: Module
  private(set) var functions: [PrintedFunction] = []
  /// The lines of all that is no function, no type, and no export of a function.
  private(set) var fields: [String] = []

  init(_ module: Module) {
    self.module = module
    var number = module.importedFunctions.count
    var field: [String] = []
    let lines = printModule(Self.withTagNames(module)).split(separator: "\n").map(String.init)
    for line in lines.dropFirst().dropLast() + ["  ("] {
      // Fields are indented once, their parts deeper.
      if line.hasPrefix("  ("), !field.isEmpty {
        add(field, &number)
        field = []
      }
      field.append(String(line.dropFirst(2)))
    }
  }

  private mutating func add(_ field: [String], _ number: inout Int) {
    if field[0].hasPrefix("(func ") {
      functions.append(PrintedFunction(index: FunctionIndex(number), lines: field))
      number += 1
    } else if !field[0].hasPrefix("(type "), !field[0].hasPrefix("(rec"),
      !(field[0].hasPrefix("(export ") && field[0].contains("(func ")),
      !field[0].hasPrefix("(@custom")
    {
      fields += field
    }
  }

  /// A tag is called as its export or import, since imported tags move the others.
  private static func withTagNames(_ module: Module) -> Module {
    var named = module
    for export in module.exports {
      if case .tag(let tag) = export.description, named.names.tags[tag] == nil {
        named.names.tags[tag] = export.name
      }
    }
    return named
  }

  func name(_ index: FunctionIndex) -> String { module.displayName(of: index) }

  func find(_ index: FunctionIndex) -> PrintedFunction? {
    let position = index.value - module.importedFunctions.count
    return functions.indices.contains(position) ? functions[position] : nil
  }
}

/// Two texts and what is in one of them only.
private struct LineDifference {
  private enum Mark: String {
    case both = " "
    case removed = "-"
    case added = "+"
  }

  private var marked: [(mark: Mark, line: String)] = []

  init(_ old: [String], _ new: [String]) {
    let difference = new.difference(from: old)
    let removals = Set(difference.removals.map(Self.offset))
    let insertions = Set(difference.insertions.map(Self.offset))
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removals.contains(i) {
        marked.append((.removed, old[i]))
        i += 1
      } else if insertions.contains(j) {
        marked.append((.added, new[j]))
        j += 1
      } else {
        marked.append((.both, new[j]))
        (i, j) = (i + 1, j + 1)
      }
    }
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  var isEmpty: Bool { marked.allSatisfy { $0.mark == .both } }

  /// The lines that differ and as many around them; `…` stands for others.
  func lines(context: Int) -> [StyledText] {
    let changes = marked.indices.filter { marked[$0].mark != .both }
    let reach = min(context, marked.count)
    var shown = Array(repeating: false, count: marked.count)
    for change in changes {
      for place in max(0, change - reach)...min(marked.count - 1, change + reach) {
        shown[place] = true
      }
    }
    var lines: [StyledText] = []
    var previous: Int?
    for place in marked.indices where shown[place] {
      if let previous, place > previous + 1, context > 0 {
        lines.append(StyledText("  …", .dim))
      }
      lines.append(Self.styled(marked[place]))
      previous = place
    }
    return lines
  }

  private static func styled(_ row: (mark: Mark, line: String)) -> StyledText {
    let style: Style =
      switch row.mark {
      case .both: .code
      case .removed: .trap
      case .added: .ok
      }
    return StyledText("\(row.mark.rawValue) \(row.line)", style)
  }
}
