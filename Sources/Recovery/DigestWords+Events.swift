// Events as words for a digest.

import JavaScript
import WasmMachine
import WasmModel

extension DigestWords {
  mutating func add(_ event: Event) {
    add(event.tick)
    add(event.request) { $0.add($1) }
    add(event.instance)
    add(event.kind)
  }

  private mutating func add(_ kind: Event.Kind) {
    switch kind {
    case .request(let text): add(0, text)
    case .guarded(let flag, let calledAbort, let reinitScheduled):
      add(1)
      add(flag) { $0.add(UInt64($1)) }
      add(calledAbort)
      add(reinitScheduled)
    case .enter(let text): add(2, text)
    case .leave(let text): add(3, text)
    case .trap(let trap, let function): add(4, trap.digestText, function)
    case .exhausted(let function): add(5, function)
    case .thrown(let tag, let function): add(6, tag, function)
    case .landingPad(let function): add(7, function)
    case .caught(let tag, let function): add(8, tag, function)
    case .guardInWasm(let flag, let function): add(9, numbers: [Int(flag)], function)
    case .stackPointerRestored(let old, let new): add(10, numbers: [Int(old), Int(new)])
    case .leaveWrapped: add(11)
    case .leaveUnwrapped(let text): add(12, text)
    case .imported(let name, let arguments, let text):
      add(13, name)
      add(arguments) { $0.add($1) }
      add(text) { $0.add($1) }
    case .began(let id): add(14, numbers: [Int(id)])
    case .dropped(let id): add(15, numbers: [Int(id)])
    case .mark(let kind, let value): add(16, numbers: [Int(kind), Int(value)])
    case .flagSet(let writer): add(17, writer)
    case .hook(let index): add(18, numbers: [Int(index)])
    case .hookSwallowed(let text): add(19, text)
    case .reinitScheduled: add(20)
    case .criticalError: add(21)
    case .reset(let old, let new): add(22, numbers: [old, new])
    case .instantiated(let number): add(23, numbers: [number])
    case .startRan: add(24)
    case .console(let level, let text): add(25, level.rawValue, text)
    case .refused: add(26)
    case .fault(let text): add(27, text)
    case .changed(let text): add(37, text)
    case .collected: add(28)
    case .timer(let milliseconds):
      add(29)
      add(milliseconds)
    case .uncaught(let text): add(30, text)
    case .unhandledRejection(let text): add(31, text)
    case .cancelled(let request): add(32, numbers: [request])
    case .answered(let text): add(33, text)
    case .failed(let text): add(34, text)
    }
  }

  /// The number of a kind, and what it has: numbers, then texts.
  private mutating func add(_ kind: Int, numbers: [Int] = [], _ texts: String...) {
    self.add(kind)
    for number in numbers { add(number) }
    for text in texts { add(text) }
  }
}
