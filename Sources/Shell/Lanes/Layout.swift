// How the lines of several sides stand on the screen, and why so.

/// How the lanes of a comparison stand.
public enum Layout: String, CaseIterable, Hashable, Sendable {
  /// Beside each other.
  case side
  /// Below each other.
  case stack
  /// One lane, and a line for each other one.
  case one
  /// Every fact on a line of its own, for screen readers.
  case linear

  /// What stands between two lanes.
  static let gutter = " │ "
  /// What a lane's letter takes before its lines.
  static let label = 3
  /// A lane beside others is at least so wide, without its letter.
  static let narrowestLane = 50
  /// From so many columns on, lanes stand beside each other.
  static let narrowestSide = 110
  /// From so many columns on, lanes stand below each other.
  static let narrowestStack = 72
}

/// The layout that is in use, and the reason.
struct LayoutChoice: Hashable, Sendable {
  let layout: Layout
  let reason: String

  /// Chooses; `wanted` is what somebody asked for.
  init(wanted: Layout?, lanes: Int, width: Int) {
    let room = Self.sideWidth(lanes: lanes, width: width)
    switch wanted {
    case .side where room < Layout.narrowestLane:
      layout = .stack
      reason =
        "`side` is set, but \(lanes) lanes of \(Layout.narrowestLane) columns do not fit "
        + "into \(width)"
    case let wanted?:
      layout = wanted
      reason = "it is set; `layout auto` chooses by width"
    case nil where width < Layout.narrowestStack:
      layout = .one
      reason = "below \(Layout.narrowestStack) columns, and there are \(width)"
    case nil where width >= Layout.narrowestSide && room >= Layout.narrowestLane:
      layout = .side
      reason = "from \(Layout.narrowestSide) columns on, and there are \(width)"
    case nil:
      layout = .stack
      reason =
        width < Layout.narrowestSide
        ? "below \(Layout.narrowestSide) columns, and there are \(width)"
        : "\(lanes) lanes of \(Layout.narrowestLane) columns do not fit into \(width)"
    }
  }

  /// The columns that a line of a lane may take, without its letter.
  func laneWidth(lanes: Int, width: Int) -> Int {
    switch layout {
    case .side: Self.sideWidth(lanes: lanes, width: width)
    case .stack, .one: width - Layout.label
    case .linear: .max
    }
  }

  private static func sideWidth(lanes: Int, width: Int) -> Int {
    let gutters = Layout.gutter.count * (lanes - 1)
    return (width - gutters) / max(1, lanes) - Layout.label
  }
}
