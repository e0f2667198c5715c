// Every module of the official suite survives text to binary to text to binary unchanged.

import Testing
import WasmBinary
import WasmModel
import WasmScript
import WasmText

@Suite struct SuiteRoundTripTests {
  @Test(
    "every module of a script survives text to binary to text to binary unchanged",
    .enabled(if: SuiteFiles.folder != nil, Comment(rawValue: SuiteFiles.isAbsent)),
    arguments: SuiteFiles.all)
  func modules(_ name: String) throws {
    let source = try SuiteFiles.read(name)
    for (offset, module) in try parseScript(source).wellFormedModules {
      let place = TextPlace(offset: offset, in: source)
      for style in [TextStyle.plain, .folded] {
        if let problem = problem(module, style) { Issue.record("\(name):\(place): \(problem)") }
      }
    }
  }

  /// What a round trip changes; nil if nothing.
  private func problem(_ module: Module, _ style: TextStyle) -> String? {
    let bytes = encode(module)
    var text = ""
    do {
      text = printModule(try decode(bytes), style: style)
      let again = encode(try parseModule(Array(text.utf8)))
      return again == bytes ? nil : "\(style): the bytes differ; the text is\n\(text)"
    } catch { return "\(style): \(error) in\n\(text)" }
  }
}

extension Script {
  /// The modules that can be read, in whatever form they have, with their places.
  fileprivate var wellFormedModules: [(Int, Module)] {
    commands.compactMap { command in
      command.kind.module.flatMap { try? $0.read() }.map { (command.offset, $0) }
    }
  }
}

extension ScriptCommand.Kind {
  fileprivate var module: ScriptModule? {
    switch self {
    case .module(let module), .definition(let module), .assertModuleTrap(let module, _),
      .assertInvalid(let module, _), .assertInvalidCustom(let module, _),
      .assertUnlinkable(let module, _):
      module
    default: nil
    }
  }
}

extension ScriptModule {
  fileprivate func read() throws -> Module {
    switch contents {
    case .text(let result): try result.get()
    case .binary(let bytes): try decode(bytes)
    case .quote(let text): try parseModule(text)
    }
  }
}
