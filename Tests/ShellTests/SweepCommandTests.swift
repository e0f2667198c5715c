// The command `sweep`: files of shards, what they must have in common, and being interrupted.

import Recovery
import Shell
import Styling
import Synchronization
import Testing

@Suite struct SweepCommandTests {
  private static let before = [
    "strategy use reinit,guard-reinit", "load bank", "request deposit 1 50",
    "request transfer 1 2 30", "request balance 1",
  ]

  private func session(_ environment: SessionEnvironment) -> Session {
    var session = Session(environment)
    for line in Self.before { _ = session.respond(to: line) }
    return session
  }

  private func text(_ session: inout Session, _ line: String) -> String {
    session.respond(to: line).lines.text()
  }

  @Test("the files of all shards make the sweep of one machine, in any order")
  func merging() {
    let files = KeptFiles()
    var session = session(files.environment)
    let whole = text(&session, "sweep panic over request 2")
    for number in 1...3 {
      _ = text(
        &session, "sweep panic over request 2 --shard \(number)/3 --json > part\(number).json")
    }
    let merged = text(&session, "sweep --merge part3.json part1.json part2.json")
    #expect(whole.hasPrefix(merged), "the advice stands behind the table only once")
    #expect(merged.contains("318"))
    let part = text(&session, "sweep --merge part2.json")
    #expect(part.contains("?") && part.contains("some shards are missing"))
  }

  @Test("files that do not belong together or are damaged are refused with their line")
  func mismatches() {
    let files = KeptFiles()
    var session = session(files.environment)
    _ = text(&session, "sweep panic over request 2 --shard 1/2 --json > one.json")
    _ = text(&session, "sweep panic over request 1 --shard 2/2 --json > two.json")
    _ = text(&session, "sweep abort over request 2 --shard 2/2 --json > three.json")
    files.write("four.json", "{\"v\":1,\"event\":\"sweep\"}\n")
    files.write("five.json", "")
    let rows = [
      ("one.json two.json", "two.json is of another sweep: of bank, over request #1"),
      ("one.json three.json", "the points of abort unreachable under reinit differ"),
      ("four.json", "four.json:1: missing \"strategy\""),
      ("five.json", "five.json:1: malformed: found an empty file"),
    ]
    for (names, problem) in rows {
      #expect(text(&session, "sweep --merge \(names)").contains(problem), "\(names)")
    }
  }

  @Test("a sweep that is interrupted leaves the one before")
  func interruption() {
    let files = KeptFiles()
    let asked = Mutex(-1)
    var environment = files.environment
    environment.isInterrupted = {
      asked.withLock { left in
        if left > 0 { left -= 1 }
        return left == 0
      }
    }
    var session = session(environment)
    let first = text(&session, "sweep panic over request 2")
    asked.withLock { $0 = 30 }
    let response = session.respond(to: "sweep abort over request 2")
    #expect(response.outcome == .failed(130))
    #expect(response.lines.text().contains("`sweep` was interrupted"))
    asked.withLock { $0 = -1 }
    #expect(first.hasPrefix(text(&session, "sweep")))
  }
}

/// Files in memory.
private final class KeptFiles: Sendable {
  private let files = Mutex<[String: String]>([:])

  var environment: SessionEnvironment {
    SessionEnvironment(
      readFile: { [self] name in
        files.withLock { $0[name].map { .success(Array($0.utf8)) } ?? .failure(.missing) }
      },
      writeFile: { [self] name, text in
        write(name, text)
        return nil
      })
  }

  func write(_ name: String, _ text: String) { files.withLock { $0[name] = text } }
}
