// Styled text to characters for one stream: colours if it has a theme, ASCII if it must.

import Styling

/// Turns styled text into what is written to a stream.
public struct Renderer: Sendable {
  private let theme: Theme?
  private let isASCII: Bool

  /// A renderer; without a theme it writes no colours.
  public init(theme: Theme?, isASCII: Bool) {
    self.theme = theme
    self.isASCII = isASCII
  }

  /// The text with its colours. Colours end before each newline.
  public func render(_ text: StyledText) -> String {
    render(text) { "\u{1B}[\($0)m" }
  }

  /// The lines with their colours, each ended by a newline.
  public func render(_ lines: [StyledText]) -> String {
    lines.map { render($0) + "\n" }.joined()
  }

  /// The text as a prompt for readline, which must be told which characters take no columns.
  package func renderPrompt(_ text: StyledText) -> String {
    render(text) { "\u{1}\u{1B}[\($0)m\u{2}" }
  }

  private func render(_ text: StyledText, sequence: (String) -> String) -> String {
    guard let theme else { return text.text(ascii: isASCII) }
    let lines = text.lines.map { line in
      line.spans.map { span in
        let text = isASCII ? span.text.asciiTwin : span.text
        let parameters = theme.parameters(for: span.style)
        return parameters.isEmpty ? text : sequence(parameters) + text + sequence("0")
      }.joined()
    }
    return lines.joined(separator: "\n")
  }
}
