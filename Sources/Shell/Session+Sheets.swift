// How a view, a sheet, comes to the screen.

import Styling

extension Session {
  /// Shows a view that is not of one side, as a table with a column for each.
  func show(sheet: Sheet) -> [StyledText] { sheet.lines(width: environment.width) }
}
