// `ledger`: what did not happen.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

/// `ledger [N]`
enum LedgerCommand: Command {
  static let card = CommandCard(
    "ledger", [], .looking, usage: "ledger [N]",
    "What did not happen: drops, locks, memory.",
    details: """
      For the request on the way, or the last one that failed, or request N: the guards that nobody
      dropped, cleanups that never ran, bytes that look like held locks, JavaScript values held,
      allocations alive, the shadow stack not given back, requests open, bytes changed. Allocations
      are counted by running the request again; all the rest is read off the history.
      """, examples: ["ledger", "ledger 1"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let number = try line.arguments.first.map { word throws(CommandError) in
      try requestNumber(word)
    }
    var sheets: [String: Sheet] = [:]
    for index in try session.loadedSides() {
      sheets[session.sides[index].label] = try session.ledger(index, number)
    }
    return try session.showSheets { sheets[$0.label] ?? Sheet() }
  }

  private static func requestNumber(_ word: String) throws(CommandError) -> Int {
    guard let number = Number.parse(String(word.drop { $0 == "#" })), number > 0 else {
      throw CommandError("`\(word)` is no request", try: "ledger 1")
    }
    return Int(number)
  }
}

extension Session {
  /// So many raised bytes are asked who wrote them.
  private static let askedWriters = 3

  fileprivate func ledger(_ index: Int, _ number: Int?) throws(CommandError) -> Sheet {
    let realm = sides[index].worker.realm
    guard let request = Self.request(number, realm) else {
      if let number {
        throw CommandError("there is no request #\(number) up to here", try: "requests")
      }
      var sheet = Sheet()
      sheet.say("no request yet (try `request NAME ARGS`)")
      return sheet
    }
    let span = try span(of: request, index)
    let ledger = Ledger(
      request, start: span.start.world, trap: span.trap?.world, end: span.end.world,
      allocations: Allocations(span.start, upTo: span.end.place))
    let raised = ledger.raised.prefix(Self.askedWriters).map { writer(of: $0, span.end, index) }
    return LedgerView.sheet(
      ledger, raised: raised, end: span.end.world, now: sides[index].worker)
  }

  /// The request of a number; else the one on the way, or the last that failed, or the last.
  private static func request(_ number: Int?, _ realm: Realm) -> Request? {
    if let number { return realm.requests.last { $0.number == number } }
    return realm.requests.last { $0.outcome == nil } ?? realm.requests.last { $0.isFailed }
      ?? realm.requests.last
  }

  /// Where a request came to Wasm, where it trapped, and where it was over.
  private func span(
    of request: Request, _ index: Int
  ) throws(CommandError) -> (
    start: Timeline<Worker>, trap: Timeline<Worker>?, end: Timeline<Worker>
  ) {
    let number = request.number > 0 ? request.number : nil
    let events = Array(sides[index].worker.realm.events)
    let own = events.indices.filter {
      events[$0].request == number && events[$0].tick >= request.firstTick
    }
    func first(_ isMeant: (Event.Kind) -> Bool) -> Int? { own.first { isMeant(events[$0].kind) } }
    let enter = first { if case .enter = $0 { true } else { false } }
    let begin = enter ?? first { if case .request = $0 { true } else { false } } ?? own.first
    let crash = own.first { events[$0].isCrash }
    let end = first {
      switch $0 {
      case .answered, .failed, .cancelled: true
      default: false
      }
    }
    func scout(_ event: Int?) throws(CommandError) -> Timeline<Worker>? {
      guard let event else { return nil }
      return try self.scout(index, toEvent: event, what: "ledger")
    }
    let here = sides[index].timeline
    return (try scout(begin) ?? here, try scout(crash), try scout(end) ?? here)
  }

  /// Who wrote a byte last, before a place.
  private func writer(
    of address: Int, _ end: Timeline<Worker>, _ index: Int
  ) -> LedgerView.Raised {
    var side = sides[index]
    side.timeline = end
    guard let memory = end.world.memory, let expression = try? Expression(parsing: "u8[\(address)]")
    else { return LedgerView.Raised(address: address, writer: nil, tick: 0) }
    let finding = side.findLastWriter(
      of: expression, at: [.memory(memory, address..<address + 1)]
    ) { _ in true }
    guard case .found(let write) = finding, let preview = MovePreview(write.before.world) else {
      return LedgerView.Raised(address: address, writer: nil, tick: 0)
    }
    return LedgerView.Raised(address: address, writer: preview.place, tick: write.after.tick)
  }
}
