// Where a module comes from: an example inside the program, or a file.

import Bundled
import Course
import Recovery
import Stepping
import Styling
import WasmFile
import WasmMachine
import WasmModel

/// A module that was asked for: its name, and its bytes for each way of compiling.
struct ModuleSource: Sendable {
  let name: String
  /// What was typed: the name again, or a path.
  let origin: String
  /// The text that `list` shows and `edit` changes; nil if the module came as a binary.
  var text: ModuleText?
  /// For a strategy the bytes to load.
  let bytes: @Sendable (Strategy) -> [UInt8]?

  init(
    name: String, origin: String, text: ModuleText? = nil,
    bytes: @escaping @Sendable (Strategy) -> [UInt8]?
  ) {
    (self.name, self.origin, self.text, self.bytes) = (name, origin, text, bytes)
  }

  /// The same module with another text.
  func with(_ text: ModuleText) -> ModuleSource {
    let bytes = text.bytes
    return ModuleSource(name: name, origin: text.name, text: text) { _ in bytes }
  }

  /// The names of the example workers inside the program.
  static var examples: [String] {
    let names = BundledFiles.paths.compactMap { path -> String? in
      guard path.hasPrefix("Examples/"), path.hasSuffix(".abort.wasm") else { return nil }
      return path.split(separator: "/").last.map { String($0.dropLast(".abort.wasm".count)) }
    }
    return names.sorted()
  }

  /// An example with its builds; `bank.unwind-legacy` names one build.
  static func findExample(_ name: String) -> ModuleSource? {
    if BundledFiles.contains("Examples/rust/\(name).abort.wasm") {
      return ModuleSource(name: name, origin: name) { strategy in
        let build = strategy.build == .abort ? "abort" : "unwind-exnref"
        return BundledFiles.find("Examples/rust/\(name).\(build).wasm")
      }
    }
    let path = "Examples/rust/\(name).wasm"
    guard BundledFiles.contains(path) else { return nil }
    return ModuleSource(name: name, origin: name) { _ in BundledFiles.find(path) }
  }
}

/// The files of a module that is being loaded: each is read once, under however many strategies.
struct WorkerFiles {
  let source: ModuleSource
  private var files: [Strategy.Build: WorkerFile] = [:]

  init(_ source: ModuleSource) { self.source = source }

  /// Reads the file for a strategy; nil if there is none.
  mutating func find(_ strategy: Strategy) throws(LoadError) -> WorkerFile? {
    if let file = files[strategy.build] { return file }
    guard let bytes = source.bytes(strategy) else { return nil }
    let file = try WorkerFile(name: source.name, origin: source.origin, bytes: bytes)
    files[strategy.build] = file
    return file
  }
}

extension Session {
  /// Loads a module by name or file, with the strategies that fit it.
  mutating func load(_ name: String) throws(CommandError) -> [StyledText] {
    try load(findSource(name))
  }

  /// Loads a module with the strategies that fit it. If it cannot be loaded, nothing changes.
  mutating func load(_ source: ModuleSource) throws(CommandError) -> [StyledText] {
    var files = WorkerFiles(source)
    let fitting = try fittingStrategies(&files)
    let old = (sides, self.source, focus, stopPoints, seenEvents)
    do {
      try makeSides(source, fitting, files)
    } catch {
      (sides, self.source, focus, stopPoints, seenEvents) = old
      throw error
    }
    return loadedLines(source, fitting)
  }

  private func findSource(_ name: String) throws(CommandError) -> ModuleSource {
    if let source = try findLessonModule(name) { return source }
    if let example = ModuleSource.findExample(name) { return example }
    switch environment.readFile(name) {
    case .success(let bytes):
      let short = name.split(separator: "/").last.map(String.init) ?? name
      let suffix = [".wasm", ".wat"].first { short.hasSuffix($0) } ?? ""
      let base = String(short.dropLast(suffix.count))
      return ModuleSource(name: base, origin: name, text: ModuleText(name, bytes)) { _ in bytes }
    case .failure(let problem):
      if CommandTable.find(name) != nil {
        throw CommandError(
          "\(name) is no module, but a command of the shell",
          try: "`paniclab`, and type `\(name)` there", exitCode: 3)
      }
      let examples = ModuleSource.examples.joined(separator: ", ")
      throw CommandError(
        "\(name): \(problem.reason), and no example has this name",
        try: "load FILE.wasm, or an example: \(examples)", exitCode: 3)
    }
  }

  /// A module of the course: `lesson` is that of the open lesson, `L02` that of another one, and
  /// `lesson/NAME` and `L02/NAME` are others of theirs.
  private func findLessonModule(_ text: String) throws(CommandError) -> ModuleSource? {
    let words = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = words.first, first == "lesson" || Self.isLessonID(first) else { return nil }
    let lesson = first == "lesson" ? try openLesson().lesson : try catalogue().find(first)
    guard let lesson else { return nil }
    var (file, slug) = (lesson.moduleFile, lesson.slug)
    if words.count == 2 {
      guard let found = lesson.findModuleFile(words[1]) else {
        let names = lesson.modules.map { "\(first)/\($0)" }
        throw CommandError(
          "\(lesson.id) has no module `\(words[1])`",
          try: "load " + ([first] + names).joined(separator: "   or   load "), exitCode: 3)
      }
      (file, slug) = (found, words[1])
    }
    guard let bytes = environment.courseFile(file) else {
      throw CommandError("\(file) is missing", exitCode: 3)
    }
    let textFile = String(file.dropLast(".wasm".count)) + ".wat"
    let text = environment.courseFile(textFile).flatMap { ModuleText(textFile, $0) }
    return ModuleSource(name: slug, origin: file, text: text) { _ in bytes }
  }

  /// True for `L` and digits.
  private static func isLessonID(_ word: String) -> Bool {
    word.hasPrefix("L") && word.count > 1 && word.dropFirst().allSatisfy(\.isNumber)
  }

  /// The wanted strategies that a module is built for; else a module gets plain glue.
  private func fittingStrategies(
    _ files: inout WorkerFiles
  ) throws(CommandError) -> [Strategy] {
    var fitting: [Strategy] = []
    for strategy in strategies {
      do {
        guard let file = try files.find(strategy) else { continue }
        try file.check(strategy)
        fitting.append(strategy)
      } catch {
        switch error {
        case .file, .pass, .bindgen, .script: throw Self.loadError(error)
        case .notAWorker, .wrongBuild: continue
        }
      }
    }
    return fitting.isEmpty ? [plainStrategy(&files)] : fitting
  }

  /// Why a module does not run under one of some strategies; nil if it runs under all.
  func findMisfit(_ source: ModuleSource, _ strategies: [Strategy]) -> String? {
    var files = WorkerFiles(source)
    for strategy in strategies {
      do { try files.find(strategy)?.check(strategy) } catch {
        switch error {
        case .notAWorker, .wrongBuild: return "\(error)"
        case .file, .pass, .bindgen, .script: return nil
        }
      }
    }
    return nil
  }

  /// The strategy of plain glue that a module can be called under.
  private func plainStrategy(_ files: inout WorkerFiles) -> Strategy {
    let unwinds = (try? files.find(.unwind)?.check(.unwind)) != nil
    return unwinds ? .unwind : .ignore
  }

  private static func loadError(_ error: LoadError) -> CommandError {
    guard case .file(let problem) = error else { return CommandError("\(error)", exitCode: 3) }
    return CommandError(problem)
  }

  /// Makes a side for each strategy and lets it load. What was read already is not read again.
  mutating func makeSides(
    _ source: ModuleSource, _ strategies: [Strategy], _ files: WorkerFiles? = nil
  ) throws(CommandError) {
    var files = files ?? WorkerFiles(source)
    var made: [Side] = []
    for (index, strategy) in strategies.enumerated() {
      let label = String(Character(Unicode.Scalar(UInt8(65 + index))))
      made.append(try makeSide(&files, strategy, label))
    }
    sides = made
    self.source = source
    focus = nil
    stopPoints = []
    seenEvents = [:]
    for index in sides.indices { try finishLoading(index, source) }
    loads += 1
  }

  /// Lets a side load, start function and all.
  private mutating func finishLoading(_ index: Int, _ source: ModuleSource) throws(CommandError) {
    sides[index].timeline.give(.load)
    let reason = sides[index].run(
      .toEnd,
      RunLimits(
        stops: StopTable([], in: sides[index].worker), maximum: settings.maxTicks,
        isInterrupted: environment.isInterrupted))
    if reason != .ended {
      throw CommandError(
        "\(source.origin): its start function has not ended after \(settings.maxTicks) ticks",
        try: "set max-ticks N, then load it again", exitCode: 3)
    }
    if case .failed(let text)? = sides[index].worker.realm.events.last?.kind {
      throw CommandError(
        "\(source.origin): its start function failed: \(text)",
        try: "disassemble its start function: paniclab dis \(source.origin)", exitCode: 3)
    }
  }

  private func makeSide(
    _ files: inout WorkerFiles, _ strategy: Strategy, _ label: String
  ) throws(CommandError) -> Side {
    Side(
      label: label, worker: try makeWorker(&files, strategy), engine: settings.engine,
      limits: limits, meter: meter)
  }

  /// Makes a worker of the module under a strategy, to which nothing was given yet.
  func makeWorker(
    _ files: inout WorkerFiles, _ strategy: Strategy
  ) throws(CommandError) -> Worker {
    let source = files.source
    var made: WorkerModule?
    do {
      if let file = try files.find(strategy) {
        made = try WorkerModule(file, strategy: strategy, release: settings.release)
      }
    } catch {
      switch error {
      case .notAWorker, .wrongBuild:
        throw CommandError("\(error)", try: "strategy use ignore", exitCode: 3)
      case .file, .pass, .bindgen, .script: throw Self.loadError(error)
      }
    }
    guard let module = made else {
      throw CommandError("\(source.name) has no build for \(strategy.build.rawValue)", exitCode: 3)
    }
    do {
      return try Worker(module, strategy: strategy)
    } catch { throw Self.linkError(source.origin, error) }
  }

  private static func linkError(_ name: String, _ error: InstantiationError) -> CommandError {
    var hint: String?
    switch error {
    case .missingImport:
      hint =
        "a module that imports only functions of `host` (log, event, number, may_throw, "
        + "must_not_throw), or a worker as in Examples/rust"
    case .incompatibleImport: hint = "`info exports` of the modules that work, to compare types"
    case .memoryTooLarge: hint = "a module with a smaller memory (wasm-ld: --initial-memory)"
    case .tableTooLarge: hint = "a module with a smaller table"
    case .objectsTooLarge: hint = "a module whose constants make fewer objects"
    case .segmentTrap: hint = "a module whose segments lie inside its memory"
    }
    return CommandError("\(name): \(error)", try: hint, exitCode: 3)
  }

  private func loadedLines(_ source: ModuleSource, _ strategies: [Strategy]) -> [StyledText] {
    sides.flatMap { side -> [StyledText] in
      let module = side.worker.source.program.module
      let exports = module.exports.count {
        if case .function = $0.description { !$0.name.hasPrefix("__") } else { false }
      }
      let pages = side.worker.memory.map { side.worker.machine.memories[$0.value].pages }
      let memory = pages.map { "memory \($0) page\($0 == 1 ? "" : "s")" } ?? "no memory"
      return [
        StyledText("loaded \(source.name)", .heading)
          + ": \(module.functionTypes.count) functions, \(exports) exports, \(memory), "
          + "exceptions: \(side.worker.source.encoding)",
        StyledText("  side \(side.name)", .side(sides.firstIndex { $0.label == side.label } ?? 0))
          + ": \(side.worker.strategy.summary)",
      ]
    } + [StyledText("next: `info exports`  `request NAME ARGS`  `start NAME(ARGS)`", .dim)]
  }
}
