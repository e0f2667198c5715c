// What handlers find beside their arguments.

/// Why the fast form was left.
public enum Departure: Int {
  /// In a debug build: the next handler is to be called. There a call at the end is no jump.
  case next
  /// The ticks are used up; the place is a label or a return address.
  case limit
  /// The instruction traps, or does something that only the faithful form does.
  case trap
  /// A call has no room for its frame or its slots.
  case noRoom
  /// The function that was just entered is not translated yet.
  case untranslated
  /// The function that was just entered cannot be translated.
  case untranslatable
  /// The frame that was entered first returned.
  case returned
  /// A place to stop at.
  case stop
  /// An exception is thrown: a new one, or one that a slot refers to.
  case throwNew, throwReference
}

/// A frame of the fast form: where its caller goes on.
public struct FastFrame: BitwiseCopyable {
  public var returnPC: Code
  public var callerSlots: Slots
  /// The function that the frame belongs to.
  public var function: UnsafeMutablePointer<FastFunction>

  public init(
    returnPC: Code, callerSlots: Slots, function: UnsafeMutablePointer<FastFunction>
  ) {
    self.returnPC = returnPC
    self.callerSlots = callerSlots
    self.function = function
  }
}

/// What a call needs to know of a function. It keeps its place for as long as its program lives.
public struct FastFunction: BitwiseCopyable {
  /// The first instruction; at first one that leaves to have the function translated.
  public var code: Code
  /// Slots that a frame takes at most.
  public var neededSlots: Int
  public var parameterSlots: Int
  /// The slots behind the parameters that begin as zero.
  public var clearedSlots: Int
  /// The index among the defined functions of its program.
  public var index: Int
  /// What the machine keeps of the function, once it is translated.
  public var owner: UnsafeRawPointer?

  public init(
    code: Code, neededSlots: Int, parameterSlots: Int, clearedSlots: Int, index: Int
  ) {
    self.code = code
    self.neededSlots = neededSlots
    self.parameterSlots = parameterSlots
    self.clearedSlots = clearedSlots
    self.index = index
  }
}

/// A function of the store, for indirect calls.
public struct FunctionEntry: BitwiseCopyable, Sendable {
  /// The number of the type in the registry.
  public var type: UInt32
  /// The instance, or the greatest number for a function of the host.
  public var instance: UInt32

  public init(type: UInt32, instance: UInt32) {
    self.type = type
    self.instance = instance
  }
}

/// The state of the fast form that is not in arguments.
public struct FastContext {
  // Where it was left.
  public var pc: Code
  public var slots: Slots
  public var ticks: Int64
  public var integer: UInt64
  public var float: Double

  /// Where the next frame goes, and the end of the room for frames.
  public var nextFrame: UnsafeMutablePointer<FastFrame>
  public var framesEnd: UnsafeMutablePointer<FastFrame>
  /// The end of the room for slots.
  public var slotsEnd: Slots
  /// Zero, though no optimiser knows: a loop that stores it stays a loop.
  public var zero: UInt64 = 0

  /// The memory with index 0.
  public var memory: Memory
  /// Of the current instance.
  public var instance: UInt32
  /// The addresses of its globals; a global takes two slots.
  public var globalAddresses: UnsafePointer<UInt32>
  public var globals: Slots
  /// Its tables: the first element of each, with the number of elements before it.
  public var tables: UnsafeMutablePointer<Slots>
  /// The numbers of its types in the registry.
  public var types: UnsafePointer<UInt32>
  /// Of the store.
  public var functions: UnsafePointer<FunctionEntry>
  public var fastFunctions: UnsafePointer<UnsafeMutablePointer<FastFunction>>

  /// The machine, for ``perform``.
  public var machine: UnsafeMutableRawPointer
  /// Executes an instruction that has no handler of its own. It gives 0 if it is complete.
  public var perform: @convention(c) (Context, Code, Slots) -> Int

  public init(
    pc: Code, slots: Slots, nextFrame: UnsafeMutablePointer<FastFrame>,
    framesEnd: UnsafeMutablePointer<FastFrame>, slotsEnd: Slots, memory: Memory, instance: UInt32,
    globalAddresses: UnsafePointer<UInt32>, globals: Slots,
    tables: UnsafeMutablePointer<Slots>, types: UnsafePointer<UInt32>,
    functions: UnsafePointer<FunctionEntry>,
    fastFunctions: UnsafePointer<UnsafeMutablePointer<FastFunction>>,
    machine: UnsafeMutableRawPointer,
    perform: @escaping @convention(c) (Context, Code, Slots) -> Int
  ) {
    self.pc = pc
    self.slots = slots
    ticks = 0
    integer = 0
    float = 0
    self.nextFrame = nextFrame
    self.framesEnd = framesEnd
    self.slotsEnd = slotsEnd
    self.memory = memory
    self.instance = instance
    self.globalAddresses = globalAddresses
    self.globals = globals
    self.tables = tables
    self.types = types
    self.functions = functions
    self.fastFunctions = fastFunctions
    self.machine = machine
    self.perform = perform
  }
}

@inline(__always) func context(_ ctx: Context) -> UnsafeMutablePointer<FastContext> {
  ctx.assumingMemoryBound(to: FastContext.self)
}
