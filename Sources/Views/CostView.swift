// What a person asks when all is over: every request and how it ended, and what failures cost.

import Recovery
import Styling

/// Views of requests and of their costs, all sides in one table.
public enum CostView {
  /// A side, as these views need it.
  public typealias SideRealm = (name: String, realm: Realm)

  /// The requests so far, a row each, one column a side where that fits into `width`.
  public static func requests(_ sides: [SideRealm], width: Int) -> Sheet {
    var sheet = Sheet()
    let numbers = (sides.map { $0.realm.requests.map(\.number).max() ?? 0 }.max()) ?? 0
    guard numbers > 0 else {
      sheet.say("no requests yet (try `request NAME ARGS`)")
      return sheet
    }
    let rows = (1...numbers).map { number in
      sides.map { side in side.realm.requests.first { $0.number == number } }
    }
    let beside = beside(sides, rows)
    let isWide = beside.isWide || beside.grid.lines().contains { $0.displayWidth > width }
    let isStacked = sides.count > 2 || (sides.count > 1 && isWide)
    sheet.show(isStacked ? stacked(sides, rows) : beside.grid, keys: 2)
    return sheet
  }

  /// A column for each side; it is wide if an outcome needs more than its half of a screen.
  private static func beside(
    _ sides: [SideRealm], _ rows: [[Request?]]
  ) -> (grid: Grid, isWide: Bool) {
    var isWide = false
    var grid = Grid(
      [.init("#", .right), .init("request")]
        + sides.map { .init($0.name, minimumWidth: 12, isFlexible: true) })
    for (number, row) in rows.enumerated() {
      let cells = zip(sides, row).map { side, request in
        request.map { cell($0, side.realm) } ?? StyledText("-", .dim)
      }
      isWide = isWide || (sides.count > 1 && cells.contains { $0.displayWidth > 24 })
      grid.append([StyledText("\(number + 1)", .dim), name(row)] + cells)
    }
    return (grid, isWide)
  }

  /// A row for each side: many sides do not fit beside each other.
  private static func stacked(_ sides: [SideRealm], _ rows: [[Request?]]) -> Grid {
    var grid = Grid([
      .init("request", minimumWidth: 8, isFlexible: true), .init("side"),
      .init("outcome", minimumWidth: 12, isFlexible: true),
    ])
    for (number, row) in rows.enumerated() {
      for (side, request) in zip(sides, row) {
        grid.append([
          StyledText("#\(number + 1) ", .dim) + name(row), StyledText(side.name),
          request.map { instance($0) + " " + outcome($0, side.realm) } ?? StyledText("-", .dim),
        ])
      }
    }
    return grid
  }

  private static func name(_ row: [Request?]) -> StyledText {
    StyledText(row.compactMap { $0?.call.text }.first ?? "")
  }

  private static func cell(_ request: Request, _ realm: Realm) -> StyledText {
    outcome(request, realm) + "  " + instance(request)
  }

  private static func instance(_ request: Request) -> StyledText {
    StyledText("[\(request.instance)]", .dim)
  }

  /// How a request ended, in a word or two.
  static func outcome(_ request: Request, _ realm: Realm) -> StyledText {
    switch request.outcome {
    case .answered(let value): StyledText("ok \(realm.describe(value))", .ok)
    case .failed(let value): StyledText("500 \(realm.className(value))", .trap)
    case .hung: StyledText("500 hung", .trap)
    case nil: "on the way"
    }
  }

  /// What each failure cost each side, and the totals.
  public static func costs(_ sides: [SideRealm]) -> Sheet {
    let failures = sides.map { Cost.ofFailures(in: $0.realm) }
    let columns = columns(failures.flatMap { $0.map(\.cost) })
    var grid = Grid(
      [.init("", minimumWidth: 8, isFlexible: true), .init("side")]
        + columns.map { .init($0.title, .right) })
    func counts(_ cost: Cost) -> [StyledText] { columns.map { StyledText("\($0.count(cost))") } }
    let requests = Set(failures.flatMap { $0.map(\.request) }).sorted()
    for request in requests {
      for (side, costs) in zip(sides, failures) {
        guard let cost = costs.first(where: { $0.request == request })?.cost else { continue }
        let call = side.realm.requests.first { $0.number == request }?.call.text ?? ""
        let what = request > 0 ? "#\(request) \(call)" : "outside requests"
        grid.append([StyledText(what), StyledText(letter(of: side))] + counts(cost))
      }
    }
    for side in sides {
      grid.append(
        [StyledText("\(side.name), all"), StyledText(letter(of: side))]
          + counts(Cost(side.realm)))
    }
    var sheet = Sheet()
    sheet.show(grid, keys: 2)
    for column in columns { sheet.state(column.title, StyledText(column.meaning, .dim)) }
    return sheet
  }

  /// A column of the table of costs.
  private struct Column {
    let title: String
    let meaning: String
    let count: (Cost) -> Int

    init(_ title: String, _ meaning: String, _ count: @escaping (Cost) -> Int) {
      (self.title, self.meaning, self.count) = (title, meaning, count)
    }
  }

  /// The columns; that of refusals only if there are any.
  private static func columns(_ costs: [Cost]) -> [Column] {
    [
      Column("failed", "answered with 500") { $0.failed },
      Column("lost", "answered before, by the instance thrown away: what it left is gone") {
        $0.lostState
      },
      Column("refused", "turned away by the guard") { $0.refused },
      Column("cold", "new instances after the first") { $0.coldStarts },
      Column("drops", "destructors of guards that ran while it failed") { $0.destructors },
      Column("missed", "guards of the request whose destructor never ran") {
        $0.missedDestructors
      },
    ].filter { column in column.title != "refused" || costs.contains { $0.refused > 0 } }
  }

  /// The letter that a side's name begins with.
  private static func letter(of side: SideRealm) -> String {
    String(side.name.prefix { $0 != " " })
  }
}
