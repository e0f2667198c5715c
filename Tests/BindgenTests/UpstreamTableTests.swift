// The table of upstream constructs and the markers behind the lines of the glue belong together.

import Bindgen
import Foundation
import Testing
import WasmBinary

struct UpstreamTableTests {
  /// Rows that no line of JavaScript stands for.
  private static let silent = Upstream.allCases.drop { $0 != .passValues }
    .filter { $0 != .moduleTerminated }

  /// Together they have all parts of the glue.
  // swift-format-ignore
  private static let glues: [(file: String, mode: BindgenMode, release: Int)] = [
    ("workshop.abort", .a, 127),
    ("workshop.abort", .b, 127),
    ("workshop.abort", .c, 127),
    ("workshop.unwind-exnref", .d, 127),
    ("workshop.unwind-exnref", .e, 115),
    ("workshop.unwind-legacy", .d, 117),
    ("workshop.unwind-legacy", .e, 127),
    ("bank.abort", .b, 127),
    ("bank.unwind-exnref", .e, 127),
  ]

  private static func texts() throws -> [String] {
    var texts = try Self.glues.map { try GlueTextTests.glue($0.file, $0.mode, $0.release) }
    let lines = sampleLines.replacing("FnMut", with: "Fn")
    let sample = try bind(boundSample(lines: lines), BindgenOptions(mode: .b))
    texts += writeGlue(sample).map(\.text)
    for kind in ShimKind.allCases {
      for exports in [["fetch", "add"], ["__worker_init_state", "setPanicHook"]] {
        texts += writeShim(kind, exports: exports, classes: ["Counter"]).map(\.text)
      }
    }
    return texts + writeRuntime().map(\.text)
  }

  private static func keys(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.range(of: " //= ").map { String(line[$0.upperBound...]) }
    }
  }

  @Test func `every marker is a row, and every row is marked somewhere`() throws {
    let used = Set(try Self.texts().flatMap(Self.keys))
    #expect(used.filter { Upstream(rawValue: $0) == nil } == [])
    let expected = Set(Upstream.allCases).subtracting(Self.silent)
    #expect(expected.subtracting(used.compactMap(Upstream.init(rawValue:))) == [])
    #expect(Set(used.compactMap(Upstream.init(rawValue:))).subtracting(expected) == [])
  }

  @Test func `every row says what it is, where, and since when`() {
    for key in Upstream.allCases {
      #expect(!key.row.construct.isEmpty, "\(key.rawValue)")
      #expect(!key.row.release.isEmpty, "\(key.rawValue)")
      #expect(key.row.evidence == .own || !key.row.file.isEmpty, "\(key.rawValue)")
    }
  }

  @Test func `no line that a person reads is long`() throws {
    for text in try Self.texts() {
      for line in text.split(separator: "\n") {
        let shown = line.split(separator: " //= ", maxSplits: 1)[0]
        #expect(shown.count <= 90, "\(shown)")
      }
    }
  }
}
