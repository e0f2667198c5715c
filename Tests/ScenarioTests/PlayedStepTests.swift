// Whether a comparison sees every difference.

import Foundation
import Testing

struct PlayedStepTests {
  private static let text = """
    {"step":1,"results":[{"value":"1"},{"error":{"class":"Error","message":"m","cause":"c"}}],\
    "console":[{"level":"log","text":"a line"}],"uncaught":["lost"],"flag":0,"instance":1,\
    "drops":[4],"stackPointer":65536}
    """

  // swift-format-ignore
  private static let changes: [(field: String, old: String, new: String)] = [
    ("results",       #""value":"1""#,          #""value":"2""#),
    ("results",       #""value":"1""#,          #""value":"1","status":200"#),
    ("results",       #""value":"1""#,          #""hung":true"#),
    ("results",       #""class":"Error""#,      #""class":"TypeError""#),
    ("results",       #","cause":"c""#,         ""),
    ("console",       #""level":"log""#,        #""level":"error""#),
    ("console",       "a line",                 "another line"),
    ("uncaught",      #"["lost"]"#,             "[]"),
    ("flag",          #""flag":0"#,             #""flag":null"#),
    ("instance",      #""instance":1"#,         #""instance":2"#),
    ("drops",         "[4]",                    "[4,5]"),
    ("stack pointer", "65536",                  "65520"),
  ]

  private func read(_ text: String) throws -> PlayedStep {
    try JSONDecoder().decode(PlayedStep.self, from: Data(text.utf8))
  }

  @Test func `every field that differs is named`() throws {
    let step = try read(Self.text)
    #expect(step.differences(from: step, comparesStackPointer: true) == [])
    for (field, old, new) in Self.changes {
      let other = try read(Self.text.replacing(old, with: new))
      let found = step.differences(from: other, comparesStackPointer: true)
      #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("\(field): ours ") }, "\(new)")
      let isShown = !step.differences(from: other, comparesStackPointer: false).isEmpty
      #expect(isShown == (field != "stack pointer"), "\(new)")
    }
  }
}
