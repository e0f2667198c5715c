// The rules of a lesson that are seen by playing it.

import Course

extension CourseCheck {
  /// A session with a lesson open, or why it does not open.
  private func open(_ lesson: Lesson) -> (player: CoursePlayer, problem: String?) {
    var player = CoursePlayer(courseFile: find)
    let answer = player.play("lesson \(lesson.id)")
    return (player, answer.isFailed ? answer.text : nil)
  }

  func starts(_ lesson: Lesson) -> [CourseFinding] {
    let (player, problem) = open(lesson)
    if let problem { return [CourseFinding(.start, lesson.start.file, problem)] }
    do {
      guard case .passed = try player.verdict() else { return [] }
      return [
        CourseFinding(
          .start, lesson.check.file,
          "it passes before anything is done; expect what the solution brings about")
      ]
    } catch { return [CourseFinding(.start, lesson.check.file, error.message)] }
  }

  /// Plays lines of a script and the check; nil if all went well.
  private func failure(_ lesson: Lesson, _ lines: [Script.Line], of file: String) -> CourseFinding?
  {
    var (player, problem) = open(lesson)
    if let problem { return CourseFinding(.solution, file, problem) }
    if let (line, text) = player.findFailure(in: lines) {
      return CourseFinding(.solution, file, line: line.number, "`\(line.command)`: \(text)")
    }
    do {
      guard case .failed(let failures, _) = try player.verdict() else { return nil }
      let texts = failures.map { "\($0.text) (line \($0.line) of the check)" }
      return CourseFinding(.solution, file, "does not pass: " + texts.joined(separator: "; "))
    } catch { return CourseFinding(.solution, lesson.check.file, error.message) }
  }

  func solves(_ lesson: Lesson) -> [CourseFinding] {
    let script = lesson.solution
    if let failure = failure(lesson, script.lines, of: script.file) { return [failure] }
    let unmarked = lesson.page.tasks.filter { script.lines(before: $0.id) == nil }
    if let task = unmarked.first {
      let text = "no comment `# \(task.id)` says where \(task.id) begins: `lesson jump` needs it"
      return [CourseFinding(.solution, script.file, text)]
    }
    let needed = script.lines.filter { !$0.isOptional }
    guard needed != script.lines, let failure = failure(lesson, needed, of: script.file) else {
      return []
    }
    return [
      CourseFinding(.solution, failure.place, "without its optional lines: \(failure.text)")
    ]
  }

  func noticesWhatIsMissing(_ lesson: Lesson) -> [CourseFinding] {
    let script = lesson.solution
    return script.lines.filter { !$0.isOptional }.compactMap { line in
      let others = script.lines.filter { $0 != line }
      if failure(lesson, others, of: script.file) != nil { return nil }
      return CourseFinding(
        .needed, script.file, line: line.number,
        "`\(line.command)` is not needed: expect what it does, or end the line in `#optional`")
    }
  }

  func mistakes(_ lesson: Lesson) -> [CourseFinding] {
    lesson.wrong.compactMap { wrong -> CourseFinding? in
      var (player, problem) = open(lesson)
      if let problem { return CourseFinding(.wrong, wrong.script.file, problem) }
      if let (line, text) = player.findFailure(in: wrong.script.lines) {
        return CourseFinding(
          .wrong, wrong.script.file, line: line.number, "`\(line.command)`: \(text)")
      }
      do throws(CommandError) {
        guard case .failed(_, let feedback) = try player.verdict() else {
          return CourseFinding(.wrong, wrong.script.file, "it passes the check")
        }
        if feedback == [wrong.feedback] { return nil }
        let found = feedback.isEmpty ? "nothing" : feedback.joined(separator: " and ")
        return CourseFinding(
          .wrong, wrong.script.file, "the check says \(found), expected: \(wrong.feedback)")
      } catch { return CourseFinding(.wrong, lesson.check.file, error.message) }
    }
  }

  func transcripts(_ lesson: Lesson) -> [CourseFinding] {
    let path = "\(lesson.folder)/lesson.md"
    guard let text = text(path) else { return [] }
    let page = TranscriptPage(text)
    var (player, problem) = open(lesson)
    if let problem { return [CourseFinding(.transcript, path, problem)] }
    let strays = page.strayLines.map {
      CourseFinding(.transcript, path, line: $0, "it stands above the first command of its fence")
    }
    return strays
      + page.entries.compactMap { entry -> CourseFinding? in
        let lines = player.play(entry.command).lines
        if entry.matches(lines) { return nil }
        return CourseFinding(
          .transcript, path, line: entry.line,
          (["`\(entry.command)` prints something else:"] + lines).joined(separator: "\n    "))
      }
  }

  /// Plays the script of a myth, and holds its check against what came of it.
  func play(_ myth: Catalogue.Myth) -> [CourseFinding] {
    let script = myth.script
    var found: [CourseFinding] = []
    if !course.lessons.contains(where: { $0.myths.contains(myth.id) }) {
      found.append(CourseFinding(.myth, script.file, "no lesson refutes \(myth.id)"))
    }
    var player = CoursePlayer(courseFile: find)
    for command in script.commands {
      let answer = player.play(command)
      if answer.isFailed {
        return found + [CourseFinding(.myth, script.file, "`\(command)`: \(answer.text)")]
      }
    }
    do {
      guard case .failed(let failures, _) = try player.verdict(script.check) else { return found }
      return found
        + failures.map {
          CourseFinding(.myth, script.file, line: $0.line, "does not hold: \($0.expectation)")
        }
    } catch { return found + [Self.finding(error)] }
  }
}
