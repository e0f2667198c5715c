// Bounded history: copies are thinned out as they age, and the oldest moves are forgotten.

extension Timeline {
  /// How many copies of the world are kept.
  public var copies: Int { leaps.count }

  /// How many changes are held, with what copies count.
  public var held: Int { now.journalCount + heldByLeaps }

  /// Counts anew what the leaps hold. One copy is free: without it there would be no way back over
  /// a leap of a world with a large memory.
  @usableFromInline
  mutating func weighLeaps() {
    heldByLeaps =
      leaps.reduce(0) { $0 + $1.before.journalCount }
      + leaps.dropLast().reduce(0) { $0 + $1.before.copyCost }
  }

  /// True if nothing happened between a leap and the next one.
  private func areAdjacent(_ number: Int) -> Bool {
    leaps[number].place + leaps[number].ticks == leaps[number + 1].place
  }

  /// Makes one leap of a leap and the adjacent one: the way back gets longer, not shorter.
  private mutating func mergeLeap(_ number: Int) {
    var entry = past.count
    for _ in number + 1..<leaps.count {
      entry = past[..<entry].lastIndex { $0.event == .leap } ?? entry
    }
    past.remove(at: entry)
    leaps[number].ticks += leaps.remove(at: number + 1).ticks
  }

  /// Merges all leaps that can be merged, but not the newest one.
  mutating func mergeAdjacentLeaps() {
    for number in leaps.indices.dropLast(2).reversed() where areAdjacent(number) {
      mergeLeap(number)
    }
    weighLeaps()
  }

  /// Merges leaps so that, of a long run, few copies are left of what is long ago and more of what
  /// is near: about two for each doubling of the distance.
  @usableFromInline
  mutating func mergeOldLeaps() {
    for number in leaps.indices.dropLast(2).reversed()
    where areAdjacent(number) && areAdjacent(number + 1)
      && leaps[number].ticks + leaps[number + 1].ticks <= 2 * leaps[number + 2].ticks
    {
      mergeLeap(number)
    }
    weighLeaps()
  }

  /// Lessens what is held: by merging leaps, or else by forgetting the oldest moves.
  @usableFromInline
  mutating func forgetOldest() {
    mergeAdjacentLeaps()
    if held > journalLimit { forget(before: firstEntryToKeep) }
  }

  /// The entry from which on the history holds at most half the limit.
  private var firstEntryToKeep: Int {
    var budget = journalLimit / 2
    var number = leaps.count
    var (end, journal) = (past.count, now.journalCount)
    while true {
      // The steps between the leap before, if there is one, and `end` share a journal.
      let start = past[..<end].lastIndex { $0.event == .leap }.map { $0 + 1 } ?? 0
      if journal > budget { return end - (end - start) * budget / journal }
      budget -= journal
      guard start > 0 else { return 0 }
      number -= 1
      if number < leaps.count - 1 {
        budget -= leaps[number].before.copyCost
        if budget < 0 { return start }
      }
      (end, journal) = (start - 1, leaps[number].before.journalCount)
    }
  }

  /// Forgets the entries before one of them.
  private mutating func forget(before first: Int) {
    let first = min(first, past.count - 1)
    guard first > 0 else { return }
    let gone = past[..<first]
    let goneLeaps = gone.count { $0.event == .leap }
    forgottenTicks += gone.count { $0.event == .tick }
    forgottenTicks += leaps[..<goneLeaps].reduce(0) { $0 + $1.ticks }
    inputs.removeFirst(gone.count { $0.event == .input })
    leaps.removeFirst(goneLeaps)
    // The changes of a step are held by the next leap's copy.
    if leaps.isEmpty {
      now.forget(before: past[first].mark)
    } else {
      leaps[0].before.forget(before: past[first].mark)
    }
    past.removeFirst(first)
    weighLeaps()
  }
}
