// A page of Markdown laid out as lines of styled text.

import Styling

/// A page of CommonMark.
public struct Markdown: Sendable {
  /// The page as it was written.
  public let source: String

  /// A page.
  public init(_ source: String) { self.source = source }

  /// The page as lines of at most `width` columns, with one empty line between blocks.
  public func lines(width: Int, ascii: Bool = false) -> [StyledText] {
    MarkdownLayout(ascii: ascii).lines(MarkdownBlock.parse(source), width: max(width, 10))
  }

  /// The same, a piece for each block of the page, without the empty lines between them.
  func pieces(width: Int, ascii: Bool) -> [[StyledText]] {
    let layout = MarkdownLayout(ascii: ascii)
    return MarkdownBlock.parse(source).map { layout.lines([$0], width: max(width, 10)) }
  }
}

private struct MarkdownLayout {
  let ascii: Bool

  func lines(_ blocks: [MarkdownBlock], width: Int, isTight: Bool = false) -> [StyledText] {
    var lines: [StyledText] = []
    for (number, block) in blocks.enumerated() {
      if number > 0, !isTight { lines.append("") }
      lines += self.lines(block, width: width)
    }
    return lines
  }

  private func lines(_ block: MarkdownBlock, width: Int) -> [StyledText] {
    switch block.content {
    case .heading(let level, let text): heading(text, level: level, width: width)
    case .paragraph(let text): text.wrapped(to: width, ascii: ascii)
    case .code(let language, let text): code(text, isTranscript: language == "lab", width: width)
    case .list(let start, let isTight, let items):
      list(items, start: start, isTight: isTight, width: width)
    case .quote(let blocks):
      lines(blocks, width: width - 2).map { StyledText("| ", .dim) + $0 }
    case .rule: [line("─", columns: width, .dim)]
    }
  }

  /// Titles of the first two levels are underlined, so that they show without colours.
  private func heading(_ text: StyledText, level: Int, width: Int) -> [StyledText] {
    let title = text.wrapped(to: width, ascii: ascii)
    guard level <= 2 else { return title }
    let columns = title.map(\.displayWidth).max() ?? 0
    return title + [line(level == 1 ? "═" : "─", columns: columns, .heading)]
  }

  private func line(_ sign: String, columns: Int, _ style: Style) -> StyledText {
    let text = StyledText(String(repeating: sign, count: columns), style)
    return ascii ? text.asciiTwin : text
  }

  /// Lines of code never wrap. They stand a little to the right where there is room for that.
  private func code(_ text: String, isTranscript: Bool, width: Int) -> [StyledText] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let styled = lines.map { line in
      let styled = isTranscript ? transcriptLine(line) : StyledText(line, .code)
      return ascii ? styled.asciiTwin : styled
    }
    let hasRoom = styled.allSatisfy { $0.displayWidth + 2 <= width }
    return styled.map { line in
      if line.isEmpty { return line }
      return hasRoom ? "  " + line : line.truncated(to: width, ascii: ascii)
    }
  }

  private func transcriptLine(_ line: String) -> StyledText {
    guard line.hasPrefix(Transcript.prompt) else { return StyledText(line) }
    let command = line.dropFirst(Transcript.prompt.count)
    return StyledText(Transcript.prompt, .prompt) + StyledText(String(command), .command)
  }

  private func list(_ items: [[MarkdownBlock]], start: Int?, isTight: Bool, width: Int)
    -> [StyledText]
  {
    var lines: [StyledText] = []
    for (index, item) in items.enumerated() {
      if index > 0, !isTight { lines.append("") }
      let mark = start.map { "\($0 + index). " } ?? "- "
      let inner = self.lines(item, width: width - mark.count, isTight: isTight)
      let indent = StyledText(String(repeating: " ", count: mark.count))
      lines += [StyledText(mark) + (inner.first ?? "")]
      lines += inner.dropFirst().map { $0.isEmpty ? $0 : indent + $0 }
    }
    return lines
  }
}

/// The form of a transcript in a `lab` fence.
enum Transcript {
  static let prompt = "(lab) "
}
