// `list` and `edit`: the text of a module, and changes to it.

import Shell
import Styling
import Testing

@Suite struct EditTests {
  private let double = "    (i32.add (local.get $x) (local.get $x))))"

  private func lab() -> Lab {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load good.wat")
    return session
  }

  @Test("the lines of a text have numbers, and `list` goes on where it ended")
  func lists() {
    let session = lab()
    #expect(session.text("list 2 1").hasPrefix(" 2 |   (func $double (export"))
    #expect(session.text("list") == " 3 | \(double)")
    #expect(session.text("list").contains("good.wat ends at line 3"))
    #expect(session.text("list double").hasPrefix(" 2 |   (func $double"))
    #expect(session.text("l 1 1") == " 1 | (module $good")
    #expect(session.text("").hasPrefix(" 2 | "))
  }

  @Test("a changed line keeps its indentation, and the module is loaded with it")
  func replaces() {
    let session = lab()
    let text = session.text("edit 3 (i32.mul (local.get $x) (local.get $x))))")
    #expect(
      text == """
        - 3 | \(double)
        + 3 |     (i32.mul (local.get $x) (local.get $x))))
        good is loaded anew: 1 change
        """)
    #expect(session.text("call double 5").contains("=> 25"))
    _ = session.respond(to: "reset")
    #expect(session.text("call double 5").contains("=> 25"))
    #expect(session.respond(to: "load good.wat").outcome == .done)
    #expect(session.text("call double 5").contains("=> 10"))
  }

  @Test("lines are added and removed, and `edit undo` takes each change back")
  func addsAndRemoves() {
    let session = lab()
    #expect(session.text("edit 2 + nop").hasPrefix("+ 3 |   nop\n"))
    #expect(session.text("edit 3 -").hasPrefix("- 3 |   nop\n"))
    #expect(session.text("edit 0 + ;; two").hasPrefix("+ 1 | ;; two\n"))
    #expect(session.text("list 1 1") == " 1 | ;; two")
    #expect(session.text("edit undo").hasPrefix("- 1 | ;; two\n"))
    #expect(session.text("undo").contains("edit undo"))
    #expect(session.text("edit undo").hasPrefix("+ 3 |   nop\n"))
    #expect(session.text("edit undo").hasSuffix("good is loaded anew: as it was at first"))
    #expect(session.text("edit undo").contains("good.wat is as it was loaded"))
  }

  @Test(
    "a text that is no valid module changes nothing, and the error shows its place",
    arguments: [
      ("edit 3 (i32.ad (local.get $x))))", "did you mean i32.add?"),
      ("edit 3 (i64.const 1)))", "good.wat:3:18: type mismatch"), ("edit 3 -", "unexpected token"),
    ])
  func keeps(_ line: String, _ found: String) {
    let session = lab()
    _ = session.respond(to: "break double")
    _ = session.respond(to: "start double 4")
    let (before, points) = (session.text("bt"), session.text("info breakpoints"))
    let response = session.respond(to: line)
    let text = response.lines.map { $0.text() }.joined(separator: "\n")
    #expect(response.outcome == .failed(3))
    #expect(text.contains(found) && text.contains("^") && text.contains("nothing was changed"))
    #expect(session.text("list 3 1") == " 3 | \(double)")
    #expect(session.text("bt") == before && session.text("info breakpoints") == points)
  }

  @Test(
    "what cannot be edited or listed is said with what to try",
    arguments: [
      ("edit", "the number of a line is missing", "edit 12 TEXT"),
      ("edit x nop", "`x` is no number of a line", "edit 12 TEXT"),
      ("edit 9", "has the lines 1 to 3, and no 9", "list"),
      ("edit 9 + nop", "has the lines 1 to 3, and no 9", "list"),
      ("edit 0 nop", "has the lines 1 to 3, and no 0", "list"),
      ("list 9", "has the lines 1 to 3, and no 9", "list"),
      ("list 1 x", "`x` is no number of lines", "list 1 5"),
      ("list 1 2 3", "`3` is more", "list 20 5"),
      ("list triple", "`triple` is neither a line of good.wat", "info funcs"),
    ])
  func complains(_ line: String, _ found: String, _ hint: String) {
    let session = lab()
    let text = session.text(line)
    #expect(text.hasPrefix("error: ") && text.contains(found), "\(text)")
    #expect(text.contains("try: ") && text.contains(hint), "\(text)")
  }

  @Test("`edit LINE` shows the line and what can be done to it")
  func shows() {
    let session = lab()
    let text = session.text("edit 3")
    #expect(text.hasPrefix(" 3 | \(double)\n"))
    for way in ["`edit 3 TEXT`", "`edit 3 + TEXT`", "`edit 3 -`"] { #expect(text.contains(way)) }
  }

  @Test("a module of the course has its text, whatever strategy is used")
  func lessonModule() {
    let session = Lab(.test())
    _ = session.respond(to: "load L03")
    #expect(session.text("list leaf 2").contains("(func $leaf (param $item i32)"))
    _ = session.respond(to: "strategy use ignore")
    #expect(session.respond(to: "edit 0 + ;; mine").outcome == .done)
    #expect(session.respond(to: "load L03").outcome == .done)
    #expect(!session.text("list 1 1").contains("mine"))
  }
}
