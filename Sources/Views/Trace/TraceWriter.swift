// A trace: every move of a worker as a line of text.
//
// A trace has many million lines, so this file works with bytes and pointers: the constant part of a
// line is made once, and no line allocates memory.

import Recovery
import WasmMachine
import WasmModel

/// Writes the lines of a trace. A line is
///
///     TICK DEPTH  FUNCTION+OFFSET  INSTRUCTION  OPERANDS -> RESULTS  WHAT ELSE CHANGED
///
/// A line of JavaScript has `js` for the depth. Where an instruction traps, `trap` stands for the
/// tick: it is not complete.
public struct TraceWriter {
  var buffer: TraceBuffer
  var functions: [TraceFunction?] = []
  var prepared: [ObjectIdentifier: TraceFunction] = [:]
  var modules: [ObjectIdentifier: TraceModule] = [:]
  var references = TraceReferences()
  let isASCII: Bool
  /// The host function that answers next.
  var host: FunctionAddress?

  private let f32 = TraceFloats.f32()
  private let f64 = TraceFloats.f64()
  private var header = TraceHeader()

  /// The function of the line, and its parts.
  private var current = -1
  private var lines: UnsafeMutablePointer<TraceLine>?
  private var forms: UnsafeMutablePointer<UInt16>?
  private var text: UnsafeMutablePointer<UInt8>?

  /// The line that was begun, where it begins, and how things were then.
  private var line = TraceLine.none
  private var lineStart: UnsafeMutablePointer<UInt8>
  private var address: UInt64 = 0
  private var mark = 0
  private var depth = 0

  /// `take` gets the bytes whenever there are many, and must be done with them when it returns.
  public init(isASCII: Bool, _ take: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.isASCII = isASCII
    buffer = TraceBuffer(take)
    lineStart = buffer.next
  }

  /// Hands out what is held.
  public mutating func flush() { buffer.flush() }

  /// Writes what is known of an instruction before it is executed. The worker is only looked at;
  /// it is `inout` so that it is never copied.
  public mutating func begin(_ worker: inout Worker) {
    depth = worker.machine.frames.count
    let frame = worker.machine.frames[depth - 1]
    if frame.function.value != current { select(frame, &worker) }
    guard let lines, let text else { return }
    line = lines[Int(frame.pc)]
    buffer.makeRoom(
      Int(line.textCount) + 256 + 128 * (Int(line.operandCount) + Int(line.resultCount)))
    lineStart = buffer.next
    header.set(tick: worker.ticks + 1, depth: depth)
    buffer.copy(header.bytes, header.count)
    buffer.copy(text + Int(line.text), Int(line.textCount))
    let first = worker.machine.top - Int(line.operandSlots)
    if line.operandCount > 0 {
      writeValues(0, Int(line.operandCount), from: first, &worker)
      address = worker.machine.slots[first] &+ line.offset
    }
    if line.effect == .write { mark = worker.machine.mark }
  }

  /// Ends the line of an instruction that was executed, or that trapped.
  public mutating func end(_ worker: inout Worker, completed: Bool) {
    if completed {
      if line.resultCount > 0 {
        if line.operandCount > 0 { buffer.write4(TraceWords.arrow) }
        let first = worker.machine.top - Int(line.resultSlots)
        writeValues(Int(line.operandCount), Int(line.resultCount), from: first, &worker)
      }
      switch line.effect {
      case .none: break
      case .read: writeAddress(address)
      case .write: writeChanges(since: mark, &worker)
      case .transfer: writeTransfer(from: depth, &worker)
      }
    } else {
      markTrapped()
      writeTrap(worker.machine.status)
    }
    buffer.makeRoom(1)
    buffer.write(UInt8(ascii: "\n"))
  }

  /// Makes a function the current one.
  @inline(never)
  private mutating func select(_ frame: Frame, _ worker: inout Worker) {
    let function = find(frame.function, &worker)
    current = frame.function.value
    lines = function?.lines.baseAddress
    forms = function?.forms.baseAddress
    text = function?.text.baseAddress
  }

  /// Puts a word in place of the tick.
  private func markTrapped() {
    for place in 0..<header.tickWidth { lineStart[place] = UInt8(ascii: " ") }
    for (place, byte) in "trap".utf8.enumerated() {
      lineStart[header.tickWidth - 4 + place] = byte
    }
  }
}

// Values.
extension TraceWriter {
  /// Writes values that stand one behind the other in the slots; their forms are those of the line
  /// from a number on.
  @inline(__always)
  private mutating func writeValues(
    _ number: Int, _ count: Int, from first: Int, _ worker: inout Worker
  ) {
    guard let forms else { return }
    var slot = first
    for place in 0..<count {
      if place > 0 { buffer.write2(TraceWords.comma) }
      let form = forms[Int(line.forms) + number + place]
      let bits = worker.machine.slots[slot]
      slot += 1
      if form == TraceForm.i32 {
        buffer.write4(TraceWords.i32)
        buffer.write(Int64(Int32(truncatingIfNeeded: bits)))
      } else if form == TraceForm.v128 {
        writeVector(bits, worker.machine.slots[slot])
        slot += 1
      } else {
        writeValue(form, bits)
      }
    }
  }

  /// Writes a value that takes one slot. There must be room.
  @inline(never)
  mutating func writeValue(_ form: UInt16, _ bits: UInt64) {
    switch form {
    case TraceForm.i64:
      buffer.write4(TraceWords.i64)
      buffer.write(Int64(bitPattern: bits))
    case TraceForm.f32:
      buffer.write4(TraceWords.f32)
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
      if writeWhole(Double(value), limit: 1e6) { return }
      value.isFinite ? f32.write(bits, to: &buffer) : append(NumberText.text(.f32, bits))
    case TraceForm.f64:
      buffer.write4(TraceWords.f64)
      let value = Double(bitPattern: bits)
      if writeWhole(value, limit: 1e15) { return }
      value.isFinite ? f64.write(bits, to: &buffer) : append(NumberText.text(.f64, bits))
    default:
      let type = references.types[Int(form - TraceForm.reference)]
      append("\(ValueType.reference(type)) \(NumberText.text(.reference(type), bits))")
    }
  }

  /// Writes a whole number that is not large, as `3.0`; returns false for another one.
  @inline(__always)
  private mutating func writeWhole(_ value: Double, limit: Double) -> Bool {
    guard value.magnitude < limit else { return false }
    let number = Int64(value)
    guard Double(number) == value, number != 0 || value.sign == .plus else { return false }
    buffer.write(number)
    buffer.write2(TraceWords.pointZero)
    return true
  }

  private mutating func writeVector(_ low: UInt64, _ high: UInt64) {
    buffer.write("v128 i32x4")
    for lane in [low, low >> 32, high, high >> 32] {
      buffer.write(UInt8(ascii: " "))
      buffer.write(hex: lane & 0xFFFF_FFFF, digits: 8)
    }
  }
}

/// Words as numbers, so that writing one is one store.
enum TraceWords {
  static let i32 = word("i32 ")
  static let i64 = word("i64 ")
  static let f32 = word("f32 ")
  static let f64 = word("f64 ")
  static let arrow = word(" -> ")
  static let comma = UInt16(truncatingIfNeeded: word(", "))
  static let pointZero = UInt16(truncatingIfNeeded: word(".0"))

  private static func word(_ text: StaticString) -> UInt32 {
    (0..<text.utf8CodeUnitCount).reduce(0) { $0 | UInt32(text.utf8Start[$1]) << UInt32(8 * $1) }
  }
}
