// Grids: columns line up, and a table that is too wide is cut, never wrapped.

import Styling
import Testing

@Suite struct GridTests {
  private let grid = Grid(
    [.init("what", isFlexible: true), .init("tick", .right), .init("side")],
    rows: [["first trap", "214", "A"], ["日本", "7", "B"], ["no more"]])

  @Test("columns line up by display width and lines end without spaces")
  func alignment() {
    #expect(
      grid.lines().text() == """
        what        tick  side
        first trap   214  A
        日本           7  B
        no more

        """)
  }

  @Test("the flexible column gives way when the table is too wide")
  func truncation() {
    #expect(
      grid.lines(width: 18).text() == """
        what    tick  side
        first…   214  A
        日本       7  B
        no mo…

        """)
    #expect(grid.lines(width: 18, ascii: true).map { $0.text() }[1] == "firs..   214  A")
  }

  @Test("no line is wider than the table may be, whatever the width", arguments: 0...30)
  func everyWidth(width: Int) {
    let lines = grid.lines(width: width)
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
  }

  @Test("a flexible column keeps its minimal width; the line is cut at the right instead")
  func minimalWidth() {
    let columns = [Grid.Column(minimumWidth: 4, isFlexible: true), Grid.Column()]
    let grid = Grid(columns, rows: [["abcdefgh", "12345"]])
    #expect(grid.lines(width: 11).map { $0.text() } == ["abc…  12345"])
    #expect(grid.lines(width: 9).map { $0.text() } == ["abc…  12…"])
  }

  @Test("without titles there is no row of titles, and a newline in a cell becomes a space")
  func untitled() {
    var grid = Grid([.init(), .init()])
    grid.append(["a\nb", "c"])
    #expect(grid.lines().map { $0.text() } == ["a b  c"])
  }

  @Test("cells keep their styles, titles are headings")
  func styles() {
    let row = [StyledText("v", .value), StyledText("x", .trap)]
    let grid = Grid([.init("t"), .init()], rows: [row])
    #expect(grid.lines()[0] == StyledText("t", .heading))
    #expect(grid.lines()[1] == StyledText("v", .value) + "  " + StyledText("x", .trap))
  }

  @Test("ASCII twins are put in before columns are measured")
  func twins() {
    let grid = Grid([.init(), .init()], rows: [["✗", "a"], ["✓", "b"]])
    #expect(grid.lines(ascii: true).text() == "FAIL  a\nok    b\n")
  }
}
