// Reading a lesson's page: sections by headings, and what stands in those of a known name.

import Styling

extension LessonPage {
  /// Reads `lesson.md`.
  public init(_ text: String, file: String) throws(CourseError) {
    let reader = PageReader(text, file: file)
    let sections = try reader.readSections()
    self.sections = sections.map(\.section)
    title = sections[0].section.heading
    questions = try reader.list(.questions, sections)
    objectives = try reader.list(.objectives, sections)
    keyPoints = try reader.list(.keyPoints, sections)
    hints = try reader.hints(sections)
    predictions = sections.compactMap(\.prediction)
    tasks = self.sections.compactMap { section in
      if case .task(let id) = section.kind { CourseTask(id: id, text: section.body) } else { nil }
    }
    if tasks.isEmpty { throw CourseError(.missing("`## Task T1`"), file: file) }
    try reader.checkUnique(predictions.map(\.id) + tasks.map(\.id))
  }
}

private struct ReadSection {
  let section: Section
  let blocks: [MarkdownBlock]
  let prediction: Prediction?
}

private struct PageReader {
  private let file: String
  private let lines: [Substring]
  private let blocks: [MarkdownBlock]

  init(_ text: String, file: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    blocks = MarkdownBlock.parse(text)
  }

  /// The source between two lines, the first included, the second not.
  private func source(_ start: Int, _ end: Int) -> String {
    lines[(start - 1)..<min(max(start, end) - 1, lines.count)].joined(separator: "\n").trimmed
  }

  func readSections() throws(CourseError) -> [ReadSection] {
    guard let first = blocks.first, first.findHeading(1) != nil else {
      throw CourseError(.missing("`# TITLE`"), file: file, line: 1)
    }
    let starts = blocks.indices.filter { $0 == 0 || blocks[$0].findHeading(2) != nil }
    var sections: [ReadSection] = []
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : blocks.count
      sections.append(try section(blocks[start], Array(blocks[(start + 1)..<end])))
    }
    return sections
  }

  private func section(_ title: MarkdownBlock, _ content: [MarkdownBlock]) throws(CourseError)
    -> ReadSection
  {
    let heading = title.findHeading(1) ?? title.findHeading(2) ?? ""
    let line = title.lines.lowerBound
    let kind = try kind(heading, line)
    var body = ""
    if let first = content.first, let last = content.last {
      body = source(first.lines.lowerBound, last.lines.upperBound + 1)
    }
    var prediction: Prediction?
    if case .predict(let id) = kind {
      let read = try self.prediction(id, body, line)
      body = read.question
      prediction = read
    }
    return ReadSection(
      section: Section(heading: heading, kind: kind, body: body, line: line), blocks: content,
      prediction: prediction)
  }

  private func kind(_ heading: String, _ line: Int) throws(CourseError) -> Section.Kind {
    switch heading {
    case "Questions": return .questions
    case "Objectives": return .objectives
    case "Hints": return .hints
    case "Key points": return .keyPoints
    default: break
    }
    let words = heading.split(separator: " ")
    guard let word = words.first, word == "Predict" || word == "Task" else { return .text }
    let id = words.count > 1 ? words[1].prefix { $0 != ":" } : ""
    let letter = word.prefix(1)
    guard id.hasPrefix(letter), Int(id.dropFirst()) != nil else {
      throw CourseError(
        .malformed(found: "`## \(heading)`", expected: "`## \(word) \(letter)1`"), file: file,
        line: line)
    }
    return word == "Task" ? .task(String(id)) : .predict(String(id))
  }

  /// A question, then a list of two: `- Answer: VALUE` and `- Why: TEXT`.
  private func prediction(_ id: String, _ body: String, _ line: Int) throws(CourseError)
    -> Prediction
  {
    let (answerMark, whyMark) = ("\n- Answer:", "\n- Why:")
    guard let answer = body.firstRange(of: answerMark),
      let why = body.firstRange(of: whyMark), answer.upperBound <= why.lowerBound
    else { throw CourseError(.missing("`- Answer:` and `- Why:`"), file: file, line: line) }
    let prediction = Prediction(
      id: id, question: body[..<answer.lowerBound].trimmed,
      answer: body[answer.upperBound..<why.lowerBound].filter { $0 != "`" }.trimmed,
      why: body[why.upperBound...].split(separator: "\n").map(\.trimmed).joined(separator: "\n"))
    if prediction.question.isEmpty || prediction.answer.isEmpty || prediction.why.isEmpty {
      throw CourseError(.missing("question, answer or reason of \(id)"), file: file, line: line)
    }
    return prediction
  }

  /// The items of the list in a section.
  func list(_ kind: Section.Kind, _ sections: [ReadSection]) throws(CourseError) -> [String] {
    let section = try find(kind, sections)
    let items = section.blocks.flatMap { block -> [String] in
      guard case .list(_, _, let items) = block.content else { return [] }
      return items.map { $0.compactMap(\.paragraph).joined(separator: " ") }
    }
    if items.isEmpty || items.contains("") {
      throw CourseError(
        .missing("list in `## \(section.section.heading)`"), file: file, line: section.section.line)
    }
    return items
  }

  /// The three hints, below `### Hint 1` to `### Hint 3`.
  func hints(_ sections: [ReadSection]) throws(CourseError) -> [String] {
    let section = try find(.hints, sections)
    var hints: [String] = []
    let starts = section.blocks.indices.filter { section.blocks[$0].findHeading(3) != nil }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : section.blocks.count
      let content = section.blocks[(start + 1)..<end]
      let line = section.blocks[start].lines.lowerBound
      guard section.blocks[start].findHeading(3) == "Hint \(number + 1)", let first = content.first,
        let last = content.last
      else {
        throw CourseError(.missingHint(number + 1), file: file, line: line)
      }
      hints.append(source(first.lines.lowerBound, last.lines.upperBound + 1))
    }
    if hints.count < 3 {
      throw CourseError(.missingHint(hints.count + 1), file: file, line: section.section.line)
    }
    if hints.count > 3 {
      throw CourseError(
        .malformed(found: "\(hints.count) hints", expected: "3, below `### Hint 1` and so on"),
        file: file, line: section.section.line)
    }
    return hints
  }

  private func find(_ kind: Section.Kind, _ sections: [ReadSection]) throws(CourseError)
    -> ReadSection
  {
    guard let section = sections.first(where: { $0.section.kind == kind }) else {
      throw CourseError(.missing("section `\(kind)`"), file: file)
    }
    return section
  }

  func checkUnique(_ ids: [String]) throws(CourseError) {
    for (index, id) in ids.enumerated() where ids[..<index].contains(id) {
      throw CourseError(.duplicate(id), file: file)
    }
  }
}

extension MarkdownBlock {
  /// The text of a heading of a level.
  func findHeading(_ wanted: Int) -> String? {
    if case .heading(wanted, let text) = content { text.text() } else { nil }
  }

  /// The text of a paragraph.
  var paragraph: String? {
    if case .paragraph(let text) = content { text.text() } else { nil }
  }
}
