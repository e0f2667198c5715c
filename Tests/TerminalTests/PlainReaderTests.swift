// The reader for pipes: cutting input into lines, and what it shows.

import Styling
import Terminal
import Testing

@Suite struct PlainReaderTests {
  /// Reads everything from pieces of input (nil is a signal); gives the readings and what was shown.
  private func readAll(
    _ pieces: [String?], display: PlainReader.Display = .none
  ) -> (readings: [LineReading], shown: String) {
    let transcript = Transcript(pieces)
    var reader = PlainReader(
      display: display, nextBytes: { transcript.next() }, write: { transcript.shown += $0.text() })
    var readings: [LineReading] = []
    repeat { readings.append(reader.read(prompt: "(lab) ")) } while readings.last != .endOfInput
    return (readings, transcript.shown)
  }

  private final class Transcript {
    private var pieces: [String?]
    var shown = ""

    init(_ pieces: [String?]) { self.pieces = pieces }

    func next() -> [UInt8]? {
      if pieces.isEmpty { return [] }
      return pieces.removeFirst().map { Array($0.utf8) }
    }
  }

  @Test(
    "lines are found however the input is cut into pieces",
    arguments: [
      (["one\ntwo\n"], ["one", "two"]), (["o", "ne\nt", "wo\n"], ["one", "two"]),
      (["one\ntwo"], ["one", "two"]), (["one\r\ntwo\r"], ["one", "two"]), ([], []),
      (["\n\n"], ["", ""]), (["no\u{E9}\n"], ["noé"]), (["a\rb\n"], ["a\rb"]),
    ])
  func cutting(pieces: [String], lines: [String]) {
    #expect(readAll(pieces).readings == lines.map { .line($0) } + [.endOfInput])
  }

  @Test("bytes that are not UTF-8 are replaced, and the end stays the end")
  func invalidBytes() {
    var pieces: [[UInt8]] = [[0x61, 0xFF, 0x0A]]
    var reader = PlainReader(
      display: .none, nextBytes: { pieces.popLast() ?? [] }, write: { _ in })
    #expect(reader.read(prompt: "") == .line("a\u{FFFD}"))
    #expect(reader.read(prompt: "") == .endOfInput)
    #expect(reader.read(prompt: "") == .endOfInput)
  }

  @Test("an echo looks like a session at a terminal and leaves no prompt at the end")
  func echo() {
    #expect(readAll(["step 2\nback"], display: .echo).shown == "(lab) step 2\n(lab) back\n")
  }

  @Test("without an echo nothing is shown")
  func silence() {
    #expect(readAll(["step 2\nback"]).shown == "")
  }

  @Test("where somebody types, the prompt is shown and the last line is ended")
  func prompt() {
    #expect(readAll(["step\n"], display: .prompt).shown == "(lab) (lab) \n")
  }

  @Test("Ctrl-C drops what was typed so far")
  func cancel() {
    let (readings, shown) = readAll(["ste", nil, "back\n"], display: .prompt)
    #expect(readings == [.cancelled, .line("back"), .endOfInput])
    #expect(shown == "(lab) \n(lab) (lab) \n")
  }
}
