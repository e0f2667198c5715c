// The rows of the recovery specification that a text can name: those that a scenario plays, and
// those that the course lists.

import Course
import Recovery
import Styling

/// A statement about upstream, and how it is known.
struct RecoveryRow: Sendable {
  /// As in `WU2`.
  let name: String
  /// The section of the specification that holds it.
  let section: String
  let evidence: Evidence
  /// What it says, in one sentence.
  let says: String
  /// Whether `paniclab dev fidelity NAME` plays it.
  let isPlayed: Bool
}

extension RecoveryRow {
  /// The row for people.
  var sheet: Sheet {
    var sheet = Sheet(saying: StyledText(name, .heading) + "  " + StyledText(says))
    let place = section == name ? "section \(section)" : "section \(section), row \(name)"
    sheet.state("stands in", StyledText("what we noted of upstream, \(place)"))
    sheet.state("known", StyledText(evidence.summary))
    if isPlayed {
      let command = StyledText("`paniclab dev fidelity \(name)`", .command)
      sheet.state("play it", "outside of this shell: " + command)
    }
    return sheet
  }
}

/// All rows, by name.
struct RecoveryRows: Sendable {
  private var rows: [String: RecoveryRow] = [:]

  /// The rows of the fidelity table, and those of a course.
  init(_ sources: [Catalogue.Source]) {
    for (name, text) in ScenarioFiles.fidelity {
      guard let row = Self.readHead(name, text) else { continue }
      rows[name] = row
    }
    for source in sources where rows[source.row] == nil {
      guard let evidence = Evidence(rawValue: source.evidence) else { continue }
      rows[source.row] = RecoveryRow(
        name: source.row, section: source.row, evidence: evidence, says: source.says,
        isPlayed: false)
    }
  }

  /// Finds a row by its name.
  func find(_ name: String) -> RecoveryRow? { rows[name] }

  /// Reads the lines above the first step, which is quicker than reading the whole scenario.
  private static func readHead(_ name: String, _ text: String) -> RecoveryRow? {
    var values: [Substring: Substring] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { break }
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2, words[0] != "#" { values[words[0]] = words[1] }
    }
    guard let section = values["section"], let title = values["title"],
      let evidence = values["evidence"].flatMap({ Evidence(rawValue: String($0)) })
    else { return nil }
    return RecoveryRow(
      name: name, section: String(section), evidence: evidence, says: String(title), isPlayed: true)
  }
}
