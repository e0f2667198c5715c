// The cards of the vector lanes: one row an instruction.
//
// Standard: Structure, Vector Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let vectorLanes: [InstructionCard] = [
    row(.i8x16Shuffle,      0xFD_00D, "i8x16.shuffle",        .shuffle,         .stack([.v128, .v128], [.v128]), .shuffle { (a: V128, b: V128, selection: V128) in a.shuffled(with: b, by: selection) },                   "Picks 16 bytes of two vectors by fixed numbers."),
    row(.i8x16Swizzle,      0xFD_00E, "i8x16.swizzle",        .none,            .stack([.v128, .v128], [.v128]), .vectorBinary { (a: V128, b: V128) in a.swizzled(by: b) },                                                "Picks bytes of the first vector by the numbers in the second; 0 where there is none."),
    row(.i8x16Splat,        0xFD_00F, "i8x16.splat",          .none,            .stack([.i32], [.v128]),         .splat { (x: UInt64) in V128(splat: UInt8(truncatingIfNeeded: x)) },                                      "Copies a number into every lane."),
    row(.i16x8Splat,        0xFD_010, "i16x8.splat",          .none,            .stack([.i32], [.v128]),         .splat { (x: UInt64) in V128(splat: UInt16(truncatingIfNeeded: x)) },                                     "Copies a number into every lane."),
    row(.i32x4Splat,        0xFD_011, "i32x4.splat",          .none,            .stack([.i32], [.v128]),         .splat { (x: UInt64) in V128(splat: UInt32(truncatingIfNeeded: x)) },                                     "Copies a number into every lane."),
    row(.i64x2Splat,        0xFD_012, "i64x2.splat",          .none,            .stack([.i64], [.v128]),         .splat { (x: UInt64) in V128(splat: x) },                                                                 "Copies a number into every lane."),
    row(.f32x4Splat,        0xFD_013, "f32x4.splat",          .none,            .stack([.f32], [.v128]),         .splat { (x: UInt64) in V128(splat: UInt32(truncatingIfNeeded: x)) },                                     "Copies a number into every lane."),
    row(.f64x2Splat,        0xFD_014, "f64x2.splat",          .none,            .stack([.f64], [.v128]),         .splat { (x: UInt64) in V128(splat: x) },                                                                 "Copies a number into every lane."),
    row(.i8x16ExtractLaneS, 0xFD_015, "i8x16.extract_lane_s", .lane(count: 16), .stack([.v128], [.i32]),         .extractLane { (a: V128, lane: Int) in Int32(a.lane(lane) as Int8).slot },                                "Pushes one lane, extending the sign."),
    row(.i8x16ExtractLaneU, 0xFD_016, "i8x16.extract_lane_u", .lane(count: 16), .stack([.v128], [.i32]),         .extractLane { (a: V128, lane: Int) in UInt64(a.lane(lane) as UInt8) },                                   "Pushes one lane, extending with zeros."),
    row(.i8x16ReplaceLane,  0xFD_017, "i8x16.replace_lane",   .lane(count: 16), .stack([.v128, .i32], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: UInt8(truncatingIfNeeded: x)) },  "Replaces one lane by a number."),
    row(.i16x8ExtractLaneS, 0xFD_018, "i16x8.extract_lane_s", .lane(count: 8),  .stack([.v128], [.i32]),         .extractLane { (a: V128, lane: Int) in Int32(a.lane(lane) as Int16).slot },                               "Pushes one lane, extending the sign."),
    row(.i16x8ExtractLaneU, 0xFD_019, "i16x8.extract_lane_u", .lane(count: 8),  .stack([.v128], [.i32]),         .extractLane { (a: V128, lane: Int) in UInt64(a.lane(lane) as UInt16) },                                  "Pushes one lane, extending with zeros."),
    row(.i16x8ReplaceLane,  0xFD_01A, "i16x8.replace_lane",   .lane(count: 8),  .stack([.v128, .i32], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: UInt16(truncatingIfNeeded: x)) }, "Replaces one lane by a number."),
    row(.i32x4ExtractLane,  0xFD_01B, "i32x4.extract_lane",   .lane(count: 4),  .stack([.v128], [.i32]),         .extractLane { (a: V128, lane: Int) in UInt64(a.lane(lane) as UInt32) },                                  "Pushes one lane."),
    row(.i32x4ReplaceLane,  0xFD_01C, "i32x4.replace_lane",   .lane(count: 4),  .stack([.v128, .i32], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: UInt32(truncatingIfNeeded: x)) }, "Replaces one lane by a number."),
    row(.i64x2ExtractLane,  0xFD_01D, "i64x2.extract_lane",   .lane(count: 2),  .stack([.v128], [.i64]),         .extractLane { (a: V128, lane: Int) in a.lane(lane) as UInt64 },                                          "Pushes one lane."),
    row(.i64x2ReplaceLane,  0xFD_01E, "i64x2.replace_lane",   .lane(count: 2),  .stack([.v128, .i64], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: x) },                             "Replaces one lane by a number."),
    row(.f32x4ExtractLane,  0xFD_01F, "f32x4.extract_lane",   .lane(count: 4),  .stack([.v128], [.f32]),         .extractLane { (a: V128, lane: Int) in UInt64(a.lane(lane) as UInt32) },                                  "Pushes one lane."),
    row(.f32x4ReplaceLane,  0xFD_020, "f32x4.replace_lane",   .lane(count: 4),  .stack([.v128, .f32], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: UInt32(truncatingIfNeeded: x)) }, "Replaces one lane by a number."),
    row(.f64x2ExtractLane,  0xFD_021, "f64x2.extract_lane",   .lane(count: 2),  .stack([.v128], [.f64]),         .extractLane { (a: V128, lane: Int) in a.lane(lane) as UInt64 },                                          "Pushes one lane."),
    row(.f64x2ReplaceLane,  0xFD_022, "f64x2.replace_lane",   .lane(count: 2),  .stack([.v128, .f64], [.v128]),  .replaceLane { (a: V128, x: UInt64, lane: Int) in a.replacing(lane, by: x) },                             "Replaces one lane by a number."),
  ]
}
