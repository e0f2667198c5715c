// Workers with bindings, releases of wasm-bindgen, and what `upstream` and `gc` say.

import Testing

@Suite struct WorkerTests {
  @Test("a release of wasm-bindgen can be chosen: before 0.2.114 nothing refuses a call")
  func release() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use guard")
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "request fail_unreachable")
    #expect(session.text("request balance 1").contains("Module terminated"))
    #expect(session.text("set release 0.2.112").contains("bank is loaded anew"))
    _ = session.respond(to: "request fail_unreachable")
    #expect(session.text("request balance 1").contains("=> 99"))
    #expect(session.text("set release 1").contains("try: set release 0.2.114"))
    #expect(session.text("set").contains("release 0.2.112"))
  }

  @Test("a worker with bindings is called in JavaScript")
  func javaScript() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use guard-reinit")
    _ = session.respond(to: "load workshop")
    #expect(session.text("call greet(\"Bob\")").contains("=> Hello, Bob!"))
    #expect(session.text("call greet \"Bob\"").contains("=> Hello, Bob!"))
    #expect(session.text("call add 1 2").contains("=> 3"))
    #expect(session.text("call globalThis.c = new Counter(5); c.increment()").contains("=> 6"))
    #expect(session.text("request add(1, 2)").contains("#1 add(1, 2)  => 3"))
    #expect(session.text("call gret(1)").contains("did you mean `greet`?"))
    let broken = session.text("call greet(")
    #expect(broken.contains("expected an expression") && broken.contains("      ^"))
  }

  @Test("gc lets finalizers drop what nobody can reach")
  func collect() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use guard-reinit")
    _ = session.respond(to: "load workshop")
    _ = session.respond(to: "call new Counter(5); 0")
    _ = session.respond(to: "gc")
    #expect(session.text("events all").contains("collect"))
  }

  @Test("upstream names the construct, the file, the release and how it is known")
  func upstream() {
    let session = Lab(.test())
    #expect(session.text("upstream").contains("call-guard"))
    let row = session.text("upstream call-guard")
    #expect(row.contains("crates/cli-support/src/js/mod.rs") && row.contains("0.2.118"))
    #expect(row.contains("read in upstream's source") && row.contains("section 4.2"))
    _ = session.respond(to: "strategy use guard-reinit")
    _ = session.respond(to: "load bank")
    #expect(session.text("upstream __wbg_handle_catch").contains("= terminated-flag"))
    #expect(session.text("upstream Module terminated").contains("asserted by an upstream test"))
    #expect(session.text("upstream call-gard").contains("did you mean `upstream call-guard`?"))
    _ = session.respond(to: "start deposit 1 2")
    #expect(session.text("upstream 1").contains("index.js"))
  }
}
