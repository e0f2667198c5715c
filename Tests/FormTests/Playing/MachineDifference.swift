// What two machines differ in: everything that can change is compared, bit by bit.

import Foundation
import WasmMachine
import WasmModel

/// How much of the memories is compared: all of it takes time.
enum MemoryExtent {
  case whole
  /// The first bytes, where most accesses are.
  case beginning
}

/// The first thing in which two machines differ, in words, or nil. The expected machine comes first.
func findDifference(
  _ expected: Machine, _ found: Machine, memories: MemoryExtent = .whole
) -> String? {
  let differences: [() -> String?] = [
    { difference("status", expected.status, found.status) },
    { differenceOfFrames(expected, found) },
    { difference("activations", expected.activations, found.activations) },
    { differenceOfSlots(expected, found) },
    { differenceOfGlobals(expected, found) },
    { differenceOfMemories(expected, found, memories) },
    { differenceOfTables(expected, found) },
    { differenceOfObjects(expected, found) },
    { differenceOfInstances(expected, found) },
  ]
  for find in differences { if let text = find() { return text } }
  return nil
}

private func difference<T: Equatable>(_ name: String, _ expected: T, _ found: T) -> String? {
  expected == found ? nil : "\(name): expected \(expected), found \(found)"
}

/// Compares lists, and names the first place in which they differ.
func difference<T: Equatable>(_ name: String, _ expected: [T], _ found: [T]) -> String? {
  if expected == found { return nil }
  for (index, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
    return "\(name)[\(index)]: expected \(pair.0), found \(pair.1)"
  }
  return "\(name): expected \(expected.count) of them, found \(found.count)"
}

private func differenceOfFrames(_ expected: Machine, _ found: Machine) -> String? {
  if let text = difference("frames", expected.frames.count, found.frames.count) { return text }
  return difference("frames", expected.frames, found.frames)
}

private func differenceOfSlots(_ expected: Machine, _ found: Machine) -> String? {
  if let text = difference("top", expected.top, found.top) { return text }
  let (a, b) = (expected.slots, found.slots)
  for index in 0..<expected.top where a[index] != b[index] {
    let frame = expected.frames.lastIndex { Int($0.base) <= index }
    let place = frame.map { number in
      let base = Int(expected.frames[number].base)
      let operands = Int(expected.frames[number].operands)
      let part = index < operands ? "local slot \(index - base)" : "operand \(index - operands)"
      return " (\(part) of frame \(number))"
    }
    return "slots[\(index)]\(place ?? ""): expected \(hex(a[index])), found \(hex(b[index]))"
  }
  return nil
}

private func hex(_ slot: UInt64) -> String { "0x" + String(slot, radix: 16) }

private func differenceOfGlobals(_ expected: Machine, _ found: Machine) -> String? {
  difference(
    "globals", expected.globals.map { [$0.slot, $0.high] },
    found.globals.map { [$0.slot, $0.high] }
  )
}

private func differenceOfMemories(
  _ expected: Machine, _ found: Machine, _ extent: MemoryExtent
) -> String? {
  for (number, pair) in zip(expected.memories, found.memories).enumerated() {
    let (a, b) = (pair.0.bytes, pair.1.bytes)
    if let text = difference("size of memory \(number)", a.count, b.count) { return text }
    let count = extent == .whole ? a.count : min(a.count, 4096)
    let areSame = a.withUnsafeBytes { left in
      b.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return left == right || memcmp(left, right, count) == 0
      }
    }
    guard !areSame, let index = (0..<count).first(where: { a[$0] != b[$0] }) else { continue }
    return "memory \(number) at \(index): expected \(a[index]), found \(b[index])"
  }
  return nil
}

private func differenceOfTables(_ expected: Machine, _ found: Machine) -> String? {
  for (number, pair) in zip(expected.tables, found.tables).enumerated() {
    if let text = difference("table \(number)", pair.0.elements, pair.1.elements) { return text }
  }
  return nil
}

private func differenceOfObjects(_ expected: Machine, _ found: Machine) -> String? {
  difference("exceptions", expected.exceptions, found.exceptions)
    ?? difference("objects", expected.objects, found.objects)
}

private func differenceOfInstances(_ expected: Machine, _ found: Machine) -> String? {
  difference(
    "dropped elements", expected.instances.map(\.droppedElements),
    found.instances.map(\.droppedElements))
    ?? difference(
      "dropped data", expected.instances.map(\.droppedData), found.instances.map(\.droppedData))
    ?? difference("functions", expected.functions.count, found.functions.count)
    ?? difference("tags", expected.tags.count, found.tags.count)
}
