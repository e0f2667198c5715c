// The two worlds: what a panic and an abort lead to under each strategy.
//
// recovery-spec.md sections 14 and 15.

import Recovery
import Stepping
import Testing

@Suite struct StrategyTests {
  @Test("TR2: an abort under guard-reinit sets the flag, calls the hook and schedules a reinit")
  func abortUnderGuardReinit() throws {
    var worker = try bank(.guardReinit)
    worker.request("deposit", 1, 50)
    let answer = worker.request("fail_unreachable")
    #expect(answer == "RuntimeError: unreachable")
    #expect(
      worker.words(ofRequest: 2) == [
        "guard(flag=0 called=false scheduled=false)", "enter(fail_unreachable())", "begin(2)",
        "in-wasm-guard(0)", "trap(unreachable)",
        "leave-unwrapped(RuntimeError: unreachable)", "flag:=1(glue)", "hook(handler)",
        "import(__wbindgen_reinit)", "scheduled", "in-wasm-guard(1)", "trap(unreachable)",
        "hook-swallow(RuntimeError: unreachable)", "fail(RuntimeError: unreachable)",
      ])
    #expect(worker.request("deposit", 1, 1) == "101")
    #expect(
      worker.words(ofRequest: 3).prefix(4) == [
        "guard(flag=1 called=true scheduled=true)", "reset(1→2)", "instance(2)",
        "import(__wbg_next_instance)",
      ])
    #expect(worker.world.instanceID == 1)
    #expect(worker.world.terminatedFlag == 0)
  }

  @Test("TR3: a panic under guard-reinit runs the destructors and keeps instance and state")
  func panicUnderGuardReinit() throws {
    var worker = try bank(.guardReinit)
    worker.request("deposit", 1, 50)
    let answer = worker.request("transfer", 1, 2, 500)
    #expect(answer == "PanicError: overdraft: account 1 is 350 cents short")
    let words = worker.words(ofRequest: 2)
    let essence = words.filter { word in
      ["throw", "landing", "drop", "catch", "import(__wbindgen", "in-wasm", "sp", "leave", "fail"]
        .contains { word.hasPrefix($0) }
    }
    #expect(
      essence.drop { !$0.hasPrefix("throw") } == [
        "throw(__cpp_exception)", "landing-pad", "landing-pad", "drop(2)", "in-wasm-guard(0)",
        "landing-pad", "drop(1)", "in-wasm-guard(0)", "catch(__cpp_exception)",
        "import(__wbindgen_panic_error)", "in-wasm-guard(0)", "import(__wbindgen_rethrow)",
        "in-wasm-guard(0)", "landing-pad", "landing-pad", "sp-restored", "leave-wrapped",
        "fail(PanicError: overdraft: account 1 is 350 cents short)",
      ])
    #expect(words.filter { $0.hasPrefix("drop") } == ["drop(2)", "drop(1)"])
    #expect(worker.world.realm.instanceCount == 1)
    #expect(worker.world.terminatedFlag == 0)
    #expect(worker.world.stackPointer == 65536)
    #expect(worker.request("served") == "1")
  }

  @Test("S1: a panic under reinit runs no destructor; the next request meets a new instance")
  func panicUnderReinit() throws {
    var worker = try bank(.reinit)
    worker.request("deposit", 1, 50)
    #expect(worker.request("transfer", 1, 2, 500) == "RuntimeError: unreachable")
    let words = worker.words(ofRequest: 2)
    #expect(!words.contains { $0.hasPrefix("drop") })
    #expect(words.contains("critical"))
    #expect(worker.request("served") == "0")
    #expect(worker.world.realm.instanceCount == 2)
  }

  @Test("S0: after a panic under ignore the dirty instance goes on")
  func panicUnderIgnore() throws {
    var worker = try bank(.ignore)
    #expect(worker.request("transfer", 1, 2, 500) == "RuntimeError: unreachable")
    #expect(worker.request("in_flight") == "1")
    #expect(worker.world.realm.instanceCount == 1)
  }

  @Test("costs are counted off the history", arguments: [Strategy.reinit, .guardReinit])
  func costs(_ strategy: Strategy) throws {
    var worker = try bank(strategy)
    for _ in 1...3 { worker.request("deposit", 1, 50) }
    worker.request("transfer", 1, 2, 500)
    worker.request("served")
    worker.request("fail_unreachable")
    worker.request("served")
    let costs = Cost.ofFailures(in: worker.world.realm)
    #expect(costs.map(\.request) == [4, 6])
    let (panic, abort) = (costs[0].cost, costs[1].cost)
    #expect(panic.lostState == (strategy == .reinit ? 3 : 0))
    #expect(panic.coldStarts == (strategy == .reinit ? 1 : 0))
    #expect(panic.destructors == (strategy == .reinit ? 0 : 2))
    #expect(abort.lostState == (strategy == .reinit ? 1 : 4))
    #expect(abort.coldStarts == 1)
    #expect(abort.destructors == 0)
    let total = Cost(worker.world.realm)
    #expect(total.failed == 2)
    #expect(total.coldStarts == (strategy == .reinit ? 2 : 1))
  }

  @Test("the legacy encoding does what the standard one does")
  func legacyEncoding() throws {
    var legacy = try bank(.guardReinit, build: "unwind-legacy")
    var standard = try bank(.guardReinit)
    for name in ["fail_panic", "fail_index", "fail_read"] {
      #expect(legacy.request(name, -4) == standard.request(name, -4))
    }
    for number in 1...3 {
      #expect(legacy.words(ofRequest: number) == standard.words(ofRequest: number))
    }
  }
}
