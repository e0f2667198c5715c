// The head of a trace's line: tick and depth.

/// Tick and depth as bytes. From line to line only the last digits change, so they are counted up as
/// digits.
struct TraceHeader {
  private let memory = TraceMemory(160)
  private(set) var count = 0
  private var tick = -1
  private var depth = -1
  /// How many columns the tick takes.
  private(set) var tickWidth = 0

  static let leastTickWidth = 8
  static let leastDepthWidth = 3

  var bytes: UnsafePointer<UInt8> { UnsafePointer(memory.start) }

  /// Makes the head of the line of a tick.
  @inline(__always)
  mutating func set(tick: Int, depth: Int) {
    if tick == self.tick &+ 1, depth == self.depth, increment() {
      self.tick = tick
    } else {
      rebuild(tick, depth)
    }
  }

  /// Adds 1 to the tick; false if there is no column for a new digit.
  @inline(__always)
  private func increment() -> Bool {
    var digit = memory.start + tickWidth - 1
    while digit.pointee == UInt8(ascii: "9") {
      guard digit > memory.start else { return false }
      digit.pointee = UInt8(ascii: "0")
      digit -= 1
    }
    digit.pointee = digit.pointee == UInt8(ascii: " ") ? UInt8(ascii: "1") : digit.pointee + 1
    return true
  }

  @inline(never)
  private mutating func rebuild(_ tick: Int, _ depth: Int) {
    (self.tick, self.depth) = (tick, depth)
    let tickText = Self.aligned("\(tick)", Self.leastTickWidth)
    tickWidth = tickText.utf8.count
    count = 0
    for byte in Self.text(tickText, "\(depth)").utf8 {
      memory.start[count] = byte
      count += 1
    }
  }

  /// The head of a line; `tick` and `depth` may be words.
  static func text(_ tick: String, _ depth: String) -> String {
    "\(aligned(tick, leastTickWidth)) \(aligned(depth, leastDepthWidth))  "
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
