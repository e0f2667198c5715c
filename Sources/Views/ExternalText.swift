// Types of imports and exports, as people read them.

import WasmModel

/// Texts of what a module takes and offers.
public enum ExternalText {
  /// As in `(i32) -> i32`, `memory of at least 1 page`, `mutable global i32`.
  public static func text(_ description: Import.Description, in module: Module) -> String {
    switch description {
    case .function(let type): text(type, in: module)
    case .table(let type): text(type)
    case .memory(let type): text(type)
    case .global(let type): text(type)
    case .tag(let type): "tag " + text(type, in: module)
    }
  }

  /// As in `(i32) -> i32`, `memory of at least 1 page`, `mutable global i32`. The module may be
  /// invalid.
  public static func text(_ description: Export.Description, in module: Module) -> String {
    func element<T>(_ list: [T], _ index: Int) -> T? {
      list.indices.contains(index) ? list[index] : nil
    }
    let unknown = "unknown"
    return switch description {
    case .function(let index):
      element(module.functionTypes, index.value).map { text($0, in: module) } ?? unknown
    case .table(let index): element(module.tableTypes, index.value).map(text) ?? unknown
    case .memory(let index): element(module.memoryTypes, index.value).map(text) ?? unknown
    case .global(let index): element(module.globalTypes, index.value).map(text) ?? unknown
    case .tag(let index):
      element(module.tagTypes, index.value).map { "tag " + text($0, in: module) } ?? unknown
    }
  }

  private static func text(_ type: TypeIndex, in module: Module) -> String {
    module.findFunctionType(type).map(\.description) ?? "type \(type)"
  }

  private static func text(_ type: TableType) -> String {
    "table of \(range(type.limits)) \(type.element)\(type.address == .i64 ? ", 64-bit" : "")"
  }

  private static func text(_ type: MemoryType) -> String {
    "memory of \(range(type.limits)) page\(type.limits.minimum == 1 ? "" : "s")"
      + (type.address == .i64 ? ", 64-bit" : "")
  }

  private static func range(_ limits: Limits) -> String {
    limits.maximum.map { "\(limits.minimum) to \($0)" } ?? "at least \(limits.minimum)"
  }

  private static func text(_ type: GlobalType) -> String {
    "\(type.isMutable ? "mutable " : "")global \(type.value)"
  }
}
