// Explanations of traps and of used-up resources: L0xx.

extension Explanation {
  /// The traps of the standard, in the order of ``of(_:)``.
  static let traps: [Explanation] = [
    Explanation(
      "L001", "unreachable",
      "`unreachable` was executed: so Rust aborts; with panic=abort, panics too",
      "Compilers put `unreachable` where code must never arrive. Rust's process::abort, a "
        + "failed allocation and the end of a panic under panic=abort all compile to it. A "
        + "trap is no exception: no catch clause sees it, no destructor runs, and what was "
        + "written stays written. JavaScript gets a WebAssembly.RuntimeError; which of the "
        + "causes it was, only the panic hook could have said.",
      try: ["bt", "events", "unwind", "ledger", "back"]),
    Explanation(
      "L002", "integer divide by zero",
      "an integer was divided by zero",
      "i32.div_s, i32.rem_u and their relatives trap when the divisor is 0; the report "
        + "shows both operands. Safe Rust checks before it divides, so there a division by "
        + "zero is a panic, and this trap comes from unchecked code or from hand-written "
        + "Wasm. Floating-point division never traps: it gives an infinity or NaN.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L003", "integer overflow",
      "the result does not fit into the type",
      "Two ways lead here: the smallest number divided by -1, whose quotient would be one "
        + "too large, and truncating a float that is outside the range of the integer. "
        + "Addition and multiplication never trap: they wrap around. Rust's overflow checks "
        + "are code of their own and end in a panic.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L004", "invalid conversion to integer",
      "NaN cannot become an integer",
      "i32.trunc_f64_s and its relatives trap on NaN, and on floats that are too large "
        + "(that is L003). The trunc_sat instructions do not trap: they give 0 for NaN and "
        + "the nearest integer for the rest; rustc uses those for `as`, so in Rust this trap "
        + "is rare.",
      try: ["stack", "back", "explain i32.trunc_sat_f64_s"]),
    Explanation(
      "L005", "out of bounds memory access",
      "an address outside the memory was read or written",
      "Every access is checked against the size of the memory as it is now: address plus "
        + "offset plus width must not be beyond its end. In Rust it takes unsafe code, a wild "
        + "pointer, or a shadow stack that ran over the edge of the memory. Addresses inside "
        + "are never checked against anything: most wild writes do not trap.",
      try: ["stack", "globals", "back", "print %sp"]),
    Explanation(
      "L006", "out of bounds table access",
      "an index outside a table was used",
      "table.get, table.set and the bulk table instructions check their whole range "
        + "before they change anything. A table holds references, to functions or to "
        + "JavaScript values, and it is no part of linear memory: Rust code cannot overwrite "
        + "its elements by a wild pointer. Tables grow, and never shrink.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L007", "undefined element",
      "an indirect call used an index past the end of the table",
      "call_indirect calls by number: function pointers of Rust are indices into a table. "
        + "This number names no element at all, so it was never the address of a function: a "
        + "corrupted function pointer or vtable, or a number that was read from memory of "
        + "another type.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L008", "uninitialized element",
      "an indirect call found a null element",
      "call_indirect calls by number. The element with this number is null. In Rust "
        + "element 0 is kept null, so this is most often a call of a null function pointer: "
        + "the sort of bug that on other platforms ends in a segmentation fault at address 0.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L009", "indirect call type mismatch",
      "an indirect call found a function of another type",
      "call_indirect says which type it expects, and the function in the table has "
        + "another: a function pointer was cast, or a wrong number was called. The check "
        + "costs little and is made for every such call, so calling through a bad vtable "
        + "stops here and does not run with wrong arguments.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L010", "null exception reference",
      "throw_ref was given a null reference",
      "throw_ref throws the exception again that a reference names; null names none. "
        + "Compilers write throw_ref only behind catch_all_ref and catch_ref, which never "
        + "give null: so this comes from a local that was not set yet, in hand-written Wasm "
        + "or after a wrong branch.",
      try: ["stack", "back", "handlers"]),
    Explanation(
      "L011", "null reference",
      "an instruction that needs an object was given null",
      "call_ref needs a function, struct.get and struct.set a structure, array.get and "
        + "its relatives an array, i31.get_s and i31.get_u a number, ref.as_non_null anything "
        + "but null. rustc emits none of them today: they come from languages with garbage "
        + "collection, or from hand-written Wasm.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L012", "cast failure",
      "a reference does not have the type that ref.cast says",
      "ref.test asks first and ref.cast insists; br_on_cast branches and does not trap. "
        + "The report shows the type that was wanted and the one that was found. Types are "
        + "compared by their structure, and a subtype will do. rustc emits no casts: they "
        + "come from languages with garbage collection.",
      try: ["stack", "back", "bt"]),
    Explanation(
      "L013", "out of bounds array access",
      "an index outside an array was used",
      "Arrays of the garbage-collected heap know their length; every access is checked "
        + "against it, and for ranges the whole range before anything changes. They are no "
        + "part of linear memory, so there is nothing behind their end that could be read by "
        + "mistake.",
      try: ["stack", "back", "bt"]),
  ]

  /// Running out of call frames: a limit of the engine, no trap of the standard.
  public static let exhaustion = Explanation(
    "L020", "call stack exhausted",
    "too many nested calls: a limit of the engine, no trap of the standard",
    "The standard lets an engine give up at some depth; PanicLab's limit is 20,000 frames. V8 throws "
      + "a RangeError then, not a RuntimeError, so a shim that looks for RuntimeError does not notice. "
      + "As with a trap, no catch clause of Wasm sees it and no destructor runs. The shadow stack in "
      + "memory is another stack: when that one runs over, it is L005, or worse, nothing at all.",
    try: ["bt", "poison", "ledger", "back"])

  /// Running out of room for structures and arrays: a limit of the engine.
  public static let storeExhaustion = Explanation(
    "L021", "store exhausted",
    "too many structures and arrays: a limit of the engine, no trap of the standard",
    "PanicLab never collects the garbage of the guest, so that every object can be looked at and "
      + "stepped back to. A guest that allocates structures without end meets this limit; an engine "
      + "would collect, and give up later or never. Linear memory has another limit: there memory.grow "
      + "answers -1, and Rust calls its handler for failed allocations.",
    try: ["bt", "back", "stack"])
}
