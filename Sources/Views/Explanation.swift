// Explanations: a code, a title and a few sentences for everything that a person may meet.

import Styling
import WasmModel

/// What `explain` says.
public struct Explanation: Hashable, Sendable {
  /// As in `L001`.
  public let code: String
  public let title: String
  /// One sentence, shown at the stop.
  public let sentence: String
  /// More, for `explain`.
  public let details: String
  /// Commands that show it.
  public let commands: [String]
  /// Other words for it.
  let synonyms: [String]

  /// Finds an explanation by its code or by a word.
  public static func find(_ word: String) -> Explanation? {
    let word = word.lowercased()
    return all.first { $0.code.lowercased() == word || $0.title == word }
      ?? glossary.first { $0.title == word || $0.synonyms.contains(word) }
  }

  /// All codes, in order: L0xx traps, L1xx exceptions, L2xx guard and poison, L3xx strategies.
  public static let all =
    traps + [exhaustion, storeExhaustion] + exceptions + poisoning + [guardTrap] + strategies

  /// The explanation of a trap.
  public static func of(_ trap: Trap) -> Explanation {
    let index =
      switch trap {
      case .unreachable: 0
      case .integerDivideByZero: 1
      case .integerOverflow, .conversionOverflow: 2
      case .invalidConversionToInteger: 3
      case .outOfBoundsMemoryAccess: 4
      case .outOfBoundsTableAccess: 5
      case .undefinedElement: 6
      case .uninitializedElement: 7
      case .indirectCallTypeMismatch: 8
      case .nullExceptionReference: 9
      case .nullReference, .nullFunctionReference, .nullStructureReference, .nullArrayReference,
        .nullI31Reference:
        10
      case .castFailure: 11
      case .outOfBoundsArrayAccess: 12
      }
    return traps[index]
  }

  init(
    _ code: String, _ title: String, _ sentence: String, _ details: String, try commands: [String],
    synonyms: [String] = []
  ) {
    self.synonyms = synonyms
    self.code = code
    self.title = title
    self.sentence = sentence
    self.details = details
    self.commands = commands
  }

  private static let traps: [Explanation] = [
    Explanation(
      "L001", "unreachable",
      "`unreachable` was executed: on wasm32 that is how panic=abort ends a panic",
      "Compilers put `unreachable` where code must never arrive. Rust's process::abort, a failed "
        + "allocation and the end of a panic under panic=abort all compile to it. A trap is no "
        + "exception: no catch clause sees it, no destructor runs, and what was written stays "
        + "written.", try: ["bt", "events", "back"]),
    Explanation(
      "L002", "integer divide by zero", "an integer was divided by zero",
      "i32.div_s and its relatives trap when the divisor is 0. Safe Rust checks before it divides, "
        + "so there a division by zero is a panic, not this trap.", try: ["stack", "back"]),
    Explanation(
      "L003", "integer overflow", "the result does not fit into the type",
      "Two ways lead here: the smallest number divided by -1, and truncating a float that is too "
        + "large.", try: ["stack", "back"]),
    Explanation(
      "L004", "invalid conversion to integer", "NaN cannot become an integer",
      "The truncating instructions trap on NaN. The trunc_sat ones give 0 instead.",
      try: ["stack", "back"]),
    Explanation(
      "L005", "out of bounds memory access", "an address outside the memory was read or written",
      "Every access is checked against the size of the memory. In Rust it takes unsafe code, a "
        + "wild pointer, or a shadow stack that ran over the edge of the memory.",
      try: ["stack", "globals", "back"]),
    Explanation(
      "L006", "out of bounds table access", "an index outside a table was used",
      "table.get, table.set and the bulk table instructions check their range first.",
      try: ["stack", "back"]),
    Explanation(
      "L007", "undefined element", "an indirect call used an index past the end of the table",
      "call_indirect calls by number. This number names no element at all: a corrupted function "
        + "pointer or vtable.", try: ["stack", "back"]),
    Explanation(
      "L008", "uninitialized element", "an indirect call found a null element",
      "call_indirect calls by number. The element with this number is null; in Rust element 0 is "
        + "kept null, so this is a call of a null function pointer.", try: ["stack", "back"]),
    Explanation(
      "L009", "indirect call type mismatch", "an indirect call found a function of another type",
      "call_indirect says which type it expects, and the function has another: a bad cast of a "
        + "function pointer.", try: ["stack", "back"]),
    Explanation(
      "L010", "null exception reference", "throw_ref was given a null reference",
      "throw_ref throws the exception that a reference names; null names none.",
      try: ["stack", "back"]),
    Explanation(
      "L011", "null reference", "an instruction that needs an object was given null",
      "call_ref needs a function, struct.get and struct.set a structure, array.get and its relatives "
        + "an array, i31.get_s and i31.get_u a number, ref.as_non_null anything but null. rustc "
        + "emits none of them today: they come from languages with garbage collection.",
      try: ["stack", "back"]),
    Explanation(
      "L012", "cast failure", "a reference does not have the type that ref.cast says",
      "ref.test asks first and ref.cast insists. br_on_cast branches instead of trapping.",
      try: ["stack", "back"]),
    Explanation(
      "L013", "out of bounds array access", "an index outside an array was used",
      "Arrays of the garbage-collected heap know their length; every access is checked against it.",
      try: ["stack", "back"]),
  ]

  /// Running out of call frames: a limit of the engine, no trap of the standard.
  public static let exhaustion = Explanation(
    "L020", "call stack exhausted",
    "too many nested calls: a limit of the engine, no trap of the standard",
    "The standard lets an engine give up at some depth. V8 throws a RangeError then, not a "
      + "RuntimeError, so a shim that looks for RuntimeError does not notice. PanicLab's limit is "
      + "20,000 frames.", try: ["bt", "poison"])

  /// Running out of room for structures and arrays: a limit of the engine.
  public static let storeExhaustion = Explanation(
    "L021", "store exhausted",
    "too many structures and arrays: a limit of the engine, no trap of the standard",
    "PanicLab never collects garbage, so that every object can be looked at and stepped back to. "
      + "A guest that allocates without end meets this limit.", try: ["bt", "back"])

  private static let exceptions: [Explanation] = [
    Explanation(
      "L101", "exception", "a Wasm exception: a tag and a payload, on its way to a handler",
      "`throw` unwinds frame by frame. A handler takes it if one of its clauses names the tag, or "
        + "takes all. Under panic=unwind a Rust panic is an exception with the tag "
        + "__cpp_exception.", try: ["events", "bt"]),
    Explanation(
      "L102", "landing pad",
      "code that takes every exception, runs destructors, and throws it on",
      "Rust's compiler makes one for each function that owns something. It restores the shadow "
        + "stack pointer, drops, and throws the exception again.", try: ["events"]),
    Explanation(
      "L103", "panic", "Rust's panic!: a trap under panic=abort, an exception under panic=unwind",
      "Under panic=abort the hook runs, then `unreachable`: no destructor runs. Under panic=unwind "
        + "the hook runs, then __cpp_exception is thrown: destructors run on the way out.",
      try: ["panic", "events"]),
  ]

  /// The trap of the check behind an import.
  static let guardTrap = Explanation(
    "L205", "in-wasm guard",
    "the check behind an import found the flag set: this code must not go on",
    "wasm-bindgen's command line puts a check behind every import: if the instance was terminated "
      + "in the meantime, the code that called the import must not run on in broken memory. The "
      + "check is a load of __instance_terminated and an `unreachable`.", try: ["poison", "bt"])

  private static let poisoning: [Explanation] = [
    Explanation(
      "L201", "abort", "anything after which the instance must not be trusted",
      "A trap, a used-up stack, a failed allocation, or an exception that leaves an export "
        + "without its envelope. Memory may be half written, so the instance is poisoned.",
      try: ["abort", "poison"]),
    Explanation(
      "L202", "poison", "an instance after an abort; the flag __instance_terminated records it",
      "The flag is a word in the instance's own memory. The glue sets it when something "
        + "unexpected leaves an export, and the guard reads it before every call. (Not to be "
        + "confused with a poisoned Mutex of Rust.)", try: ["poison"]),
    Explanation(
      "L203", "guard", "the check before every call into Wasm",
      "__wbg_call_guard reads the flag. If it is set, the abort hook is called once, and then the "
        + "instance is replaced if a reinit is scheduled; else the call is refused with Module "
        + "terminated. The guard repairs nothing.", try: ["events", "strategy list"]),
    Explanation(
      "L204", "hook", "the function that Rust registered to be called after an abort",
      "It runs in the poisoned instance, so the first import that it calls is its last: the check "
        + "behind that import traps. workers-rs only schedules a reinit in it.", try: ["events"]),
  ]

  private static let strategies: [Explanation] = [
    Explanation(
      "L301", "ignore", "S0: no recovery; the same instance goes on after a failure",
      "Locks stay held, counters stay wrong, and nobody notices.", try: ["strategy list"]),
    Explanation(
      "L302", "reinit", "S1: the old cure; the whole instance is replaced before the next request",
      "The panic hook or the shim records the failure. The next request first makes a new "
        + "instance: everything in memory is lost, and a cold start is paid.",
      try: ["strategy list", "blast"]),
    Explanation(
      "L303", "guard-reinit",
      "S4: the new cure; panics unwind and keep the instance, aborts replace it",
      "Two mechanisms: panic=unwind makes a panic an ordinary error, and the guard with an abort "
        + "hook replaces the instance after anything worse.", try: ["strategy list", "blast"]),
  ]
}
