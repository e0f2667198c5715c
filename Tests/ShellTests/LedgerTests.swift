// The ledger, `unwind`, `handlers` and `poison` on modules made by hand, in both encodings.

import Shell
import Testing

@Suite struct LedgerTests {
  /// A function that owns something, in each encoding; `run` catches, `leak` traps behind a store.
  private static let modules: [(name: String, title: String, text: String)] = [
    (
      "modern.wat", "try_table",
      """
      (module (tag $t (export "tag") (param i32)) (memory (export "memory") 1)
        (func $throws (throw $t (i32.const 7)))
        (func $owns (block $pad (result exnref)
          (try_table (catch_all_ref $pad) (call $throws) (return)) (unreachable))
          (i32.store8 (i32.const 16) (i32.const 5)) (throw_ref))
        (func (export "run") (block $caught (result i32)
          (try_table (catch $t $caught) (call $owns) (return)) (unreachable)) (drop))
        (func (export "leak") (i32.store8 (i32.const 16) (i32.const 1)) (unreachable)))
      """
    ),
    (
      "legacy.wat", "try",
      """
      (module (tag $t (export "tag") (param i32)) (memory (export "memory") 1)
        (func $throws (throw $t (i32.const 7)))
        (func $owns (try (do (call $throws))
          (catch_all (i32.store8 (i32.const 16) (i32.const 5)) (rethrow 0))))
        (func (export "run") (try (do (call $owns)) (catch $t (drop))))
        (func (export "leak") (i32.store8 (i32.const 16) (i32.const 1)) (unreachable)))
      """
    ),
  ]

  private static func lab(_ module: (name: String, title: String, text: String)) -> Lab {
    let session = Lab(.test(files: [module.name: Array(module.text.utf8)]))
    _ = session.respond(to: "strategy use ignore")
    _ = session.respond(to: "load \(module.name)")
    return session
  }

  @Test("an unwinding is shown as it happened, and agrees with the handlers", arguments: 0...1)
  func unwinding(_ number: Int) {
    let module = Self.modules[number]
    let session = Self.lab(module)
    _ = session.respond(to: "call run()")
    let picture = session.text("unwind")
    #expect(
      picture.contains("UNWIND  tag  thrown at tick") || picture.contains("UNWIND  t  thrown"))
    #expect(picture.contains(" \(module.title) "), "\(picture)")
    #expect(picture.contains("popped") && picture.contains("~ cleanup ran"), "\(picture)")
    #expect(picture.contains("CAUGHT → +0x"), "\(picture)")
    #expect(picture.contains("by the handlers alone, and it happened so"), "\(picture)")
  }

  @Test(
    "at a throw the rest is told by the handlers; behind it, by what happened", arguments: 0...1)
  func halfway(_ number: Int) {
    let session = Self.lab(Self.modules[number])
    _ = session.respond(to: "catch throw")
    _ = session.respond(to: "start run()")
    _ = session.respond(to: "continue")
    let before = session.text("unwind")
    #expect(before.contains("would be popped") && before.contains("would CATCH"), "\(before)")
    let handlers = session.text("handlers")
    #expect(handlers.contains("catch_all") && handlers.contains("caught in frame 2"), "\(handlers)")
    #expect(handlers.contains("never: no clause takes a trap"))
    _ = session.respond(to: "continue")
    #expect(session.text("unwind").contains("CAUGHT"))
    _ = session.respond(to: "goto begin")
    #expect(session.text("unwind").contains("nothing was thrown"))
  }

  @Test("the ledger of a trap names what was written, of an answer that nothing is missing")
  func ledger() {
    let session = Self.lab(Self.modules[0])
    _ = session.respond(to: "request run")
    #expect(session.text("ledger").contains("nothing is missing"))
    _ = session.respond(to: "request leak")
    let ledger = session.text("ledger")
    #expect(ledger.contains("trap unreachable"))
    #expect(ledger.contains("1 byte in 1 place"), "\(ledger)")
    #expect(ledger.contains("not known: no function has the name of an allocator"))
    #expect(ledger.contains("not known: this module names no __stack_pointer"))
    #expect(session.text("ledger 1").contains("request #1 run"))
    #expect(session.text("ledger 9").contains("no request #9"))
    #expect(session.text("ledger x").contains("`x` is no request"))
  }

  @Test("poison says who set the flag, after what, and how often calls were refused")
  func poison() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use guard")
    _ = session.respond(to: "load bank")
    #expect(session.text("poison").contains("0 live"))
    _ = session.respond(to: "request fail_unreachable")
    for _ in 1...2 { _ = session.respond(to: "request balance 1") }
    let text = session.text("poison")
    #expect(text.contains("1 terminated !") && text.contains("by the glue, after L001 unreachable"))
    #expect(text.contains("2 calls") && text.contains("in request #1"), "\(text)")
  }
}
