// Sessions as a person sees them: every file in Transcripts/ is played and must be true.
//
// 00-how-transcripts-work.txt tells the format. `BLESS=1 swift test` writes the files anew.

import Bundled
import Foundation
import Shell
import Styling
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Transcripts")

/// A transcript file.
struct Transcript: CustomTestStringConvertible, Sendable {
  let name: String
  var testDescription: String { name }
  var url: URL { folder.appending(path: name) }

  static let all: [Transcript] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted().map { Transcript(name: $0) }
  }()
}

@Suite struct TranscriptTests {
  @Test("a transcript is what the session prints", arguments: Transcript.all)
  func replays(_ transcript: Transcript) throws {
    let text = try String(contentsOf: transcript.url, encoding: .utf8)
    let played = play(text)
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try played.write(to: transcript.url, atomically: true, encoding: .utf8)
    }
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = played.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = zip(expected, found).enumerated().first { $1.0 != $1.1 }
    if let (line, (old, new)) = difference {
      Issue.record("\(transcript.name):\(line + 1)\n  expected: \(old)\n  printed:  \(new)")
    } else {
      #expect(expected.count == found.count, "\(transcript.name): number of lines")
    }
  }

  @Test("there are transcripts: the demo and a session of 40 commands")
  func transcriptsExist() throws {
    #expect(Transcript.all.map(\.name).contains("demo.txt"))
    let session = try String(
      contentsOf: folder.appending(path: "forty-commands.txt"), encoding: .utf8)
    #expect(session.split(separator: "\n").count { $0.hasPrefix("(lab) ") } >= 40)
  }

  @Test(
    "the transcripts of the demo and the stories play their commands",
    arguments: [
      ("demo", "demo"), ("story-one-panic", "stories/one-panic"),
      ("story-one-abort", "stories/one-abort"), ("story-nested-abort", "stories/nested-abort"),
    ])
  func storiesAreTheStories(_ name: String, _ path: String) throws {
    let script = try #require(BundledFiles.text("Examples/\(path).lab"))
    let transcript = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    let commands = script.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let played = transcript.split(separator: "\n").compactMap {
      $0.hasPrefix("(lab) ") ? $0.dropFirst(6) : nil
    }
    #expect(commands == played)
    #expect(commands.count <= 25)
  }

  @Test("every story has a transcript")
  func storiesHaveTranscripts() {
    let stories = BundledFiles.paths.filter { $0.hasPrefix("Examples/stories/") }
    #expect(stories.count >= 3)
    for story in stories {
      let name = story.split(separator: "/").last?.dropLast(".lab".count) ?? ""
      #expect(Transcript.all.map(\.name).contains("story-\(name).txt"), "\(story)")
    }
  }

  @Test(
    "every screen in a README is one that the program printed",
    arguments: ["README.md", "Examples/README.md"])
  func readmeScreens(_ path: String) throws {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    let screens = readme.components(separatedBy: "```console\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }.filter { $0.contains("(lab) ") }
    let transcripts = try Transcript.all.map { try String(contentsOf: $0.url, encoding: .utf8) }
    #expect(!screens.isEmpty)
    for screen in screens {
      #expect(transcripts.contains { $0.contains(screen) }, "\(screen)")
    }
  }

  /// Plays the commands of a transcript: lines before the first command and comments are kept, what
  /// a command printed is replaced.
  private func play(_ text: String) -> String {
    let look = TranscriptLook(text)
    let session = Lab(look.environment)
    var lines: [String] = []
    var isHead = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("(lab) ") {
        isHead = false
        lines.append(String(line))
        let response = session.respond(to: String(line.dropFirst(6)))
        lines += response.lines.flatMap {
          $0.text(ascii: look.isASCII).split(separator: "\n", omittingEmptySubsequences: false).map
          {
            String($0)
          }
        }
      } else if isHead || line.hasPrefix("-- ") {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What the head of a transcript says of the terminal, as in `-- terminal: width 120, utf-8`.
struct TranscriptLook {
  var width = 80
  var isASCII = true
  var isLinear = false

  init(_ text: String) {
    let line = text.split(separator: "\n").first { $0.hasPrefix("-- terminal: ") } ?? ""
    for word in line.dropFirst("-- terminal: ".count).split(whereSeparator: { ", ".contains($0) }) {
      if let number = Int(word) { width = number }
      if word == "utf-8" { isASCII = false }
      if word == "linear" { isLinear = true }
    }
  }

  var environment: SessionEnvironment {
    var environment = SessionEnvironment.test(files: sampleFiles)
    environment.width = width
    environment.isASCII = isASCII
    environment.isLinear = isLinear
    return environment
  }
}
