// May the instance be trusted? The flag, who set it and why, the hook, refused calls, the glue.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// The view of `poison`.
public enum PoisonView {
  /// What is known of the current instance.
  public static func sheet(_ worker: Worker) -> Sheet {
    var sheet = Sheet()
    sheet.say(verdict(worker))
    let realm = worker.realm
    let own = realm.events.filter { $0.instance == realm.instanceCount }
    if let set = own.last(where: { if case .flagSet = $0.kind { true } else { false } }) {
      sheet.state("set", StyledText(writer(set, own), .poison))
      let hooks = own.count { if case .hook = $0.kind { true } else { false } }
      sheet.state("hook", hooks == 0 ? "never ran" : "ran \(times(hooks))")
      let refused = own.count { if case .refused = $0.kind { true } else { false } }
      sheet.state("refused since", "\(refused) call\(refused == 1 ? "" : "s")")
    } else if let stop = own.last(where: \.isStop) {
      sheet.state("last stop", StyledText(place(stop), .trap))
    }
    sheet.state("flag", flag(worker))
    if worker.isGuarded {
      sheet.state(
        "glue",
        "called_abort=\(worker.calledAbort)  reinit_scheduled=\(worker.reinitScheduled)  "
          + "instance_id=\(worker.instanceID)")
    }
    if worker.strategy.resetsByShim {
      sheet.state(
        "shim",
        "criticalError=\(worker.criticalError)   (true: reset before the next request)")
    }
    return sheet
  }

  private static func verdict(_ worker: Worker) -> StyledText {
    let instance = "instance \(worker.realm.instanceCount)"
    return switch worker.terminatedFlag {
    case 0?: StyledText("0 live", .ok) + "  \(instance)"
    case let flag?: StyledText("\(flag) terminated !", .poison) + "  \(instance)"
    case nil: "no flag  \(instance): nothing marks it as dead"
    }
  }

  /// As in `tick 231 by the glue, after L001 unreachable in request #2`.
  private static func writer(_ event: Event, _ events: [Event]) -> String {
    guard case .flagSet(let writer) = event.kind else { return "" }
    let request = event.request.map { " in request #\($0)" } ?? " in no request"
    return "at tick \(event.tick) by the \(writer)\(cause(event, events))\(request)"
  }

  /// What came out of Wasm just before: a trap, or an exception without its envelope.
  private static func cause(_ set: Event, _ events: [Event]) -> String {
    let before = events.filter { $0.tick <= set.tick && $0.request == set.request }
    guard let last = before.last(where: { $0.isStop || $0.isThrow }) else { return "" }
    switch last.kind {
    case .trap(let trap, _):
      let explanation = Explanation.of(trap)
      return ", after \(explanation.code) \(explanation.title)"
    case .exhausted: return ", after \(Explanation.exhaustion.code) call stack exhausted"
    case .thrown(let tag, _): return ", after L101 exception \(tag)"
    default: return ""
    }
  }

  private static func place(_ event: Event) -> String {
    let request = event.request.map { ", request #\($0)" } ?? ""
    return "\(EventView.sentence(event.kind)), tick \(event.tick)\(request)"
  }

  private static func flag(_ worker: Worker) -> StyledText {
    guard let address = worker.terminatedFlagAddress else {
      return "this module has no __instance_terminated"
    }
    return StyledText("u32[\(NumberText.hex(address))], named by __instance_terminated")
      + (worker.isGuarded ? "" : "; no guard reads it")
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}

extension Event {
  /// True for a trap or an exhaustion.
  fileprivate var isStop: Bool {
    switch kind {
    case .trap, .exhausted: true
    default: false
    }
  }

  fileprivate var isThrow: Bool { if case .thrown = kind { true } else { false } }
}
