// What a view says, before it is laid out: facts with labels, tables of facts, and pictures of facts.

/// The source of every layout: linear mode says each fact on a line of its own, the others draw them.
public struct Sheet: Hashable, Sendable {
  /// Something with a name, as `poison` and `0 live`.
  public struct Fact: Hashable, Sendable {
    public let label: String
    public let value: StyledText

    public init(_ label: String, _ value: StyledText) {
      self.label = label
      self.value = value
    }

    /// As in `poison: 0 live`.
    public var line: StyledText {
      label.isEmpty ? value : StyledText("\(label): ", .dim) + value
    }
  }

  /// A piece of a sheet.
  public enum Part: Hashable, Sendable {
    /// A sentence or a title, which says its fact by itself, or several ones in a row.
    case sentence(StyledText, [Fact] = [])
    /// Facts below each other, labels in a column.
    case facts([Fact])
    /// Rows whose first cells, `keys` of them, name the row; each other cell is a fact about it.
    case table(Grid, keys: Int)
    /// Lines of code, broken between words where they are too long, and what they say.
    case listing([StyledText], [Fact])
    /// A drawing, and every fact that it draws.
    case picture([StyledText], [Fact])
  }

  public private(set) var parts: [Part] = []

  public init() {}

  /// A sheet of one sentence.
  public init(saying sentence: StyledText) { parts = [.sentence(sentence)] }

  /// A sheet of one table; its first `keys` columns name the rows.
  public init(showing table: Grid, keys: Int = 1) { parts = [.table(table, keys: keys)] }

  /// Adds a sentence or a title, with its facts if it has several.
  public mutating func say(_ sentence: StyledText, saying facts: [Fact] = []) {
    parts.append(.sentence(sentence, facts))
  }

  /// Adds a fact; facts in succession stand below each other.
  public mutating func state(_ label: String, _ value: StyledText) {
    let fact = Fact(label, value)
    if case .facts(let facts)? = parts.last {
      parts[parts.count - 1] = .facts(facts + [fact])
    } else {
      parts.append(.facts([fact]))
    }
  }

  /// Adds a table; its first `keys` columns name the rows.
  public mutating func show(_ table: Grid, keys: Int = 1) {
    parts.append(.table(table, keys: keys))
  }

  /// Adds a drawing with the facts that it draws.
  public mutating func draw(_ lines: [StyledText], saying facts: [Fact]) {
    parts.append(.picture(lines, facts))
  }

  /// Adds lines of code with what they say.
  public mutating func list(_ lines: [StyledText], saying facts: [Fact]) {
    parts.append(.listing(lines, facts))
  }

  /// Adds a piece; facts in succession stand below each other.
  public mutating func append(_ part: Part) {
    if case .facts(let new) = part, case .facts(let old)? = parts.last {
      parts[parts.count - 1] = .facts(old + new)
    } else {
      parts.append(part)
    }
  }

  /// Adds another sheet below.
  public mutating func append(_ other: Sheet) {
    for part in other.parts { append(part) }
  }

  /// Every fact in short, for comparisons: a listing is one fact, a row of a table too.
  public var comparedFacts: [Fact] {
    parts.flatMap { part -> [Fact] in
      switch part {
      case .listing(let lines, _): return [Fact("code", lines.joined(separator: "\n"))]
      case .table(let table, let keys): return table.rowFacts(keys: keys)
      default:
        var sheet = Sheet()
        sheet.append(part)
        return sheet.facts
      }
    }
  }

  /// Every fact, in order.
  public var facts: [Fact] {
    parts.flatMap { part -> [Fact] in
      switch part {
      case .sentence(let text, let facts) where facts.isEmpty: text.isEmpty ? [] : [Fact("", text)]
      case .sentence(_, let facts), .facts(let facts), .picture(_, let facts),
        .listing(_, let facts):
        facts
      case .table(let table, let keys): table.facts(keys: keys)
      }
    }
  }

  /// One fact a line, neither cut nor broken.
  public var linearLines: [StyledText] {
    facts.map { $0.line.lines.joined(separator: " ") }
  }

  /// Laid out for people who see columns, at most `width` wide. Sentences are broken between words,
  /// and code so that long names fit behind the indentation of a narrow screen.
  public func lines(width: Int, ascii: Bool = false) -> [StyledText] {
    parts.flatMap { part -> [StyledText] in
      switch part {
      case .sentence(let text, _): Self.sentence(ascii ? text.asciiTwin : text, width)
      case .facts(let facts): Self.column(of: facts, width, ascii: ascii)
      case .table(let table, _): table.lines(width: width, ascii: ascii)
      case .listing(let lines, _):
        lines.flatMap { $0.wrapped(to: width, indent: width < 72 ? 4 : 12, ascii: ascii) }
      case .picture(let lines, _): lines.map { $0.truncated(to: width, ascii: ascii) }
      }
    }
  }

  private static func sentence(_ text: StyledText, _ width: Int) -> [StyledText] {
    text.displayWidth <= width ? text.lines : text.wrapped(to: width, indent: 4)
  }

  private static func column(of facts: [Fact], _ width: Int, ascii: Bool) -> [StyledText] {
    let labels = facts.reduce(0) { max($0, StyledText($1.label).displayWidth) }
    return facts.flatMap { fact in
      (StyledText(fact.label, .dim).padded(to: labels) + "  " + fact.value)
        .wrapped(to: width, indent: labels + 2, ascii: ascii)
    }
  }
}

extension Grid {
  /// The rows as facts: all cells behind the first `keys` ones together.
  func rowFacts(keys: Int) -> [Sheet.Fact] {
    rows.map { row in
      let table = Grid(Array(columns.prefix(keys)), rows: [Array(row.prefix(keys))])
      let name = table.facts(keys: keys).first?.value.text() ?? ""
      return Sheet.Fact(name, Array(row.dropFirst(keys)).joined(separator: " "))
    }
  }

  /// Each cell behind the first `keys` ones, with the row's name and the column's title as its label.
  /// Rows that are all name are facts themselves; empty cells say nothing.
  func facts(keys: Int) -> [Sheet.Fact] {
    rows.flatMap { row -> [Sheet.Fact] in
      let named = zip(columns, row).prefix(keys).filter { !$0.1.isEmpty }
      // Columns without a title go on in the same words.
      let name = named.enumerated().map { number, part in
        let title = part.0.title.isEmpty ? "" : part.0.title.text() + " "
        return (number == 0 ? "" : title.isEmpty ? " " : ", ") + title + part.1.text()
      }.joined()
      let cells = zip(columns, row).dropFirst(keys).filter { !$0.1.isEmpty }
      if cells.isEmpty { return name.isEmpty ? [] : [Sheet.Fact("", StyledText(name))] }
      return cells.map { column, cell in
        let title = column.title.text()
        let label = [name, title].filter { !$0.isEmpty }.joined(separator: ", ")
        return Sheet.Fact(label, cell)
      }
    }
  }
}
