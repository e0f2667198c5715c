// Programs that call the host, and what its answers do to them.

import WasmMachine
import WasmModel

enum HostScenarios {
  static let all: [Scenario] = answers + nested

  private static let answers: [Scenario] = [
    Scenario("the host returns two values", answers: [.returns([3, 4])], .returns(1, 3, 4)) {
      $0.importFunction("ask", [.i32], [.i32, .i64])
      $0.run([], [.i32, .i32, .i64], [.i32(1), .i32(2), .call(0)])
    },
    Scenario(
      "the host is asked twice", answers: [.returns([30]), .returns([4])], .returns(34)
    ) {
      $0.importFunction("ask", [], [.i32])
      $0.run([], [.i32], [.call(0), .call(0), .add])
    },
    Scenario(
      "an exception of the host is caught by its tag",
      answers: [.throwsException(tag: "problem", [7])], .returns(8)
    ) { asks(&$0, [.call(0), .unreachable]) },
    Scenario(
      "an exception of the host passes through a frame",
      answers: [.throwsException(tag: "problem", [7])], .returns(8)
    ) {
      asks(&$0, [.call(2), .unreachable])
      $0.function(nil, [.call(0), .unreachable])
    },
    Scenario(
      "a trap of the host is not caught", answers: [.traps(.unreachable)], .traps(.unreachable)
    ) {
      asks(&$0, [.call(0), .unreachable])
    },
    Scenario("an exhaustion of the host is not caught", answers: [.exhausts], .exhausts) {
      asks(&$0, [.call(0), .unreachable])
    },
    Scenario(
      "an exception of a host function called by a tail call goes to the caller",
      answers: [.throwsException(tag: "problem", [7])], .returns(8)
    ) {
      asks(&$0, [.call(2), .unreachable])
      $0.function(
        nil,
        [.block(), .tryTable(.empty, .all(0)), .returnCall(0), .end, .unreachable, .end])
    },
    bare("a host function that is called directly returns", [.returns([5])], .returns(5)),
    bare(
      "a host function that is called directly throws",
      [.throwsException(tag: "problem", [7])], .throwsPayload([7])),
    bare(
      "a host function that is called directly traps", [.traps(.unreachable)],
      .traps(.unreachable)),
  ]

  /// `run` catches what its body throws with the host's tag, and adds 1.
  private static func asks(_ module: inout Module, _ body: [Instruction]) {
    module.importFunction("ask")
    module.importTag("problem", [.i32])
    module.run(
      [], [.i32],
      [.block(.i32), .tryTable(.empty, .tag(0, 0))] + body + [.end, .unreachable, .end]
        + [.i32(1), .add])
  }

  /// `run` is the imported function itself.
  private static func bare(_ name: String, _ answers: [Answer], _ outcome: Outcome) -> Scenario {
    Scenario(name, arguments: [1, 2], answers: answers, outcome) {
      $0.importFunction("ask", [.i32, .i32], [.i32])
      $0.importTag("problem", [.i32])
      $0.exports.append(Export(name: "run", description: .function(FunctionIndex(0))))
    }
  }

  private static let nested: [Scenario] = [
    Scenario(
      "an export that is called while a host call waits leaves the outer call as it was",
      answers: [.calls("add", [2, 3]), .returns([10])], .returns(13)
    ) { callsBack(&$0) },
    Scenario(
      "a trap in the nested call leaves the outer waiting",
      answers: [.calls("trap", []), .returns([10])], .returns(13)
    ) { callsBack(&$0) },
    Scenario(
      "an exception in the nested call does not reach the outer",
      answers: [.calls("throw", []), .returns([10])], .returns(13)
    ) { callsBack(&$0) },
    Scenario(
      "an exhaustion in the nested call leaves the outer waiting",
      answers: [.calls("recurse", []), .returns([10])], limits: fewFrames, .returns(13)
    ) { callsBack(&$0) },
    Scenario(
      "host calls inside nested calls",
      answers: [.calls("run", []), .calls("add", [2, 3]), .returns([20]), .returns([10])],
      .returns(13)
    ) { callsBack(&$0) },
    Scenario(
      "a nested call while a tail call to the host waits",
      answers: [.calls("add", [2, 3]), .returns([10])], .returns(10)
    ) {
      callsBack(&$0)
      $0.exports.removeAll { $0.name == "run" }
      $0.run([], [.i32], locals: [.i64, .i64], [.i32(1), .returnCall(0)])
    },
  ]

  private static func callsBack(_ module: inout Module) {
    module.importFunction("ask", [.i32], [.i32])
    module.tag()
    module.function("add", [.i32, .i32], [.i32], locals: [.i32], [.get(0), .get(1), .add])
    module.function("trap", locals: [.i32], [.i32(5), .unreachable])
    module.function("throw", [.throw(0)])
    module.function("recurse", [.call(4)])
    module.run(
      [], [.i32],
      [
        .block(), .tryTable(.empty, .all(0)), .i32(3), .i32(1), .call(0), .add, .return,
        .end, .unreachable, .end, .unreachable,
      ])
  }

  private static let fewFrames: MachineLimits = {
    var limits = MachineLimits()
    limits.frames = 20
    return limits
  }()
}
