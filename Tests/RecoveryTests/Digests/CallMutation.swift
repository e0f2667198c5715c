// What can become of an outcome, and what can be asked of the host: all of it, for the digest.

@testable import JavaScript
@testable import Recovery

extension Mutation {
  private static let one = JSValue.number(1)
  private static let object = ObjectID(3)

  static let completions = all.map { completion in
    Mutation("\(completion)") { worker in
      var frame = CallFrame.bottom
      frame.completion = completion
      worker.realm.script.callers.append(frame)
    }
  }

  private static let all: [Completion] =
    [
      .activation, .job, .push, .pushBelow, .discard, .operand(0), .operand(1), .this,
      .truth(orError: nil, then: .push), .truth(orError: "a", then: .push),
      .truth(orError: nil, then: .job), .replaced(one, then: .push), .replaced(.null, then: .push),
      .mustBeObject(then: .push), construction(object, [], .null),
      construction(object, [one], .null),
      construction(object, [], one), construction(ObjectID(4), [], .null), .instance(of: one),
      .instance(of: .null), .ancestry(wanted: object, then: .push), .keys(.all, then: .push),
      .keys(.enumerable(of: object), then: .push), .settle(object, then: .push),
      .executor(object, then: .push), .rejection(object, then: .push),
      .thenOf(one, promise: object, then: .push), .thenOf(.null, promise: object, then: .push),
      .thenOf(one, promise: ObjectID(4), then: .push), .wait(object), .wait(ObjectID(4)),
      .finally(.value(one), promise: object, then: .push),
      .finally(.thrown(one), promise: object, then: .push),
    ] + walks.map { .walk($0, then: .push) } + propertyWalks.map { .properties($0, then: .push) }

  private static func construction(
    _ function: ObjectID, _ arguments: [JSValue], _ newTarget: JSValue
  ) -> Completion {
    .prototype(.init(function: function, arguments: arguments, newTarget: newTarget), then: .push)
  }

  private static let forms: [ArrayWalk.Form] = [
    .map, .filter, .some, .every, .find, .findIndex, .reduce, .from, .pairs,
  ]

  private static let walks =
    forms.map { ArrayWalk(form: $0, array: object, callback: one, this: one, count: 1) } + [
      ArrayWalk(form: .forEach, array: object, callback: one, this: one, count: 1),
      ArrayWalk(form: .forEach, array: ObjectID(4), callback: one, this: one, count: 1),
      ArrayWalk(form: .forEach, array: object, callback: .null, this: one, count: 1),
      ArrayWalk(form: .forEach, array: object, callback: one, this: .null, count: 1),
      ArrayWalk(form: .forEach, array: object, callback: one, this: one, count: 2),
      ArrayWalk(form: .forEach, array: object, callback: one, this: one, count: 1, index: 1),
      ArrayWalk(form: .forEach, array: object, callback: one, this: one, count: 1, element: one),
      ArrayWalk(form: .forEach, array: object, callback: one, this: one, count: 1, results: [one]),
    ]

  private static let propertyWalks = [
    PropertyWalk(form: .spread(into: object), sources: []),
    PropertyWalk(form: .assign(into: object), sources: []),
    PropertyWalk(form: .values, sources: []), PropertyWalk(form: .entries, sources: []),
    PropertyWalk(form: .values, sources: [one]),
    PropertyWalk(form: .values, sources: [], keys: [one]),
    PropertyWalk(form: .values, sources: [], index: 1),
    PropertyWalk(form: .values, sources: [], stage: .value),
    PropertyWalk(form: .values, sources: [], stage: .assignment),
    PropertyWalk(form: .values, sources: [], results: [one]),
  ]

  static let requests = hostRequests.map { request in
    Mutation("\(request)") {
      $0.realm.script.activations.append(.init(status: .awaitsHost(request)))
    }
  }

  private static let tag = HostTag(kind: 1)

  private static let hostRequests: [Interpreter.HostRequest] = [
    .call(tag, this: one, arguments: []), .call(tag, this: .null, arguments: []),
    .call(tag, this: one, arguments: [one]), .call(HostTag(kind: 2), this: one, arguments: []),
    .construct(tag, arguments: [], newTarget: one),
    .construct(tag, arguments: [one], newTarget: one),
    .construct(tag, arguments: [], newTarget: .null), .get(tag, object: object, key: "a"),
    .get(tag, object: object, key: "b"), .get(tag, object: ObjectID(4), key: "a"),
    .set(tag, object: object, key: "a", value: one),
    .set(tag, object: object, key: "a", value: .null),
  ]
}
