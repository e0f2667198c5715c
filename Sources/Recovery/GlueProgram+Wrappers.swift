// The programs that a call goes through: shim, export wrapper, loading, imported functions.

extension GlueProgram {
  /// What the Worker calls: the shim above the export wrapper.
  static func shim(_ call: String, _ strategy: Strategy) -> GlueProgram {
    switch strategy {
    case .ignore:
      bareShim(
        call, models: "a Worker without recovery: workers-rs before 0.6.2", section: "14, S0")
    case .reinit:
      GlueProgram(
        name: "shim",
        lines: [
          GlueLine("checkReinitialize()", .run(.checkReinitialize)),
          GlueLine("try {"),
          GlueLine("  const answer = exports.\(call)", .callWrapper, handler: 4),
          GlueLine("  return answer", .returnResult),
          GlueLine("} catch (e) {", .jump(7)),
          GlueLine("  handleMaybeCritical(e)", .run(.handleMaybeCritical)),
          GlueLine("  throw e", .throwCaught),
          GlueLine("}"),
        ],
        models: "shim.js of workers-rs 0.6.7 to 0.8.4, apply trap", section: "7.3")
    case .guardReinit:
      bareShim(
        call, models: "shim-unwind.js of workers-rs 0.8.5: no try, no check", section: "7.4")
    }
  }

  /// A shim that only passes the call on.
  private static func bareShim(_ call: String, models: String, section: String) -> GlueProgram {
    GlueProgram(
      name: "shim",
      lines: [
        GlueLine("const answer = exports.\(call)", .callWrapper),
        GlueLine("return answer", .returnResult),
      ],
      models: models, section: section)
  }

  /// The generated function for one export.
  static func wrapper(_ call: String, _ strategy: Strategy) -> GlueProgram {
    switch strategy {
    case .ignore:
      GlueProgram(
        name: "wrapper",
        lines: [
          GlueLine("const ret = wasm.\(call)", .callExport),
          GlueLine("return ret", .returnResult),
        ],
        models: "export wrapper of wasm-bindgen, mode A", section: "4.1")
    case .reinit:
      GlueProgram(
        name: "wrapper",
        lines: [
          GlueLine("__wbg_call_guard()", .run(.callGuard)),
          GlueLine("const ret = wasm.\(call)", .callExport),
          GlueLine("return ret", .returnResult),
        ],
        models: "export wrapper of wasm-bindgen, mode B", section: "4.1")
    case .guardReinit:
      GlueProgram(
        name: "wrapper",
        lines: [
          GlueLine("__wbg_call_guard()", .run(.callGuard)),
          GlueLine("try {"),
          GlueLine("  ret = wasm.\(call)", .callExport, handler: 3),
          GlueLine("} catch (e) {", .jump(5)),
          GlueLine("  __wbg_handle_catch(e)", .run(.handleCatch)),
          GlueLine("}"),
          GlueLine("return ret", .returnResult),
        ],
        models: "export wrapper of wasm-bindgen 0.2.127, mode E", section: "4.1")
    }
  }

  /// What runs once, when the module is loaded.
  static func load(hasStart: Bool, startExport: String?) -> GlueProgram {
    var lines = [
      GlueLine("wasm = new WebAssembly.Instance(module, imports).exports", .instantiate)
    ]
    if hasStart { lines.append(GlueLine("// start section", .runStartSection)) }
    if let startExport {
      lines.append(GlueLine("wasm.\(startExport)()", .callNamedExport(startExport)))
    }
    return GlueProgram(
      name: "load", lines: lines, models: "module evaluation of the generated glue",
      section: "3, row 1")
  }

  /// Finds a program by its name, as a strategy has it: a helper such as `__wbg_call_guard`, the
  /// `shim`, a `wrapper`, `load`, or an imported function.
  public static func find(_ name: String, _ strategy: Strategy) -> GlueProgram? {
    let routines: [GlueRoutine] = [
      .callGuard, .handleCatch, .callAbortHook, .resetState, .checkReinitialize,
      .handleMaybeCritical,
    ]
    let programs =
      routines.map { routine($0, strategy, hasStart: true) }
      + [
        shim("NAME(...args)", strategy), wrapper("NAME(...args)", strategy),
        load(hasStart: false, startExport: startName),
      ]
      + HostFunction.allCases.map { imported($0, wrapsErrors: strategy == .guardReinit) }
    return programs.first { $0.name == name }
  }

  /// The body of an imported function.
  static func imported(_ function: HostFunction, wrapsErrors: Bool) -> GlueProgram {
    GlueProgram(
      name: function.name, lines: [GlueLine(function.text(wrapsErrors), .host(function))],
      models: function.models, section: "2.1")
  }
}
