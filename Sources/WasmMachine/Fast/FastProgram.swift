// The fast form of a program: made function by function, when they are first called.
//
// Threads share it. Code is never changed once it is made, and it is made under a lock; the address of
// a function's code is one word, which is either that of the stub or that of the finished code.

import Synchronization
import WasmHandlers
import WasmModel
import WasmValidation

/// The code of one function. Unchecked, since it holds a pointer: nobody writes through it once the
/// code is made.
final class FastCode: @unchecked Sendable {
  let code: UnsafeMutableRawPointer
  let size: Int
  /// By pc and by offset, both ascending.
  let safePoints: [SafePoint]
  let handlers: FastHandlers
  /// The slots before the operands.
  let frameSlots: Int

  /// `memory` holds the code; it becomes a part of this.
  init(_ code: Code, _ memory: UnsafeMutableRawPointer, size: Int, safePoints: [SafePoint]) {
    self.code = memory
    self.size = size
    self.safePoints = safePoints
    handlers = FastHandlers(code, safePoints)
    frameSlots = code.frameSlots
  }

  /// The code of a function that is translated.
  static func of(_ function: UnsafeMutablePointer<FastFunction>) -> FastCode {
    guard let owner = function.pointee.owner else {
      preconditionFailure("a frame of a function that is not translated")
    }
    return Unmanaged.fromOpaque(owner).takeUnretainedValue()
  }

  deinit { code.deallocate() }

  /// The place where the code can be entered before the instruction at a pc.
  func findSafePoint(pc: Int) -> SafePoint? {
    let index = safePoints.partitioningIndex { $0.pc >= pc }
    guard index < safePoints.count, safePoints[index].pc == pc else { return nil }
    return safePoints[index]
  }

  /// The first safe point at an offset: behind a call the place that it returns to.
  func findFirstSafePoint(offset: Int) -> SafePoint? {
    let index = safePoints.partitioningIndex { $0.position >= offset }
    guard index < safePoints.count, safePoints[index].position == offset else { return nil }
    return safePoints[index]
  }

  /// The last safe point at an offset.
  func findSafePoint(offset: Int) -> SafePoint? {
    let index = safePoints.partitioningIndex { $0.position > offset } - 1
    guard index >= 0, safePoints[index].position == offset else { return nil }
    return safePoints[index]
  }
}

/// The fast form of a program, for all its instances and on any thread.
final class FastProgram: Sendable {
  /// One for each defined function. Only ``translate(_:)`` writes them.
  nonisolated(unsafe) let functions: UnsafeMutablePointer<FastFunction>
  private let count: Int
  private let program: ProgramParts
  private let stops: [Int: Set<Int>]
  private let isRecorded: Bool
  private let finished: Mutex<[FastCode?]>
  private let descriptions = Mutex<[Int: [FastDescription]]>([:])

  /// What is needed of a program; itself it would be a cycle.
  struct ProgramParts: Sendable {
    let validated: ValidatedModule
    let codes: [Code]
  }

  /// `stops` are pcs to stop at, by the index of the defined function. Where it is recorded, stores
  /// mark what they write.
  init(
    _ validated: ValidatedModule, _ codes: [Code], stops: [Int: Set<Int>] = [:], isRecorded: Bool
  ) {
    self.isRecorded = isRecorded
    program = ProgramParts(validated: validated, codes: codes)
    self.stops = stops
    count = codes.count
    finished = Mutex(Array(repeating: nil, count: codes.count))
    functions = .allocate(capacity: max(count, 1))
    for (index, code) in codes.enumerated() {
      (functions + index).initialize(
        to: FastFunction(
          code: FastStubs.shared.untranslated, neededSlots: code.neededSlots,
          parameterSlots: code.parameterSlots,
          clearedSlots: code.frameSlots - code.parameterSlots, index: index))
    }
  }

  deinit { functions.deallocate() }

  private func translator(_ index: Int, isDescribing: Bool) -> FastTranslator {
    FastTranslator(
      program.codes[index], FastShapes(program.validated, functions), stops: stops[index] ?? [],
      isDescribing: isDescribing, isRecorded: isRecorded)
  }

  /// The code of a function, which is made if there is none yet; nil if it cannot be translated.
  func translate(_ index: Int) -> FastCode? {
    finished.withLock { finished in
      if let code = finished[index] { return code.size == 0 ? nil : code }
      var translator = translator(index, isDescribing: false)
      let code = translator.run() ? translator.encode() : FastCode.none(program.codes[index])
      finished[index] = code
      functions[index].owner = UnsafeRawPointer(Unmanaged.passUnretained(code).toOpaque())
      functions[index].code =
        code.size == 0 ? FastStubs.shared.untranslatable : UnsafeRawPointer(code.code)
      return code.size == 0 ? nil : code
    }
  }

  /// What the state of the faithful form is at an offset in the code of a function.
  func describe(_ index: Int, offset: Int) -> FastDescription {
    descriptions.withLock { descriptions in
      if descriptions[index] == nil {
        var translator = translator(index, isDescribing: true)
        _ = translator.run()
        descriptions[index] = translator.descriptions
      }
      let all = descriptions[index] ?? []
      let position = all.partitioningIndex { $0.offset >= offset }
      guard position < all.count, all[position].offset == offset else {
        preconditionFailure("no instruction of the fast form at \(offset)")
      }
      return all[position]
    }
  }
}

/// The state of the faithful form at an instruction of the fast form.
struct FastDescription: Sendable {
  let offset: Int
  let pc: Int
  let ticks: Int
  let stack: [StackEntry]
  /// A slot whose value is in an accumulator.
  let accumulated: (slot: Int, isFloat: Bool)?
}

extension FastTranslator {
  /// The descriptions of all instructions; a translator that describes must have run.
  var descriptions: [FastDescription] {
    zip(offsets, output).map { offset, instruction in
      FastDescription(
        offset: offset, pc: instruction.pc, ticks: instruction.ticksBefore,
        stack: instruction.stack ?? [], accumulated: instruction.accumulated)
    }
  }
}

extension FastCode {
  /// Stands for a function that cannot be translated.
  fileprivate static func none(_ code: Code) -> FastCode {
    FastCode(code, .allocate(byteCount: 16, alignment: 16), size: 0, safePoints: [])
  }
}

/// Instructions that belong to no function.
///
/// Unchecked, since it holds pointers: they and what they point at are never written again.
struct FastStubs: @unchecked Sendable {
  static let shared = FastStubs()

  let untranslated: UnsafeRawPointer
  let untranslatable: UnsafeRawPointer
  let returned: UnsafeRawPointer

  private init() {
    func make(_ operation: Operation) -> UnsafeRawPointer {
      let place = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
      place.storeBytes(of: HandlerTable.shared[operation], as: UInt.self)
      return UnsafeRawPointer(place)
    }
    untranslated = make(.untranslated)
    untranslatable = make(.untranslatable)
    returned = make(.returned)
  }
}
