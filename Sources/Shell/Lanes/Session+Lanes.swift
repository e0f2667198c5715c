// The lanes of a session: whose line is whose, how wide they are, how they are shown.

import Styling

extension Session {
  /// The layout that is in use now, and why.
  var layoutChoice: LayoutChoice {
    LayoutChoice(wanted: settings.layout, lanes: max(1, focused.count), width: environment.width)
  }

  /// True where nothing is cut or broken, however long.
  var isLinear: Bool { layoutChoice.layout == .linear }

  /// Shows sides so from now on; nil lets the width choose, unless linear mode was asked for.
  mutating func use(_ layout: Layout?) {
    settings.layout = layout ?? (environment.isLinear ? .linear : nil)
  }

  /// The columns that a line of a side may take; without end where lines are never cut.
  var laneWidth: Int {
    let choice = layoutChoice
    if sides.count < 2 { return choice.layout == .linear ? .max : environment.width }
    if choice.layout == .side, focused.count == 1 { return environment.width - Layout.label }
    return choice.laneWidth(lanes: focused.count, width: environment.width)
  }

  /// The lines of one side, marked as its own if there are several. Lines that are too long lose
  /// what stands between their columns and are broken between words; nothing is cut.
  func marked(_ index: Int, _ lines: [StyledText]) -> [StyledText] {
    let (width, isLinear) = (laneWidth, layoutChoice.layout == .linear)
    return lines.flatMap { line -> [StyledText] in
      var text = environment.isASCII ? line.asciiTwin : line
      if isLinear { text = text.squeezed(keepingIndentation: false) }
      let broken =
        text.displayWidth <= width ? [text] : text.squeezed().wrapped(to: width, indent: 4)
      return broken.map { piece in
        var piece = piece
        piece.lane = sides.count > 1 ? Lane(index, row: line.lane?.row) : nil
        return piece
      }
    }
  }

  /// What a command printed, laid out by lanes; `other` shows what the layout left out.
  mutating func layOut(_ lines: [StyledText]) -> [StyledText] {
    if lines.contains(where: { $0.lane != nil }) { lastLanes = lines }
    return page.lines(lines)
  }

  /// The page on which the lines of a command stand.
  var page: LanePage {
    LanePage(
      choice: layoutChoice, width: environment.width, isASCII: environment.isASCII,
      labels: sides.map(\.label), shown: focus ?? 0)
  }
}

extension StyledText {
  /// The line, for a row that it shares with lines of other sides.
  func inRow(_ row: Int) -> StyledText {
    var line = self
    line.lane = Lane(0, row: row)
    return line
  }

  /// The text with at most two spaces between its words.
  fileprivate func squeezed(keepingIndentation: Bool = true) -> StyledText {
    var result = StyledText()
    var isInside = false
    var spaces = 0
    for span in spans {
      for character in span.text {
        spaces = character == " " ? spaces + 1 : 0
        if character != " " { isInside = true }
        if isInside ? spaces <= 2 : keepingIndentation {
          result.append(String(character), span.style)
        }
      }
    }
    return result
  }
}
