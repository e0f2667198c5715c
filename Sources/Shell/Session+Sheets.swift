// Views as sheets, laid out for each side.

import Styling

extension Session {
  /// Lays a sheet out that is about all sides.
  func show(sheet: Sheet) -> [StyledText] { sheet.lines(width: environment.width) }

  /// Shows a sheet of each focused side.
  func showSheets(_ view: (Side) -> Sheet) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try loadedSides() {
      let width = environment.width - (sides.count > 1 ? 3 : 0)
      lines += fitted(index, view(sides[index]).lines(width: width))
    }
    return lines
  }
}
