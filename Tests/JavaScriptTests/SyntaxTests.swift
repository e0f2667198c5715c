// The tree of a program.

import JavaScript
import Testing

@Test func `an error of syntax says where`() {
  let error = SyntaxError(module: "a.js", line: 0, column: 4, problem: "found `}`")
  #expect("\(error)" == "a.js:1:5: found `}`")
}
