// Where values stand, what `watch` looks at, and what `set` writes.

import Recovery
import Testing
import WasmMachine

@testable import Shell

/// The texts that tests compare places by.
extension StorageLocation {
  fileprivate var shown: String {
    switch self {
    case .memory(let memory, let range):
      "memory\(memory) 0x\(String(range.lowerBound, radix: 16)),\(range.count)"
    case .global(let address): "global\(address)"
    case .local(let frame, let index, let slots): "local \(frame).\(index) \(slots.count)"
    case .events: "events"
    }
  }
}

@Suite struct ExpressionPlaceTests {
  /// An expression and its places; nil where it may change with every move.
  private static let places: [(String, [String]?)] = [
    ("1 + 2", []),
    ("%side", []),
    ("u8[0x100]", ["memory0 0x100,1"]),
    ("i64[0x100] + i64[0x100]", ["memory0 0x100,8"]),
    ("u32[$p + 4]", ["memory0 0x104,4", "local 1.4 1"]),
    ("str[$p, u8[0x100]]", ["memory0 0x100,1", "local 1.4 1"]),
    ("bytes[0x100, 3]", ["memory0 0x100,3"]),
    ("$amount", ["local 1.0 1"]),
    ("$vector", ["local 1.6 2"]),
    ("local[5]", ["local 1.5 1"]),
    ("%sp", ["global0"]),
    ("$sp", ["global0"]),
    ("global[__stack_pointer] - global[ratio]", ["global0", "global2"]),
    ("count(throw, request=u8[0x100])", ["events", "memory0 0x100,1"]),
    ("%instance + %request", ["events"]),
    ("$instance", ["events"]),
    ("$amount == 1 and u8[0x100]", ["local 1.0 1"]),
    ("$amount != 1 and u8[0x100]", ["local 1.0 1", "memory0 0x100,1"]),
    ("$amount != 1 || u8[-1]", ["local 1.0 1"]),
    ("not -u8[0x100]", ["memory0 0x100,1"]),
    ("%tick", nil),
    ("%depth + 1", nil),
    ("%pc == 4", nil),
    ("$pc", nil),
    ("$tick", ["local 1.3 1"]),
    ("u8[%sp] == 1 or stack[0]", nil),
    ("count(throw, request=%status == \"idle\")", nil),
    ("%exn", nil),
  ]

  @Test("an expression knows where its value stands")
  func locations() throws {
    let values = try Lab.valuesInLab()
    for (text, expected) in Self.places {
      let found = try Expression(parsing: text).locations(on: values)
      #expect(found.map { $0.map(\.shown) } == expected, "\(text)")
    }
  }

  @Test("slots of locals are where the machine has them")
  func slots() throws {
    let values = try Lab.valuesInLab()
    for (name, bits) in [("$big", UInt64.max), ("$p", 0x100), ("$vector", 7), ("$last", 0)] {
      let locations = try Expression(parsing: name).locations(on: values)
      guard case .local(_, _, let slots)? = locations?.first else {
        Issue.record("\(name) has no place")
        continue
      }
      #expect(values.worker.machine.slots[slots.lowerBound] == bits, "\(name)")
    }
  }

  @Test("the terminated flag stands in memory")
  func flag() throws {
    let values = try Lab.values(after: ["strategy use guard-reinit", "load bank"])
    let flag = try Expression(parsing: "%poison").locations(on: values)
    #expect(flag?.map(\.shown) == ["memory0 0x10958,4"])
  }

  // MARK: Watching

  /// What is typed behind `watch`, its label, what it shows, and where it stands.
  private static let watched = [
    ("0x100", "u32[0x100]", "2147680001", "memory0 0x100,4"),
    ("0x100,1", "u8[0x100]", "1", "memory0 0x100,1"),
    ("0x100,2", "u16[0x100]", "65281", "memory0 0x100,2"),
    ("0x100 , 4", "u32[0x100]", "2147680001", "memory0 0x100,4"),
    ("0x118,8", "i64[0x118]", "4612811918334230528", "memory0 0x118,8"),
    ("256 + 1,3", "bytes[256 + 1, 3]", "\"ff 02 80\"", "memory0 0x101,3"),
    ("$p,2", "u16[$p]", "65281", "memory0 0x100,2 local 1.4 1"),
    ("u8[$p]", "u8[$p]", "1", "memory0 0x100,1 local 1.4 1"),
    (" %sp ", "%sp", "65520", "global0"),
    ("count(trap)", "count(trap)", "0", "events"),
  ]

  @Test("watch takes an address, an address with a length, or an expression")
  func watching() throws {
    let values = try Lab.valuesInLab()
    for (text, label, shown, places) in Self.watched {
      let target = try WatchTarget(parsing: text)
      #expect(target.label == label)
      #expect("\(try target.expression.value(on: values))" == shown, "\(text)")
      let found = try target.locations(on: values).map(\.shown).joined(separator: " ")
      #expect(found == places, "\(text)")
    }
  }

  @Test("what cannot be watched says so at the place")
  func unwatchable() throws {
    let values = try Lab.valuesInLab()
    for (text, message, column) in [
      ("u8[0] + %tick", "`%tick` may change with every move", 8),
      ("$pc", "`$pc` may change with every move", 0),
      ("stack[0]", "`stack[…]` may change with every move", 0),
      ("%side", "this never changes", 0),
      ("0x100,", "a length of 1 byte or more is missing at the end", 6),
      ("0x100,0", "a length of 1 byte or more is missing, but there is `0`", 6),
      ("0x100,%sp", "a length of 1 byte or more is missing, but there is `%sp`", 6),
      ("0x100,4 5", "nothing more was expected, but there is `5`", 8),
      ("0xfffe", "4 bytes at 0xfffe lie outside the memory of 0x10000", 0),
      ("0x100,65537", "a length of 65537 is not from 0 to 65536", 0),
    ] {
      expect(message, column, text) { () throws(CommandError) in
        _ = try WatchTarget(parsing: text).locations(on: values)
      }
    }
  }

  // MARK: Setting

  /// What is typed behind `set`, where it writes, which bits, and what the target is afterwards.
  private static let assignments: [(String, String, UInt64, String)] = [
    ("$amount = -1", "local 1.0 1", 0xFFFF_FFFF, "-1"),
    ("local[0] = 0xffffffff", "local 1.0 1", 0xFFFF_FFFF, "-1"),
    ("$big = -1", "local 1.1 1", .max, "-1"),
    ("$rate = 0.5", "local 1.2 1", 0x3F00_0000, "0.5"),
    ("$rate=1", "local 1.2 1", 0x3F80_0000, "1.0"),
    ("$tick = %tick * 0 + 2.5", "local 1.3 1", 0x4004_0000_0000_0000, "2.5"),
    ("$nothing = null", "local 1.5 1", .max, "null"),
    ("global[ratio] = 1", "global2", 0x3FF0_0000_0000_0000, "1.0"),
    ("global[2] = $rate", "global2", 0x3FF8_0000_0000_0000, "1.5"),
    ("%sp = %sp - 16", "global0", 65504, "65504"),
    ("$sp = 0", "global0", 0, "0"),
    ("u8[$p] = u8[$p + 1]", "memory0 0x100,1", 255, "255"),
    ("i8[$p] = 255", "memory0 0x100,1", 255, "-1"),
    ("u16[$p] = -1", "memory0 0x100,2", 65535, "65535"),
    ("i64[8] = -2", "memory0 0x8,8", .max - 1, "-2"),
    ("f32[0x120] = f32[0x124]", "memory0 0x120,4", 0x7FC0_0000, "nan:0x7fc00000"),
    ("f64[8] = 1.5", "memory0 0x8,8", 0x3FF8_0000_0000_0000, "1.5"),
    ("u8[0] = 1 == 1", "memory0 0x0,1", 1, "1"),
  ]

  @Test("set writes the bits of the value where the target stands")
  func setting() throws {
    let values = try Lab.valuesInLab()
    for (text, place, bits, new) in Self.assignments {
      let write = try Assignment(parsing: text).write(on: values)
      #expect(write.location.shown == place, "\(text)")
      #expect(write.bits == bits, "\(text)")
      #expect("\(write.new)" == new, "\(text)")
    }
    #expect(try Assignment(parsing: "$amount = 1").write(on: values).old == .integer(-3))
    #expect(try Assignment(parsing: " u8[ 1 ] = 1").label == "u8[ 1 ]")
  }

  @Test("what cannot be set says so at the place")
  func unsettable() throws {
    let values = try Lab.valuesInLab()
    for (text, message, column) in [
      ("%tick = 1", "`%tick` cannot be set", 0),
      ("stack[0] = 1", "`stack[0]` cannot be set", 0),
      ("(1) = 1", "`(1)` cannot be set", 0),
      ("$pc = 1", "`$pc` cannot be set", 0),
      ("$amount", "`=` is missing at the end", 7),
      ("$amount == 1", "`=` is missing, but there is `==`", 8),
      ("$amount =", "a value is missing at the end", 9),
      ("$amount = 1 = 2", "`=` compares nothing", 12),
      ("%poison = 1", "this module has no terminated flag", 0),
      ("global[limit] = 1", "global global[limit] is not mutable", 0),
      ("$amount = 0x100000000", "4294967296 does not fit into i32", 10),
      ("$amount = 1.5", "1.5 does not fit into i32", 10),
      ("$amount = null", "null does not fit into i32", 10),
      ("u8[0] = 256", "256 does not fit into u8", 8),
      ("i8[0] = -129", "-129 does not fit into i8", 8),
      ("f32[0] = \"a\"", "\"a\" does not fit into f32", 9),
      ("$vector = 1", "1 does not fit into v128", 10),
      ("$nothing = 1", "1 does not fit into a reference, where only null can be put", 11),
    ] {
      expect(message, column, text) { () throws(CommandError) in
        _ = try Assignment(parsing: text).write(on: values)
      }
    }
  }

  private func expect(
    _ message: String, _ column: Int, _ text: String, _ body: () throws(CommandError) -> Void
  ) {
    do throws(CommandError) {
      try body()
      Issue.record("\(text) is no error")
    } catch {
      #expect(error.message == message, "\(text)")
      #expect(error.excerpt.last == String(repeating: " ", count: 4 + column) + "^", "\(text)")
    }
  }
}
