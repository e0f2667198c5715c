// Small files that tests load, made by hand.

/// Modules and scripts by name.
enum SampleFiles {
  static let all: [String: [UInt8]] = [
    "not.wasm": Array("hello".utf8),
    "empty.wasm": [],
    "truncated.wasm": [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 0x20, 1],
    // (memory 65536), 4 GiB
    "huge.wasm": [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 5, 5, 1, 0, 0x80, 0x80, 4],
    // (func (export "spin") (loop br 0))
    "spin.wasm": [
      0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 0x73, 0x70,
      0x69, 0x6E, 0, 0, 10, 9, 1, 7, 0, 3, 0x40, 0x0C, 0, 0x0B, 0x0B,
    ],
    "good.wat": Array("(module (func $f (export \"f\") (result i32) (i32.const 7)))".utf8),
    "bad.wat": Array("(module\n  (func (result i32)\n    i64.const 1))\n".utf8),
    "typo.wat": Array("(module (func (i32.cost 1) drop))".utf8),
    "pass.wast": Array(
      "(module (func (export \"f\") (result i32) (i32.const 7)))\n(assert_return (invoke \"f\") (i32.const 7))\n"
        .utf8),
    "fail.wast": Array(
      "(module (func (export \"f\") (result i32) (i32.const 7)))\n(assert_return (invoke \"f\") (i32.const 8))\n"
        .utf8),
    "cascade.wast": Array(
      "(module (func (export \"f\") (drop)))\n(invoke \"f\")\n(assert_return (invoke \"f\"))\n".utf8
    ),
    "folder/inside.txt": [],
    "good.lab": Array("load bank\nrequest deposit 1 50\n".utf8),
    "bad.lab": Array("load bank\n# a comment\nstpe\nwhen\n".utf8),
  ]
}
