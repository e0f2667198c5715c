// The picture of requests over time: all that it draws is said, and it fits.

import Bindgen
import Recovery
import Shell
import Styling
import Testing
import Views

@Suite struct TimelineTests {
  private func session() -> Session {
    var session = Session(.test())
    for line in [
      "load bank", "request deposit 1 50 x 2", "panic on request 3", "request transfer 1 2 30",
      "continue", "continue", "request served", "request fail_unreachable", "request served",
    ] { _ = session.respond(to: line) }
    return session
  }

  private func sheet(_ session: Session, _ width: Int) -> Sheet {
    TimelineView.sheet(
      session.sides.map { ($0.label, $0.name, $0.worker.realm, $0.worker.ticks) }, from: nil,
      width: width)
  }

  @Test("every request of every side is a fact of its own, with its ticks and its outcome")
  func facts() {
    let session = session()
    let lines = sheet(session, 80).linearLines.map { $0.text() }
    for side in session.sides {
      for request in side.worker.realm.requests {
        let head = "\(side.name), request #\(request.number) \(request.call.text): "
        let ticks = "ticks \(request.firstTick)-\(request.lastTick ?? 0), "
        #expect(lines.count { $0.hasPrefix(head + ticks) } == 1, "\(head)")
      }
      #expect(lines.contains { $0.hasPrefix("\(side.name), blast: failed ") })
    }
    #expect(lines.contains { $0.contains("`panic` struck at tick ") })
    #expect(lines.contains { $0.contains("landing pad") })
    #expect(lines.contains { $0.contains("instance A.1 was thrown away") })
  }

  @Test("it fits, and each row has its outcome", arguments: [40, 64, 80, 110, 200])
  func widths(_ width: Int) {
    let session = session()
    let lines = sheet(session, width).lines(width: width)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
    let rows = lines.map { $0.text() }.filter {
      $0.hasPrefix("  #") && $0.dropFirst(3).first != " "
    }
    let requests = session.sides.map(\.worker.realm.requests.count).reduce(0, +)
    #expect(rows.count == requests)
    for row in rows where width >= 64 {
      #expect(row.contains("500 ") || row.contains("ok "), "\(row)")
    }
  }

  @Test("the legend has the signs that are drawn, and no others")
  func legend() {
    let lines = sheet(session(), 80).lines(width: 80).map { $0.text() }
    for sign in ["X", "P", "~", "#", "!", "o", "x"] {
      #expect(lines.contains { $0.hasPrefix("  \(sign) ") }, "\(sign)")
    }
    for sign in ["?", "R", "."] {
      #expect(!lines.contains { $0.hasPrefix("  \(sign) ") }, "\(sign)")
    }
  }

  @Test("a request that has not begun waits in line up to now")
  func waiting() {
    var session = Session(.test())
    for line in [
      "lesson L06", "strategy use reinit", "request buy 30 & buy 10 & sold", "panic at tick 60",
    ] { _ = session.respond(to: line) }
    let rows = session.respond(to: "timeline").lines.map { $0.text() }
    let row = rows.first { $0.contains("sold()") } ?? ""
    #expect(session.respond(to: "events").lines.first?.text().hasSuffix("request #1") == true)
    #expect(row.contains("...") && !row.contains("=") && row.contains("in line"), "\(rows)")
  }
}
