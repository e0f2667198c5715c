// How the code of the fast form lies in memory, and how handlers read it.
//
// An instruction begins with the address of its handler. Behind it stand fields of 16 bits: `d`, the
// slot of the result, `a` and `b`, those of the operands, and `n`. Some instructions have a number of
// 32 bits in the place of `b` and `n`, some have 8 bytes more.

import WasmModel

/// Where an instruction of the fast form stands.
public typealias Code = UnsafeRawPointer
/// The first slot of a frame.
public typealias Slots = UnsafeMutablePointer<UInt64>
/// The first byte of a memory; its size in bytes stands in the 8 bytes before it, and in the 8
/// bytes before those how far the marks of its bytes are, where writes are recorded.
public typealias Memory = UnsafeMutableRawPointer
/// A ``FastContext``.
public typealias Context = UnsafeMutableRawPointer

/// What executes one instruction, and then goes to the next: the pc, the frame, the memory with
/// index 0, the accumulator of integers, the context, the ticks that are left, and the accumulator of
/// floats. It gives a ``Departure``.
public typealias InstructionHandler =
  @convention(c) (
    Code, Slots, Memory, UInt64, Context, Int64, Double
  ) -> Int

/// The offsets of the fields in an instruction, in bytes.
public enum FieldOffset {
  public static let d = 8
  public static let a = 10
  public static let b = 12
  public static let n = 14
  /// A number of 32 bits, instead of `b` and `n`.
  public static let number = 12
  /// What stands behind the fields.
  public static let wide = 16
  public static let wideHigh = 20
}

// MARK: Fields

@inline(__always) func slot(_ pc: Code, _ field: Int) -> Int {
  Int(pc.load(fromByteOffset: field, as: UInt16.self))
}

/// The ticks of a taken branch; negative if they were counted on the way already.
@inline(__always) func delta(_ pc: Code, _ field: Int) -> Int16 {
  pc.load(fromByteOffset: field, as: Int16.self)
}

@inline(__always) func near(_ pc: Code) -> UInt16 {
  pc.load(fromByteOffset: FieldOffset.n, as: UInt16.self)
}

@inline(__always) func number(_ pc: Code) -> Int32 {
  pc.load(fromByteOffset: FieldOffset.number, as: Int32.self)
}

@inline(__always) func wide(_ pc: Code) -> UInt64 {
  pc.load(fromByteOffset: FieldOffset.wide, as: UInt64.self)
}

@inline(__always) func offset32(_ pc: Code, _ field: Int) -> Int32 {
  pc.load(fromByteOffset: field, as: Int32.self)
}

@inline(__always) func offsetBits(_ pc: Code, _ field: Int) -> UInt32 {
  pc.load(fromByteOffset: field, as: UInt32.self)
}

/// The distance to a target, in bytes.
@inline(__always) func offset(_ pc: Code, _ field: Int) -> Int { Int(offset32(pc, field)) }

@inline(__always) func low(_ slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) }

@inline(__always) func bits(_ value: Double) -> UInt64 { value.bitPattern }

extension Double {
  @inline(__always) var asDouble: Double { self }
}

extension UInt64 {
  /// The float with these bits.
  @inline(__always) var asDouble: Double { Double(bitPattern: self) }
}

// MARK: Memory

/// The size of a memory in bytes.
@inline(__always) func size(_ mem: Memory) -> UInt64 { (mem - 8).load(as: UInt64.self) }

/// The mark of the first byte of a memory.
@inline(__always) func marks(_ mem: Memory) -> Memory { mem + (mem - 16).load(as: Int.self) }

@inline(__always) func load1(_ place: UnsafeMutableRawPointer) -> UInt8 {
  place.load(as: UInt8.self)
}
@inline(__always) func load2(_ place: UnsafeMutableRawPointer) -> UInt16 {
  unsafeBitCast(place.assumingMemoryBound(to: Bytes2.self).pointee, to: UInt16.self)
}
@inline(__always) func load4(_ place: UnsafeMutableRawPointer) -> UInt32 {
  unsafeBitCast(place.assumingMemoryBound(to: Bytes4.self).pointee, to: UInt32.self)
}
@inline(__always) func load8(_ place: UnsafeMutableRawPointer) -> UInt64 {
  unsafeBitCast(place.assumingMemoryBound(to: Bytes8.self).pointee, to: UInt64.self)
}
@inline(__always) func store1(_ place: UnsafeMutableRawPointer, _ value: UInt64) {
  place.assumingMemoryBound(to: UInt8.self).pointee = UInt8(truncatingIfNeeded: value)
}
@inline(__always) func store2(_ place: UnsafeMutableRawPointer, _ value: UInt64) {
  place.assumingMemoryBound(to: Bytes2.self).pointee =
    unsafeBitCast(UInt16(truncatingIfNeeded: value), to: Bytes2.self)
}
@inline(__always) func store4(_ place: UnsafeMutableRawPointer, _ value: UInt64) {
  place.assumingMemoryBound(to: Bytes4.self).pointee =
    unsafeBitCast(UInt32(truncatingIfNeeded: value), to: Bytes4.self)
}
@inline(__always) func store8(_ place: UnsafeMutableRawPointer, _ value: UInt64) {
  place.assumingMemoryBound(to: Bytes8.self).pointee = unsafeBitCast(value, to: Bytes8.self)
}

// Bytes at any alignment: as structures of bytes they are read and written by one instruction, where
// `storeBytes` may become a call.
struct Bytes2 {
  var a, b: UInt8
}
struct Bytes4 {
  var a, b, c, d: UInt8
}
struct Bytes8 {
  var a, b, c, d, e, f, g, h: UInt8
}
