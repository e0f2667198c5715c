// What Tab offers.

import Bundled
import Course
import Recovery
import Views
import WasmMachine
import WasmModel

/// What a line can be completed to.
public struct Completion: Hashable, Sendable {
  /// Words that can stand at the cursor.
  public let candidates: [String]
  /// True where the name of a file fits too.
  public let allowsFiles: Bool
}

extension Session {
  /// The completions of the word at the end of a line.
  public func complete(_ line: String) -> Completion {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let prefix = words.last ?? ""
    let head = words.dropLast().filter { !$0.isEmpty && !$0.hasPrefix("@") }
    let options: [String]
    var allowsFiles = false
    if let command = head.first.flatMap({ CommandTable.find($0) }) {
      options = self.options(for: command.card.name, Array(head.dropFirst()))
      allowsFiles = ["load", "source"].contains(command.card.name)
    } else {
      options = CommandTable.all.map { $0.card.name }
    }
    return Completion(
      candidates: options.filter { $0.hasPrefix(prefix) }.sorted(), allowsFiles: allowsFiles)
  }

  /// What fits behind a command and the words that follow it.
  private func options(for command: String, _ words: [String]) -> [String] {
    switch command {
    case "load": ModuleSource.examples
    case "call", "start", "request": exportNames
    case "break", "until", "disassemble", "list": exportNames + functionNames
    case "edit": ["undo"]
    case "set":
      switch words.first {
      case nil: SettingNames.all
      case "engine": SettingNames.engines
      case "verbosity": SettingNames.verbosities
      case "layout": LayoutCommand.names
      case "context": ["on", "off"]
      default: []
      }
    case "layout": LayoutCommand.names
    case "help": CommandTable.all.map { $0.card.name }
    case "explain":
      Explanation.all.map(\.code) + Explanation.all.map(\.title)
        + Set(InstructionCard.all.map(\.mnemonic))
    case "strategy": ["list", "use"] + StrategyNames.all
    case "use": sides.map(\.label) + ["both"]
    case "info": ["exports", "imports", "funcs", "breakpoints", "faults", "marks", "sides", "time"]
    case "goto", "diff": TimePlace.words + marks.map(\.name)
    case "mark", "unmark": words.isEmpty ? marks.map(\.name) : []
    case "switch", "drop": words.isEmpty ? branchNames : []
    case "panic", "abort", "throw", "hosterror", "early-return":
      faultOptions(for: command, words)
    case "events": ["all"]
    case "unwind": (sides.first?.worker.tagNames ?? []) + ["trap"]
    case "lesson":
      words.first == "jump"
        ? lesson?.lesson.page.tasks.map(\.id) ?? []
        : lessonIDs + ["jump", "next", "prev", "restart"]
    case "more": ["back"]
    case "reset": words.isEmpty ? ["lesson", "progress"] : words == ["progress"] ? lessonIDs : []
    case "myth": (try? catalogue())?.myths.map(\.id) ?? []
    case "predict": lesson?.lesson.page.predictions.map(\.id) ?? []
    case "answer", "task": lesson?.lesson.page.tasks.map(\.id) ?? []
    default: []
    }
  }

  private var lessonIDs: [String] { (try? catalogue())?.lessons.map(\.id) ?? [] }

  /// What fits behind a command that makes it fail.
  private func faultOptions(for command: String, _ words: [String]) -> [String] {
    let module = sides.lazy.map(\.worker.source.program.module)
    switch (words.last, words.dropLast().last) {
    case ("at", _): return ["tick", "import"] + exportNames + functionNames
    case ("on", _): return ["request"]
    case ("tick", "at"), ("request", "on"): return []
    case ("import", "at"): return module.first.map(HostErrorCommand.names) ?? []
    default: break
    }
    let own: [String]
    switch command {
    case "abort": own = AbortNames.all
    case "throw": own = Set(module.flatMap { ThrowCommand.names(in: $0).map(\.name) }).sorted()
    default: own = []
    }
    return (words.isEmpty ? own : []) + ["at", "on"]
  }

  private var exportNames: [String] {
    guard let module = sides.first?.worker.source.program.module else { return [] }
    return module.exports.compactMap { export in
      guard case .function = export.description, !export.name.hasPrefix("__") else { return nil }
      return export.name
    }
  }

  private var functionNames: [String] {
    guard let module = sides.first?.worker.source.program.module else { return [] }
    return module.names.functions.values.map { CodeText.short($0) }
  }
}
