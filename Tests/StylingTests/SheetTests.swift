// A sheet says the same facts in lines of their own and laid out.

import Styling
import Testing

@Suite struct SheetTests {
  private static let sheet: Sheet = {
    var sheet = Sheet()
    sheet.say(StyledText("side A", .heading))
    sheet.state("poison", "0 live")
    sheet.state("instance", "1")
    var table = Grid([.init("request"), .init("status"), .init("instance", .right)])
    table.append(["#1", "ok", "1"])
    table.append(["#2", "500", ""])
    sheet.show(table)
    sheet.draw(["#1 ===o", "#2 =X"], saying: [.init("#1", "ok"), .init("#2", "trap at tick 9")])
    return sheet
  }()

  @Test("linear mode says one fact a line, labels first")
  func linear() {
    #expect(
      Self.sheet.linearLines.map { $0.text() } == [
        "side A", "poison: 0 live", "instance: 1", "request #1, status: ok",
        "request #1, instance: 1", "request #2, status: 500", "#1: ok", "#2: trap at tick 9",
      ])
  }

  @Test("the layout has columns, and breaks what is too wide between words")
  func laidOut() {
    #expect(
      Self.sheet.lines(width: 40).map { $0.text() } == [
        "side A", "poison    0 live", "instance  1", "request  status  instance",
        "#1       ok             1", "#2       500", "#1 ===o", "#2 =X",
      ])
    var wide = Sheet()
    wide.state("sentence", "one two three four")
    #expect(
      wide.lines(width: 20).map { $0.text() } == ["sentence  one two", "          three four"])
  }
}
