// The helpers of the glue: each is written only into glue that mentions it.
//
// Recovery: sections 2.2, 4.4, 4.7 and 4.10.

/// A piece of `index.js` that others use.
struct GlueHelper {
  /// By any of these names others mention it.
  let names: [String]
  let upstream: Upstream
  /// What a reset does with its state.
  let reset: String?
  /// Its lines.
  let text: String

  init(_ names: String..., upstream: Upstream, reset: String? = nil, text: String) {
    (self.names, self.upstream) = (names, upstream)
    (self.reset, self.text) = (reset, text)
  }

  /// The text, with markers and an empty line before it.
  func write(_ writer: GlueWriter) -> String {
    var script = GlueScript()
    script.write("")
    script.write(text, upstream)
    return script.text
  }

  /// The helpers that a text mentions, and those that these mention, in a fixed order.
  static func needed(by text: String, isPlain: Bool, hasReset: Bool) -> [GlueHelper] {
    let all = memory + (isPlain ? heap : externrefs) + closures(hasReset: hasReset) + errors
    var words = identifiers(of: text)
    var wanted: Set<Int> = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (position, helper) in all.enumerated() where !wanted.contains(position) {
        guard helper.names.contains(where: { words.contains($0[...]) }) else { continue }
        wanted.insert(position)
        words.formUnion(identifiers(of: helper.text))
        hasChanged = true
      }
    }
    return all.indices.filter(wanted.contains).map { all[$0] }
  }

  /// By bytes, since a glue has some ten thousand: those that are not ASCII belong to a word.
  private static func identifiers(of text: String) -> Set<Substring> {
    let words = text.utf8.split { $0 < 0x80 && !GlueNames.isWordByte($0) }
    return Set(words.map(Substring.init))
  }

  /// Views of the memory, and what is passed through it.
  private static var memory: [GlueHelper] {
    [
      memoryView("Uint8Array"), memoryView("Int32Array"),
      GlueHelper(
        "getStringFromWasm0", upstream: .readMemory,
        text: """
          const cachedTextDecoder = new TextDecoder();

          function getStringFromWasm0(pointer, length) {
            const start = pointer >>> 0;
            const bytes = getUint8ArrayMemory0().subarray(start, start + length);
            return cachedTextDecoder.decode(bytes);
          }
          """),
      GlueHelper(
        "getArrayU8FromWasm0", upstream: .readMemory,
        text: """
          function getArrayU8FromWasm0(pointer, length) {
            const start = pointer >>> 0;
            return getUint8ArrayMemory0().slice(start, start + length);
          }
          """),
      GlueHelper(
        "WASM_VECTOR_LEN", upstream: .vectorLength, reset: "WASM_VECTOR_LEN = 0;",
        text: "let WASM_VECTOR_LEN = 0;"),
      GlueHelper(
        "passArray8ToWasm0", upstream: .writeMemory,
        text: """
          function passArray8ToWasm0(bytes) {
            const pointer = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
            getUint8ArrayMemory0().set(bytes, pointer);
            WASM_VECTOR_LEN = bytes.length;
            return pointer;
          }
          """),
      GlueHelper(
        "passStringToWasm0", upstream: .writeMemory,
        text: """
          const cachedTextEncoder = new TextEncoder();

          function passStringToWasm0(text) {
            const bytes = cachedTextEncoder.encode(text);
            const pointer = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
            getUint8ArrayMemory0().set(bytes, pointer);
            WASM_VECTOR_LEN = bytes.length;
            return pointer;
          }
          """),
    ]
  }

  /// A view is made again when the memory has grown, which detaches the buffer of the old one.
  private static func memoryView(_ kind: String) -> GlueHelper {
    GlueHelper(
      "get\(kind)Memory0", upstream: .memoryView, reset: "cached\(kind)Memory0 = null;",
      text: """
        let cached\(kind)Memory0 = null;

        function get\(kind)Memory0() {
          if (cached\(kind)Memory0 === null || cached\(kind)Memory0.byteLength === 0) {
            cached\(kind)Memory0 = new \(kind)(wasm.memory.buffer);
          }
          return cached\(kind)Memory0;
        }
        """)
  }

  /// Values of JavaScript in an array: builds without externref.
  private static var heap: [GlueHelper] {
    [
      GlueHelper(
        "addHeapObject", "takeObject", upstream: .heap,
        reset: """
          heap = new Array(1024).fill(undefined);
          heap.push(undefined, null, true, false);
          heap_next = heap.length;
          """,
        text: """
          let heap = new Array(1024).fill(undefined);
          heap.push(undefined, null, true, false);
          let heap_next = heap.length;

          function addHeapObject(value) {
            if (heap_next === heap.length) {
              heap.push(heap.length + 1);
            }
            const index = heap_next;
            heap_next = heap[index];
            heap[index] = value;
            return index;
          }

          function takeObject(index) {
            const value = heap[index];
            if (index >= 1028) {
              heap[index] = heap_next;
              heap_next = index;
            }
            return value;
          }
          """)
    ]
  }

  /// Values of JavaScript in a table of the instance.
  private static var externrefs: [GlueHelper] {
    [
      GlueHelper(
        "addToExternrefTable0", upstream: .externrefTable,
        text: """
          function addToExternrefTable0(value) {
            const index = wasm.__externref_table_alloc();
            wasm.__wbindgen_externrefs.set(index, value);
            return index;
          }
          """),
      GlueHelper(
        "takeFromExternrefTable0", upstream: .externrefTable,
        text: """
          function takeFromExternrefTable0(index) {
            const value = wasm.__wbindgen_externrefs.get(index);
            wasm.__externref_table_dealloc(index);
            return value;
          }
          """),
    ]
  }

  /// Classes of errors, and what turns one thing that is thrown into another.
  private static var errors: [GlueHelper] {
    [
      errorClass("PanicError", upstream: .panicErrorClass),
      errorClass("HostError", upstream: nil),
      GlueHelper(
        "handleError", upstream: .handleError,
        text: """
          function handleError(f, fallback) {
            try {
              return f();
            } catch (e) {
              const index = addToExternrefTable0(e);
              wasm.__wbindgen_exn_store(index);
              return fallback;
            }
          }
          """),
      GlueHelper(
        "wrapError", upstream: .wrapError,
        text: """
          function wrapError(f) {
            return (...args) => {
              try {
                return f(...args);
              } catch (e) {
                if (e instanceof WebAssembly.Exception) {
                  throw e;
                }
                const options = { traceStack: true };
                throw new WebAssembly.Exception(__wbindgen_jstag_polyfill, [e], options);
              }
            };
          }
          """),
    ]
  }

  private static func errorClass(_ name: String, upstream: Upstream?) -> GlueHelper {
    GlueHelper(
      name, upstream: upstream ?? .hostImport,
      text: """
        class \(name) extends Error {}
        Object.defineProperty(\(name).prototype, "name", { value: "\(name)" });
        """)
  }
}
