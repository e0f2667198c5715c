// The functions of the store, kept so that an instance adds all of its own at once.
//
// Standard: Execution, Runtime Structure, Function Instances.

import WasmHandlers
import WasmModel
import WasmValidation

/// A function in the store.
public struct FunctionInstance: Sendable {
  public let type: FunctionType
  /// The number of the type in the registry.
  public let typeNumber: TypeIndex
  public let kind: Kind
  /// How many slots the arguments take.
  public let parameterSlots: Int
  /// How many slots the results take.
  public let resultSlots: Int

  public enum Kind: Sendable {
    /// Defined by a module; runs in the frames of the machine.
    case wasm(InstanceAddress, Code)
    /// Provided from outside; a call of it stops the machine until the host answers.
    case host(name: String)
  }
}

/// The functions of the store. What is the same in all instances of a program is not repeated for
/// each of their functions: it is put together when somebody asks.
public struct FunctionList: Sendable, RandomAccessCollection {
  /// What a function executes; nil if it is of the host.
  private var codes: [Code?] = []
  /// The names of the functions of the host, by address.
  private var hostNames: [Int: String] = [:]
  /// The types of the registry by number, as far as a function needed them.
  private var types: [FunctionType?] = []
  /// The number of its type and the instance of each, also for the fast form.
  private(set) var entries = StableArray<FunctionEntry>()
  /// The addresses of their `FastFunction`s; 0 for functions of the host.
  private(set) var fast = StableArray<UInt>()
  /// The same of the forms that mark what they write, as far as ``learnRecorded(_:)`` was asked.
  private(set) var recorded = StableArray<UInt>()

  public var startIndex: Int { 0 }
  public var endIndex: Int { codes.count }

  public subscript(index: Int) -> FunctionInstance {
    let entry = entries[index]
    guard let type = types[Int(entry.type)] else {
      preconditionFailure("the type of a function is none")
    }
    let kind: FunctionInstance.Kind =
      if let code = codes[index] {
        .wasm(InstanceAddress(number: entry.instance), code)
      } else {
        .host(name: hostNames[index] ?? "")
      }
    return FunctionInstance(
      type: type, typeNumber: TypeIndex(number: entry.type), kind: kind,
      parameterSlots: type.parameters.slotCount, resultSlots: type.results.slotCount)
  }

  /// What a function executes, or nil if it is of the host.
  func findCode(_ address: FunctionAddress) -> Code? { codes[address.value] }

  /// The instance of a function that is not of the host.
  func instance(of address: FunctionAddress) -> InstanceAddress {
    InstanceAddress(number: entries[address.value].instance)
  }

  /// The number of the type of a function.
  func typeNumber(of address: FunctionAddress) -> TypeIndex {
    TypeIndex(number: entries[address.value].type)
  }

  // MARK: Writing

  /// Adds a function of the host.
  mutating func append(hostFunction name: String, _ type: TypeIndex, _ registry: TypeRegistry) {
    learnTypes(registry)
    hostNames[count] = name
    codes.append(nil)
    entries.append(FunctionEntry(type: type.number, instance: .max))
    fast.append(0)
  }

  /// Adds the functions that a program defines. `numbers` are those of its types.
  mutating func append(
    _ program: Program, _ instance: InstanceAddress, _ numbers: [TypeIndex],
    _ registry: TypeRegistry
  ) {
    learnTypes(registry)
    for code in program.codes { codes.append(code) }
    let first = program.fast.program(isRecorded: false).functions
    fast.append(contentsOf: program.codes.indices.lazy.map { UInt(bitPattern: first + $0) })
    entries.append(
      contentsOf: program.preparation.functionTypes.lazy.map {
        FunctionEntry(type: numbers[$0.value].number, instance: instance.number)
      })
  }

  mutating func removeLast(_ removed: Int) {
    guard removed > 0 else { return }
    codes.removeLast(removed)
    entries.removeLast(removed)
    fast.removeLast(removed)
    if recorded.count > fast.count { recorded.removeLast(recorded.count - fast.count) }
    if !hostNames.isEmpty { hostNames = hostNames.filter { $0.key < codes.count } }
  }

  /// Sees to it that ``recorded`` has all functions.
  mutating func learnRecorded(_ instances: [Instance]) {
    while recorded.count < count {
      let first = recorded.count
      guard let code = codes[first] else {
        recorded.append(0)
        continue
      }
      // The functions of an instance stand together.
      let program = instances[Int(entries[first].instance)].program
      let index = code.function.index.value - code.importedFunctions
      let functions = program.fast.program(isRecorded: true).functions
      recorded.append(
        contentsOf: (index..<program.codes.count).lazy.map { UInt(bitPattern: functions + $0) })
    }
  }

  /// The addresses of the fast functions, where programs with places to stop at have others. This is
  /// asked for each run: it goes by instances, whose functions stand together.
  func fastFunctions(
    stoppingAt stops: RunStops, isRecorded: Bool, _ instances: [Instance]
  ) -> StableArray<UInt> {
    var result = isRecorded ? recorded : fast
    var first = 0
    while first < count {
      guard let code = codes[first] else {
        first += 1
        continue
      }
      let program = instances[Int(entries[first].instance)].program
      let index = code.function.index.value - code.importedFunctions
      let size = Swift.min(program.codes.count - index, count - first)
      if let twins = stops.programs[ObjectIdentifier(program)] {
        let functions = twins.program(isRecorded: isRecorded).functions + index
        result.replace(at: first, with: (0..<size).lazy.map { UInt(bitPattern: functions + $0) })
      }
      first += size
    }
    return result
  }

  private mutating func learnTypes(_ registry: TypeRegistry) {
    guard types.count < registry.types.count else { return }
    types += registry.types[types.count...].map(\.function)
  }
}

extension Machine {
  /// Of each function, for the fast form.
  var functionEntries: StableArray<FunctionEntry> { functions.entries }
  /// The addresses of their `FastFunction`s; 0 for functions of the host.
  var fastFunctions: StableArray<UInt> { isRecording ? functions.recorded : functions.fast }
}
