// The parts of a lesson's page, cut at the headings of the second level.

import Styling

/// A part of a page.
public struct Section: Hashable, Sendable {
  /// What a part is for; its heading says so.
  public enum Kind: Hashable, Sendable {
    /// Something to read.
    case text
    /// `## Questions`: what the lesson answers.
    case questions
    /// `## Objectives`: what the student can do afterwards.
    case objectives
    /// `## Predict P1`, with the id.
    case predict(String)
    /// `## Task T1`, with the id.
    case task(String)
    /// `## Hints`, from a nudge to the answer.
    case hints
    /// `## Key points`: what to remember.
    case keyPoints
  }

  /// The heading; the part before the first one has the title of the page.
  public let heading: String
  public let kind: Kind
  /// The Markdown below the heading. A prediction's answer is left out.
  public let body: String
  /// The line of the heading.
  public let line: Int

  /// Heading and body laid out for a terminal.
  public func lines(width: Int, ascii: Bool = false) -> [StyledText] {
    Markdown("## \(heading)\n\n\(body)").lines(width: width, ascii: ascii)
  }

  /// The pieces that belong together on a screen, from the top: the heading and what follows it,
  /// then each further paragraph, list or fence.
  public func pieces(width: Int, ascii: Bool = false) -> [[StyledText]] {
    let blocks = Markdown(body).pieces(width: width, ascii: ascii)
    let title = Markdown("## \(heading)").lines(width: width, ascii: ascii)
    return [title + [""] + (blocks.first ?? [])] + blocks.dropFirst()
  }
}

/// A question to answer before running something.
public struct Prediction: Hashable, Sendable {
  /// As in `P1`.
  public let id: String
  /// The question, as Markdown.
  public let question: String
  /// The right answer: a number, a word, or an expression for the Shell.
  public let answer: String
  /// The reason, as Markdown.
  public let why: String

  /// Whether a value is the answer, if the answer is a number or a word.
  public func accepts(_ value: String) -> Bool { Answer(value) == Answer(answer) }
}

/// Something for the student to do or to find.
public struct CourseTask: Hashable, Sendable {
  /// As in `T1`.
  public let id: String
  /// What to do, as Markdown.
  public let text: String
}
