// The journal: positions that stay valid, and what can no longer be undone.

import Stepping
import Testing

@Suite struct JournalTests {
  private func journal(_ count: Int) -> Journal<Int> {
    var journal = Journal<Int>()
    for number in 0..<count { journal.append(number) }
    return journal
  }

  @Test("a new journal is empty")
  func empty() {
    var journal = journal(0)
    let last = journal.popLast(downTo: 0)
    #expect(last == nil)
    #expect(journal.count == 0 && journal.end == 0)
    #expect(journal.entries(from: 0).isEmpty)
  }

  @Test("entries come back newest first, down to a position")
  func popLast() {
    var journal = journal(5)
    var popped: [Int] = []
    while let entry = journal.popLast(downTo: 2) { popped.append(entry) }
    #expect(popped == [4, 3, 2])
    #expect(journal.end == 2 && journal.count == 2)
  }

  @Test("the entries from a position to the end")
  func entries() {
    let journal = journal(5)
    #expect(Array(journal.entries(from: 3)) == [3, 4])
    #expect(Array(journal.entries(from: 0)) == [0, 1, 2, 3, 4])
    #expect(journal.entries(from: 5).isEmpty)
  }

  @Test("positions stay valid when the oldest entries are forgotten")
  func forget() {
    var journal = journal(5)
    journal.forget(before: 3)
    #expect(journal.end == 5 && journal.count == 2)
    #expect(Array(journal.entries(from: 4)) == [4])
    #expect(Array(journal.entries(from: 0)) == [3, 4])
    journal.append(5)
    #expect(journal.end == 6)
    let newest = journal.popLast(downTo: 5)
    #expect(newest == 5)
  }

  @Test("what is forgotten cannot be undone")
  func undoForgotten() {
    var journal = journal(5)
    journal.forget(before: 3)
    var popped: [Int] = []
    while let entry = journal.popLast(downTo: 0) { popped.append(entry) }
    #expect(popped == [4, 3])
    #expect(journal.end == 3)
  }

  @Test("forgetting before the beginning forgets nothing, and beyond the end all")
  func forgetTooMuch() {
    var journal = journal(3)
    journal.forget(before: 0)
    #expect(journal.count == 3)
    journal.forget(before: 99)
    #expect(journal.count == 0 && journal.end == 3)
    journal.forget(before: 1)
    #expect(journal.end == 3)
  }
}
