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
    "folder/inside.txt": [],
    "good.lab": Array("load bank\nrequest deposit 1 50\n".utf8),
    "bad.lab": Array("load bank\n# a comment\nstpe\nwhen\n".utf8),
  ]
}
