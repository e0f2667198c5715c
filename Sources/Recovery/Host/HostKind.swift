// What the objects of the host are: everything on the JavaScript side that is not JavaScript.

import JavaScript

/// What a ``HostTag`` stands for; its `kind` is the raw value.
enum HostKind: Int {
  /// A function of the host: the payload is a ``HostFunction``.
  case function
  /// The `WebAssembly.Module` of the worker.
  case module
  /// An instance: the payload is its address, as for the next.
  case instance
  /// The `exports` of an instance.
  case exports
  /// An exported function: the payload is the address of the function.
  case wasmFunction
  case memory
  case table
  case global
  case tag
  case exception
  /// An `ArrayBuffer`: the payload counts ``Realm/buffers``.
  case buffer
  /// A typed array or a `DataView`: the payload counts ``Realm/views``.
  case view

  /// The kinds that have a class in `WebAssembly`.
  static let tagged: [HostKind] = [
    .module, .instance, .memory, .table, .global, .tag, .exception,
  ]

  /// The name of its class in `WebAssembly`, if it has one.
  var className: String? {
    switch self {
    case .module: "Module"
    case .instance: "Instance"
    case .memory: "Memory"
    case .table: "Table"
    case .global: "Global"
    case .tag: "Tag"
    case .exception: "Exception"
    default: nil
    }
  }

  func tag(_ payload: Int = 0) -> HostTag { HostTag(kind: rawValue, payload: payload) }
}

extension HostTag {
  var hostKind: HostKind? { HostKind(rawValue: kind) }
  var function: HostFunction? { hostKind == .function ? HostFunction(rawValue: payload) : nil }
}

/// The functions of the host: what an engine and the Workers runtime bring along.
enum HostFunction: Int, CaseIterable {
  case log, info, warn, error, debug
  case setTimeout, clearTimeout, event
  case module, instance, tag, exception, exceptionIs, exceptionGetArgument
  case tableGet, tableSet, tableGrow, memoryGrow
  case int32Array, uint32Array, uint8Array, int8Array, float64Array, dataView, arrayBuffer
  case subarray, setElements, slice
  case getInt32, setInt32, getUint32, setUint32, getUint8, setUint8, getFloat64, setFloat64
  case getBigInt64, setBigInt64
  case textDecoder, decode, textEncoder, encode, encodeInto

  /// Where a function is found: a name of `globalThis`, or of the object there.
  typealias Row = (function: HostFunction, holder: String, name: String, isConstructor: Bool)

  // swift-format-ignore
  static let rows: [Row] = [
    (.log,                  "console",                      "log",              false),
    (.info,                 "console",                      "info",             false),
    (.debug,                "console",                      "debug",            false),
    (.warn,                 "console",                      "warn",             false),
    (.error,                "console",                      "error",            false),
    (.setTimeout,           "",                             "setTimeout",       false),
    (.clearTimeout,         "",                             "clearTimeout",     false),
    (.event,                "",                             "record",           false),
    (.module,               "WebAssembly",                  "Module",           true),
    (.instance,             "WebAssembly",                  "Instance",         true),
    (.tag,                  "WebAssembly",                  "Tag",              true),
    (.exception,            "WebAssembly",                  "Exception",        true),
    (.exceptionIs,          "WebAssembly.Exception",        "is",               false),
    (.exceptionGetArgument, "WebAssembly.Exception",        "getArg",           false),
    (.tableGet,             "WebAssembly.Table",            "get",              false),
    (.tableSet,             "WebAssembly.Table",            "set",              false),
    (.tableGrow,            "WebAssembly.Table",            "grow",             false),
    (.memoryGrow,           "WebAssembly.Memory",           "grow",             false),
    (.arrayBuffer,          "",                             "ArrayBuffer",      true),
    (.int8Array,            "",                             "Int8Array",        true),
    (.uint8Array,           "",                             "Uint8Array",       true),
    (.int32Array,           "",                             "Int32Array",       true),
    (.uint32Array,          "",                             "Uint32Array",      true),
    (.float64Array,         "",                             "Float64Array",     true),
    (.dataView,             "",                             "DataView",         true),
    (.subarray,             "Uint8Array",                   "subarray",         false),
    (.setElements,          "Uint8Array",                   "set",              false),
    (.slice,                "Uint8Array",                   "slice",            false),
    (.subarray,             "Int32Array",                   "subarray",         false),
    (.setElements,          "Int32Array",                   "set",              false),
    (.slice,                "Int32Array",                   "slice",            false),
    (.subarray,             "Uint32Array",                  "subarray",         false),
    (.setElements,          "Uint32Array",                  "set",              false),
    (.slice,                "Uint32Array",                  "slice",            false),
    (.subarray,             "Float64Array",                 "subarray",         false),
    (.setElements,          "Float64Array",                 "set",              false),
    (.slice,                "Float64Array",                 "slice",            false),
    (.getInt32,             "DataView",                     "getInt32",         false),
    (.setInt32,             "DataView",                     "setInt32",         false),
    (.getUint32,            "DataView",                     "getUint32",        false),
    (.setUint32,            "DataView",                     "setUint32",        false),
    (.getUint8,             "DataView",                     "getUint8",         false),
    (.setUint8,             "DataView",                     "setUint8",         false),
    (.getFloat64,           "DataView",                     "getFloat64",       false),
    (.setFloat64,           "DataView",                     "setFloat64",       false),
    (.getBigInt64,          "DataView",                     "getBigInt64",      false),
    (.setBigInt64,          "DataView",                     "setBigInt64",      false),
    (.textDecoder,          "",                             "TextDecoder",      true),
    (.decode,               "TextDecoder",                  "decode",           false),
    (.textEncoder,          "",                             "TextEncoder",      true),
    (.encode,               "TextEncoder",                  "encode",           false),
    (.encodeInto,           "TextEncoder",                  "encodeInto",       false),
  ]
}
