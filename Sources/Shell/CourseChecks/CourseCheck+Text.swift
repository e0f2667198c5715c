// The rules of a lesson that are seen by reading it.

import Course
import Recovery

extension CourseCheck {
  /// How long a page may be, in lines.
  private static let pageLines = 150
  /// How many words may stand below one heading.
  private static let pageWords = 120
  /// How wide code and transcripts may be: a terminal of 64 columns shows them indented by two.
  private static let pageColumns = 62

  func page(_ lesson: Lesson) -> [CourseFinding] {
    let path = "\(lesson.folder)/lesson.md"
    guard let text = text(path) else { return [] }
    func say(_ line: Int?, _ text: String) -> CourseFinding {
      CourseFinding(.page, path, line: line, text)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [CourseFinding] = []
    for (number, line) in lines.enumerated() where !line.utf8.allSatisfy({ $0 < 0x80 }) {
      found.append(say(number + 1, "a character that is not ASCII"))
    }
    if lines.count > Self.pageLines + 1 {
      found.append(say(nil, "\(lines.count) lines, expected at most \(Self.pageLines)"))
    }
    for part in PagePart.all(in: text) where part.words > Self.pageWords {
      found.append(say(part.line, "\(part.words) words, expected at most \(Self.pageWords)"))
    }
    for (number, line) in TranscriptPage.codeLines(of: text) where line.count > Self.pageColumns {
      found.append(
        say(number, "\(line.count) columns, expected at most \(Self.pageColumns): use `[..]`"))
    }
    if lesson.page.predictions.isEmpty { found.append(say(nil, "no `## Predict P1`")) }
    if lesson.wrong.count < 2 {
      found.append(
        CourseFinding(.page, Catalogue.indexFile, "\(lesson.id) needs two wrong answers"))
    }
    if !(10...20).contains(lesson.minutes) {
      found.append(
        CourseFinding(
          .page, Catalogue.indexFile, "\(lesson.id): \(lesson.minutes) minutes, expected 10 to 20"))
    }
    return found
  }

  /// The marks of a lesson: of its page, and of what its check says.
  func sources(_ lesson: Lesson) -> [CourseFinding] {
    sources(inPage: "\(lesson.folder)/lesson.md") + sources(inLinesOf: lesson.check.file)
  }

  /// The marks of a page.
  private func sources(inPage path: String) -> [CourseFinding] {
    MarkedParagraph.all(in: text(path) ?? "").flatMap { findings($0, in: path) }
  }

  /// The marks of a script, in which each line stands for itself.
  private func sources(inLinesOf path: String) -> [CourseFinding] {
    let lines = (text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { number, line in
      findings(MarkedParagraph(line: number + 1, text: String(line)), in: path)
    }
  }

  /// The marks of the myths and of their scripts.
  private func mythSources() -> [CourseFinding] {
    course.myths.flatMap { myth in
      let reality = MarkedParagraph(line: nil, text: "\(myth.id): \(myth.reality)")
      return findings(reality, in: Catalogue.indexFile) + sources(inLinesOf: myth.script.file)
    }
  }

  private func findings(_ paragraph: MarkedParagraph, in path: String) -> [CourseFinding] {
    var found: [CourseFinding] = []
    if let subject = paragraph.subject, paragraph.marks.isEmpty {
      found.append(
        CourseFinding(
          .source, path, line: paragraph.line,
          "this speaks of \(subject) and names no row: `[WU2]`, `[5.3]`, `[14.6d, derived]`"))
    }
    return found
      + paragraph.marks.compactMap { mark in
        problem(mark).map { CourseFinding(.source, path, line: paragraph.line, $0) }
      }
  }

  private func problem(_ mark: RowMark) -> String? {
    guard let row = rows.find(mark.row) else {
      return "no row `\(mark.row)`: rows are the names in Examples/fidelity, and \"sources\" in "
        + Catalogue.indexFile
    }
    if mark.isDerived == (row.evidence == .derived) { return nil }
    return mark.isDerived
      ? "`\(mark.row)` is not derived: \(row.evidence.summary)"
      : "`\(mark.row)` is derived and was not seen upstream: write `[\(mark.row), derived]`"
  }

  /// What is wrong with the pages for teachers.
  func guides() -> [CourseFinding] {
    let marked = Self.guides.filter { $0 != "Lessons/README.md" }
    return marked.flatMap { sources(inPage: $0) } + mythSources() + unusedSources() + cardCommands()
  }

  /// Rows of the index that no text names.
  private func unusedSources() -> [CourseFinding] {
    let pages = paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".lab") }.compactMap { text($0) }
    let myths = course.myths.map(\.reality)
    let named = Set(
      (pages + myths).flatMap { MarkedParagraph.all(in: $0) }.flatMap(\.marks).map(\.row))
    return course.sources.filter { !named.contains($0.row) }.map {
      CourseFinding(.source, Catalogue.indexFile, "row \($0.row) of \"sources\" is named nowhere")
    }
  }

  /// The commands of the card: the first word of each piece of code at the start of a line.
  private func cardCommands() -> [CourseFinding] {
    let path = "Lessons/CARD.md"
    guard let text = text(path) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        let rest = line.drop { "-|* ".contains($0) }
        guard rest.hasPrefix("`") else { return nil }
        let command = rest.dropFirst().prefix { $0 != "`" }
        return unknown(String(command)).map {
          CourseFinding(.command, path, line: number + 1, $0)
        }
      }
  }

  func commands(_ lesson: Lesson) -> [CourseFinding] {
    let scripts = [lesson.start, lesson.solution] + lesson.wrong.map(\.script)
    let found = scripts.flatMap { script in
      script.lines.compactMap { line in
        unknown(line.command).map {
          CourseFinding(.command, script.file, line: line.number, $0)
        }
      }
    }
    let path = "\(lesson.folder)/lesson.md"
    let entries = text(path).map { TranscriptPage($0).entries } ?? []
    return found
      + entries.compactMap { entry in
        unknown(entry.command).map { CourseFinding(.command, path, line: entry.line, $0) }
      }
  }

  private func unknown(_ command: String) -> String? {
    guard let line = CommandLine(command), !line.word.isEmpty else { return nil }
    return CommandTable.find(line.word) == nil ? "there is no command `\(line.word)`" : nil
  }
}
