// What a module consists of, for those who meet it the first time.

import Styling
import WasmFile
import WasmModel

/// Views of whole modules.
public enum ModuleView {
  /// Sections, imports, exports, features, the encoding of exceptions, the largest functions.
  public static func lines(_ file: ModuleFile, width: Int, functionLimit: Int) -> [StyledText] {
    let summary = ModuleSummary(file)
    let code = CodeText(file.module)
    let blocks = [
      headline(file, summary), sections(summary), imports(file.module), exports(file.module, code),
      functions(file, summary, code, limit: functionLimit),
    ]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""])).flatMap {
      $0.wrapped(to: width)
    }
  }

  private static func headline(_ file: ModuleFile, _ summary: ModuleSummary) -> [StyledText] {
    let format = file.format == .binary ? "binary" : "text"
    let title = file.module.names.module.map { " (\($0))" } ?? ""
    let features = summary.proposals.map(\.rawValue).joined(separator: ", ")
    return [
      StyledText(file.name + title, .heading) + ": \(format), \(file.bytes.count) bytes",
      StyledText("features    ", .dim)
        + (features.isEmpty ? "those of version 1.0" : "\(features)"),
      StyledText("exceptions  ", .dim) + "\(summary.exceptions.rawValue)",
    ]
  }

  private static func sections(_ summary: ModuleSummary) -> [StyledText] {
    if summary.sections.isEmpty { return [] }
    return [StyledText("sections", .heading) + StyledText("  offset, bytes", .dim)]
      + summary.sections.map { section in
        let name = section.name.map { "custom \"\($0)\"" } ?? section.section.shortName
        return StyledText("  " + name.padded(to: 26) + "  ")
          + StyledText(NumberText.hex(section.offset, digits: 5).padded(to: 10), .dim)
          + "\(section.byteCount)"
      }
  }

  private static func imports(_ module: Module) -> [StyledText] {
    if module.imports.isEmpty { return [StyledText("imports", .heading) + "  none"] }
    return [StyledText("imports", .heading)]
      + module.imports.map { item in
        StyledText("  \(item.module).\(item.name)")
          + StyledText("  \(ExternalText.text(item.description, in: module))", .dim)
      }
  }

  private static func exports(_ module: Module, _ code: CodeText) -> [StyledText] {
    if module.exports.isEmpty { return [StyledText("exports", .heading) + "  none"] }
    return [StyledText("exports", .heading)]
      + module.exports.map { export in
        StyledText("  \(export.name)", .command)
          + StyledText("  \(ExternalText.text(export.description, in: module))", .dim)
      }
  }

  private static func functions(
    _ file: ModuleFile, _ summary: ModuleSummary, _ code: CodeText, limit: Int
  ) -> [StyledText] {
    if summary.functions.isEmpty { return [] }
    let count = summary.functions.count
    let shown = summary.functions.prefix(limit)
    let hasBytes = file.format == .binary
    let rest =
      count > shown.count
      ? [StyledText("  … and \(count - shown.count) more: --all lists them", .dim)] : []
    return [
      StyledText("functions", .heading)
        + StyledText("  \(count), largest first: \(hasBytes ? "bytes, " : "")instructions", .dim)
    ]
      + shown.map { function in
        StyledText("  " + (function.bytes.map { "\($0)".padded(to: 8) } ?? ""))
          + "\("\(function.instructions)".padded(to: 8))"
          + StyledText("func[\(function.index)] ", .dim) + "\(code.name(function.index))"
      } + rest
  }
}

extension Section {
  /// As in `data count`.
  fileprivate var shortName: String { String(name.dropLast(" section".count)) }
}
