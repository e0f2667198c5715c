// What a module says about its exports and imports: the lines of its section `paniclab.bindings`.
//
// Examples/rust/BINDINGS.md describes them. They stand for the descriptors of wasm-bindgen.

/// The functions, classes and closures of a module, as JavaScript sees them.
public struct Bindings: Hashable, Sendable {
  public var functions: [Function] = []
  public var classes: [Class] = []
  public var imports: [Import] = []
  public var closures: [Closure] = []
  /// The text of the module `snippets.js`; empty if there is none.
  public var snippets = ""
  /// True if the module has the section, even if it is empty. Without it, all exports are functions
  /// of numbers.
  public var isDeclared = false

  public init() {}

  /// A parameter of a function.
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let type: BoundType

    public init(name: String, type: BoundType) { (self.name, self.type) = (name, type) }
  }

  /// An exported function, a method, an accessor or a constructor.
  public struct Function: Hashable, Sendable {
    /// As JavaScript calls it: `increment`.
    public let name: String
    /// As the module exports it: `counter_increment`.
    public let symbol: String
    /// For a method, in place of the first parameter.
    public let receiver: Receiver?
    public let parameters: [Parameter]
    public let result: BoundType?

    public init(
      name: String, symbol: String, receiver: Receiver?, parameters: [Parameter],
      result: BoundType?
    ) {
      (self.name, self.symbol, self.receiver) = (name, symbol, receiver)
      (self.parameters, self.result) = (parameters, result)
    }
  }

  /// How a method takes its object.
  public enum Receiver: String, Hashable, Sendable {
    case borrowed = "&self"
    case mutablyBorrowed = "&mut self"
    /// The object is moved into the call, and its handle is dead.
    case owned = "self"
  }

  /// An exported class.
  public struct Class: Hashable, Sendable {
    public let name: String
    public var constructor: Function?
    public var methods: [Function] = []
    /// Functions of the class without a receiver.
    public var staticMethods: [Function] = []
    public var getters: [Function] = []
    public var setters: [Function] = []
    /// The export that drops an object: `__wbg_counter_free`.
    public var freeSymbol: String { "__wbg_\(name.lowercased())_free" }

    public init(name: String) { self.name = name }
  }

  /// An imported function.
  public struct Import: Hashable, Sendable {
    public let name: String
    /// True if what it throws becomes an `Err` in Rust.
    public let catches: Bool
    public let parameters: [Parameter]
    public let result: BoundType?
    /// The name of the import: `__wbg_` and the name.
    public var symbol: String { "__wbg_\(name)" }

    public init(name: String, catches: Bool, parameters: [Parameter], result: BoundType?) {
      (self.name, self.catches) = (name, catches)
      (self.parameters, self.result) = (parameters, result)
    }
  }

  /// A kind of long-lived closure.
  public struct Closure: Hashable, Sendable {
    public let name: String
    public let signature: ClosureSignature
    /// The import that makes one: `__wbindgen_closure_` and the name.
    public var symbol: String { "__wbindgen_closure_\(name)" }

    public init(name: String, signature: ClosureSignature) {
      (self.name, self.signature) = (name, signature)
    }
  }
}

/// What a closure takes and gives, and how it is called.
public struct ClosureSignature: Hashable, Sendable {
  public let kind: Kind
  public let parameters: [BoundType]
  public let result: BoundType?
  /// The export that calls it with its two words and the arguments.
  public let invoke: String

  public init(kind: Kind, parameters: [BoundType], result: BoundType?, invoke: String) {
    (self.kind, self.parameters, self.result, self.invoke) = (kind, parameters, result, invoke)
  }

  public enum Kind: String, Hashable, Sendable {
    case fn = "Fn"
    case fnMut = "FnMut"
    case fnOnce = "FnOnce"
  }
}

/// A type of a bound function, in Rust's words.
public indirect enum BoundType: Hashable, Sendable {
  case i32
  case u32
  case i64
  case u64
  case f32
  case f64
  case bool
  /// `&str` and `&[u8]` are borrowed, `String` and `Vec<u8>` are not.
  case string(isBorrowed: Bool)
  case bytes(isBorrowed: Bool)
  case value(isBorrowed: Bool)
  case object(className: String, Ownership)
  /// `Result<T, JsValue>`; nil for `Result<(), JsValue>`.
  case result(BoundType?)
  /// A closure on the stack, as a parameter of an import.
  case stackClosure(ClosureSignature)

  /// How an object is passed.
  public enum Ownership: Hashable, Sendable {
    case owned
    case borrowed
    case mutablyBorrowed
  }
}
