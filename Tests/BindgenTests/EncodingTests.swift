// Which encoding of exceptions a module has, and which one its wrappers get.

import Bindgen
import Testing

struct EncodingTests {
  @Test func `the encoding is that of the blocks; of both, the standard one`() throws {
    let rows: [(body: String, encoding: ExceptionEncoding?)] = [
      ("i32.const 0", nil),
      (standardBody, .standard),
      (legacyBody, .legacy),
      ("try catch_all end " + standardBody, .standard),
    ]
    for row in rows {
      #expect(ExceptionEncoding(of: try boundSample(body: row.body)) == row.encoding, "\(row.body)")
    }
  }

  @Test func `mode C always writes the standard encoding`() throws {
    for mode in [BindgenMode.c, .cReinit] {
      let bound = try bind(try boundSample(), BindgenOptions(mode: mode))
      #expect(bound.encoding == .standard)
      #expect(ExceptionEncoding(of: bound.module) == .standard)
    }
  }

  @Test func `modes A and B add no exceptions`() throws {
    for mode in [BindgenMode.a, .b] {
      #expect(try bind(try boundSample(), BindgenOptions(mode: mode)).encoding == nil)
    }
  }
}
