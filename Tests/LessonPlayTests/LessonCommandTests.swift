// Going through the course: from lesson to lesson, from part to part, and what is remembered.

import Course
import Shell
import Styling
import Testing

struct LessonCommandTests {
  /// Lines that are typed behind `lesson L01`, what the last one must say, and what the progress
  /// file must hold then.
  struct Row: Sendable, CustomTestStringConvertible {
    let lines: [String]
    let says: String
    let notes: [String]

    init(_ lines: [String], _ says: String, _ notes: [String] = []) {
      (self.lines, self.says, self.notes) = (lines, says, notes)
    }

    var testDescription: String { lines.joined(separator: "; ") }
  }

  // One row a line.
  // swift-format-ignore
  static let rows = [
    Row(["lesson next"], "L02 After the trap", ["current L02"]),
    Row(["lesson next", "lesson prev"], "L01 What is a trap?", ["current L01"]),
    Row(["call dive()", "continue", "back"], "back in dive, back in dive, back in dive, back in dive, 19996 more frames, un-failed"),
    Row(["request read 4", "call divide(4, 2)", "events"], "last call 39 call divide(4, 2)"),
    Row(["divide(4, 2)"], "unknown command `divide(4,` try: call divide(4, 2)"),
    Row(["load lesson"], "memory 1 page, exceptions: none"),
    Row(["call give_up()", "continue", ""], "The first trap"),
    Row(["predict P1 value"], "`more` (or Enter) says what is so, and goes on"),
    Row(["more", "more", "more", "more", "predict P1 value", "check"], "P1: you said value, it is trap"),
    Row(["predict P1 value", "check", "check"], "not yet - further on: T1, T2, T3 (`more`)"),
    Row(["answer T2 i32.load", "check"], "T2: That is the first load."),
    Row(["lesson prev"], "L01 is the first lesson try: lessons"),
    Row(["lesson jump"], "the id of a task is missing try: lesson jump T2"),
    Row(["lesson jump T9"], "L01 has no task `T9` try: lesson jump T1 | T2 | T3"),
    Row(["lesson jump t2"], "L01, begun anew, and the solution played up to T2: 14 lines Task T2"),
    Row(["lesson jump T2", "check"], "not yet - T2 has no answer yet: `answer T2 VALUE` - further on: T3 (`more`)"),
    Row(["answer T2 5", "lesson restart", "task T2"], "T2 Somebody sends us this error"),
    Row(["task t9"], "L01 has no task `t9` try: one of: T1, T2, T3"),
    Row(["task"], "further on: T2, T3 (`more`)"),
    Row(["lesson jump T3", "task"], "Task T2 Somebody sends us this error"),
    Row(["answer T2 5", "check"], "T2: compare the offsets with 0xfe - further on: T3 (`more`)"),
    Row(["answer T2 5", "reset lesson", "check"], "further on: T1, T2, T3 (`more`)"),
    Row(["lesson nxt"], "no lesson `nxt` try: one of: L01"),
    Row(["lesson nxt"], "next, prev, restart"),
    Row(["lesson L02", "predict P1 lots"], "P1 asks for a number try: predict P1 NUMBER"),
    Row(["predict P1 value", ""], "The first trap"),
    Row(["skip"], "L01 is left for later: `lesson L01` comes back to it L02", ["skipped L01", "current L02"]),
    Row(["skip", "lessons"], "skipped L01 What is a trap? open L02"),
    Row(["skip", "skip", "lesson L01", "progress"], "skipped L02", ["skipped L01", "skipped L02"]),
    Row(["more", "more back"], "What is a trap? "),
    Row(["more back"], "this is the first part of L01 try: more"),
    Row(["more on"], "`more on` is unknown try: more or more back"),
    Row(["more", "lesson"], "What is a trap?"),
    Row(["progress"], "kept in progress.txt; `reset progress` forgets it"),
    Row(["skip", "reset progress"], "nothing was changed. `reset progress yes` forgets your progress in all lessons: L01", ["skipped L01"]),
    Row(["skip", "reset progress L01 yes", "lessons"], "- L01", ["current L02"]),
    Row(["reset progress L01 L02"], "one lesson at a time"),
    Row(["reset everything"], "`reset everything` is unknown"),
    Row(["step"], "`more` goes on with the lesson"),
    Row(["myth"], "M4 L02 A trap frees memory"),
    Row(["myth M99"], "no myth `M99` try: one of: M1"),
    Row(["call give_up()", "myth m4"], "So it is: Every store before the trap stays, and memory never shrinks."),
    Row(["myth 4"], "They say: A trap frees memory"),
    Row(["call give_up()", "myth M4", "bt"], "what-is-a-trap!give_up+0x01"),
    Row(["upstream WU2"], "known asserted by an upstream test"),
    Row(["load L02", "info exports"], "transfer"),
    Row(["load lesson/other"], "L01 has no module `other` try: load lesson"),
  ]

  @Test("the course goes on, goes back, and remembers", arguments: rows)
  func commands(_ row: Row) {
    var player = LessonPlayer("L01")
    var answer = player.opening
    for line in row.lines { answer = player.play(line) }
    #expect(answer.says(row.says), "\(answer.lines)")
    let file = player.files.find("progress.txt")?.split(separator: "\n").map(String.init) ?? []
    for note in row.notes { #expect(file.contains(note), "\(file)") }
  }

  @Test("a lesson that is done leads to the next one")
  func done() throws {
    let lesson = try #require(try Lessons.all().first)
    var player = LessonPlayer(lesson.id)
    for line in lesson.solution.commands + ["check"] { _ = player.play(line) }
    let page = lesson.page.sections.flatMap { _ in [player.play("more"), player.play("more")] }
    #expect(player.play("progress").says("`lesson L02` opens After the trap"))
    #expect(page.last?.says("L01 is done: `lesson next` goes on, `progress` shows how far") == true)
    #expect(player.play("skip").says("L01 was done and stays so"))
  }

  @Test("Enter does not pass a question by at once; `more` does")
  func reminder() {
    var player = LessonPlayer("L01")
    var answer = player.opening
    for _ in 0..<9 where !answer.says("Predict P1") { answer = player.play("more") }
    #expect(player.play("").says("P1 waits: `predict P1 VALUE`; `more` goes on without it"))
    #expect(player.play("").says("More kinds"))
    #expect(player.play("more back").says("Predict P1"))
    #expect(player.play("predict P1 trap").says("`more` (or Enter) says what is so, and goes on"))
    #expect(player.play("").says("P1: you said trap, and so it is"))
  }

  @Test("a verdict is said once, also of a prediction that was made late or anew")
  func verdicts() throws {
    var player = LessonPlayer("L01")
    #expect(!player.play("check").says("you said"))
    for _ in 0..<40 where !player.play("more").says("that was the page") {}
    _ = player.play("predict P1 value")
    #expect(player.play("more").says("P1: you said value, it is trap"))
    #expect(!player.play("check").says("you said"))
    _ = player.play("predict P1 trap")
    #expect(player.play("check").says("P1: you said trap, and so it is"))
    #expect(!player.play("check").says("you said"))
  }

  @Test("when a lesson is done, its page and the list say where to go")
  func end() throws {
    let lesson = try #require(try Lessons.all().first { $0.id == "L07" })
    var player = LessonPlayer("L07")
    #expect(player.findFailure(in: lesson.solution.commands) == nil)
    #expect(player.play("check").says("`more` shows the rest of the page next: `lesson next`"))
    #expect(player.play("progress").says("`more` goes on with L07"))
    let end = "that was the page; L07 is done: `lesson next` goes on"
    for _ in 0..<40 where !player.play("more").says(end) {}
    #expect(player.play("more").says(end))
    #expect(player.play("progress").says("`lesson L01` opens What is a trap?"))
    #expect(!player.play("check").says("rest of the page"))
  }

  @Test("in linear form a lesson says that its pages have another one", arguments: [true, false])
  func form(_ isLinear: Bool) {
    var environment = FileTable().environment()
    environment.isLinear = isLinear
    var session = Session(environment)
    let lines = session.respond(to: "lesson L07").lines.map { $0.text() }
    #expect(lines[1].contains("one fact a line") == isLinear, "\(lines)")
  }

  @Test("a single side has no letter before its events", arguments: [true, false])
  func letters(_ isASCII: Bool) {
    var environment = FileTable().environment()
    environment.isASCII = isASCII
    var session = Session(environment)
    for line in ["lesson L07", "call serve(100, 4)"] { _ = session.respond(to: line) }
    let lines = session.respond(to: "events").lines.map { $0.text() }
    #expect(lines.first == "ignore, last call" || lines.first == "A ignore, last call")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") }, "\(lines)")
  }

  @Test("`lesson` alone opens the one that was open last")
  func resume() {
    let player = LessonPlayer("L02")
    let files = player.files
    var session = Session(files.environment())
    let lines = session.respond(to: "lesson").lines.map { $0.text() }
    #expect(lines.first == "L02")
  }

  @Test("each part fits the screen, and together they are the page", arguments: [20, 24, 50])
  func parts(_ height: Int) throws {
    for lesson in try Lessons.all() {
      var environment = FileTable().environment()
      environment.height = height
      var session = Session(environment)
      var parts = [session.respond(to: "lesson \(lesson.id)").lines]
      while parts.count < 60, !parts[parts.count - 1].isEmpty {
        let response = session.respond(to: "more")
        if response.lines.count <= 2 { break }
        parts.append(response.lines)
      }
      let text = parts.joined().map { $0.text() }.joined(separator: " ")
      for task in lesson.page.tasks { #expect(text.contains("Task \(task.id)"), "\(lesson.id)") }
      let tall = parts.filter { $0.count > height + 2 }
      #expect(tall.count <= parts.count / 4, "\(lesson.id) \(tall.map(\.count))")
    }
  }
}
