// What a policy, or a strategy, made of a schedule.

/// The score of one who played a schedule.
struct PolicyScore: Sendable {
  /// As in `my.policy` or `guard-reinit`.
  let name: String
  /// Requests that failed, with those that were refused.
  var failed = 0
  /// Requests whose answers went with the instances that gave them.
  var lost = 0
  /// Requests that were answered while an expectation did not hold; nil if nothing was expected.
  var corrupted: Int?
  var refused = 0
  var coldStarts = 0
  var ticks = 0
  /// What was decided, in order.
  var decisions: [Decision] = []

  /// A failure, and what was done about it.
  struct Decision: Sendable {
    /// From 1.
    let request: Int
    /// As in `transfer(1, 2, 30)`.
    let call: String
    let failure: Policy.Failure
    /// As in `PanicError: overdraft`.
    let message: String
    /// As in `reinit-next (line 3)`.
    let action: String
  }
}
