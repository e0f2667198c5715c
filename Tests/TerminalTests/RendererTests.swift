// Rendering: colours where there is a theme, bare characters where there is none.

import Styling
import Terminal
import Testing

@Suite struct RendererTests {
  private let text: StyledText = "▶ \("trap", .trap) at \(214, .code)"

  @Test("a theme colours what has a look and leaves the rest alone")
  func colored() {
    let renderer = Renderer(theme: .dark, isASCII: false)
    #expect(renderer.render(text) == "▶ \u{1B}[1;31mtrap\u{1B}[0m at 214")
  }

  @Test(
    "without a theme there is no escape sequence, whatever the style", arguments: Style.allCases)
  func bare(style: Style) {
    #expect(Renderer(theme: nil, isASCII: false).render(StyledText("x", style)) == "x")
  }

  @Test("ASCII is asked for independently of colours")
  func ascii() {
    #expect(Renderer(theme: nil, isASCII: true).render(text) == "> trap at 214")
    let colored = Renderer(theme: .mono, isASCII: true).render(text)
    #expect(colored == "> \u{1B}[1;7mtrap\u{1B}[0m at 214")
  }

  @Test("colours end before a newline, so that they cannot run on")
  func newlines() {
    let renderer = Renderer(theme: .light, isASCII: false)
    #expect(
      renderer.render(StyledText("a\nb", .ok)) == "\u{1B}[32ma\u{1B}[0m\n\u{1B}[32mb\u{1B}[0m")
    #expect(renderer.render([StyledText("a", .plain), ""]) == "a\n\n")
  }

  @Test("a prompt marks its colours as taking no columns")
  func prompt() {
    let prompt = Renderer(theme: .dark, isASCII: false).renderPrompt(
      StyledText("(lab)", .prompt) + " ")
    #expect(prompt == "\u{1}\u{1B}[1;36m\u{2}(lab)\u{1}\u{1B}[0m\u{2} ")
    #expect(Renderer(theme: nil, isASCII: false).renderPrompt("(lab) ") == "(lab) ")
  }

  @Test(
    "what must stand out has a look in every theme",
    arguments: Theme.allCases,
    [Style.heading, .changed, .trap, .exception, .poison, .warning, .error, .pc])
  func emphasis(theme: Theme, style: Style) {
    let rendered = Renderer(theme: theme, isASCII: false).render(StyledText("x", style))
    #expect(rendered.hasPrefix("\u{1B}["))
  }

  @Test("the projector theme neither dims nor uses yellow, mono uses no colour")
  func limits() {
    for style in Style.allCases {
      let projected = parameters(.projector, style)
      #expect(!projected.contains { ["2", "33", "43", "90", "93"].contains($0) })
      #expect(parameters(.mono, style).allSatisfy { ["0", "1", "2", "4", "7"].contains($0) })
    }
  }

  /// The SGR parameters that a theme uses for a style, read back from what it renders.
  private func parameters(_ theme: Theme, _ style: Style) -> [String] {
    Renderer(theme: theme, isASCII: false).render(StyledText("x", style))
      .split { !$0.isNumber }.map { String($0) }
  }
}
