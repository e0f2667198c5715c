// Faults that wait for their place or their time.

import WasmMachine
import WasmModel
import WasmValidation

/// A fault, and where it strikes. It strikes once.
public struct ArmedFault: Hashable, Sendable {
  public let fault: Fault
  public let trigger: Trigger
  /// The only request in which it strikes; nil for any request or call.
  public let request: Int?
  /// Counted from 1, in the order of arming.
  public internal(set) var number = 0

  /// Where a fault strikes.
  public enum Trigger: Hashable, Sendable {
    /// At the first place of a call at which the worker's Rust code could panic.
    case strikePoint
    /// Before an instruction; the text names it for people, as in `transfer+0x2e`.
    case place(FunctionIndex, pc: Int, text: String)
    /// Where Wasm calls an import.
    case importCall
  }

  public init(_ fault: Fault, _ trigger: Trigger = .strikePoint, request: Int? = nil) {
    self.fault = fault
    self.trigger = trigger
    self.request = request
  }

  /// Where and when, as in `at transfer+0x2e, on request 3`.
  public var whenText: String {
    let number = request.map { "on request \($0)" }
    return switch trigger {
    case .strikePoint: number ?? "in the next call"
    case .place(_, _, let text): "at \(text)" + (number.map { ", \($0)" } ?? "")
    case .importCall: "at the next call of an import" + (number.map { ", \($0)" } ?? "")
    }
  }
}

extension Worker {
  /// Arms a fault; it gets the next number.
  mutating func arm(_ fault: ArmedFault) {
    var fault = fault
    realm.faultsArmed += 1
    fault.number = realm.faultsArmed
    realm.armed.append(fault)
  }

  /// Removes an armed fault, or all of them.
  mutating func disarm(_ number: Int?) {
    realm.armed.removeAll { number == nil || $0.number == number }
  }

  /// The places in code at which armed faults strike.
  public var armedPlaces: [FunctionIndex: Set<Int>] {
    var places: [FunctionIndex: Set<Int>] = [:]
    for case .place(let function, let pc, _) in realm.armed.map(\.trigger) {
      places[function, default: []].insert(pc)
    }
    return places
  }

  /// True if the next instruction may be where an armed fault strikes, so that it must be stepped.
  var mayStrike: Bool {
    guard !realm.armed.isEmpty else { return false }
    return realm.armed.contains { armed in
      switch armed.trigger {
      case .strikePoint: isDue(armed)
      case .place(let function, let pc, _): isAt(function, pc)
      case .importCall: false
      }
    }
  }

  /// Lets an armed fault strike that is due before the next instruction. This is not a tick.
  mutating func strikeArmed() -> Bool {
    guard let index = realm.armed.firstIndex(where: strikesHere) else { return false }
    saveRealm()
    let armed = realm.armed.remove(at: index)
    if case .hostError = armed.fault {} else { realm.faultsStruck += 1 }
    strike(armed.fault)
    return true
  }

  private func strikesHere(_ armed: ArmedFault) -> Bool {
    guard isDue(armed) else { return false }
    return switch armed.trigger {
    case .strikePoint: isAtStrikePoint
    case .place(let function, let pc, _): isAt(function, pc)
    case .importCall: false
    }
  }

  private func isDue(_ armed: ArmedFault) -> Bool {
    armed.request == nil || armed.request == realm.currentRequest
  }

  private func isAt(_ function: FunctionIndex, _ pc: Int) -> Bool {
    guard machine.status == .running, let frame = machine.frames.last, Int(frame.pc) == pc
    else { return false }
    return machine.code(of: frame).function.index == function
  }

  /// Takes the armed error that a call of an import meets; nil if it meets none.
  mutating func takeHostError(at name: String) -> String? {
    for (index, armed) in realm.armed.enumerated() {
      guard armed.trigger == .importCall, isDue(armed),
        case .hostError(let message, let wanted) = armed.fault, wanted == nil || wanted == name
      else { continue }
      realm.armed.remove(at: index)
      realm.faultsStruck += 1
      note(.fault(armed.fault.text))
      return message
    }
    return nil
  }
}
