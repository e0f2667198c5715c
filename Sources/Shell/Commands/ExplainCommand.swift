// `explain`: a code, a word, an instruction.

import Course
import Recovery
import Styling
import Views
import WasmModel

/// `explain CODE|WORD`
enum ExplainCommand: Command {
  static let card = CommandCard(
    "explain", [], .learning, usage: "explain CODE | WORD | INSTRUCTION | GLUE FUNCTION",
    "Explain a code, word, instruction or glue line.",
    details: Explanation.all.map { "\($0.code) \($0.title)" }.joined(separator: "\n"),
    examples: ["explain L001", "explain panic", "explain i32.load", "explain __wbg_call_guard"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let word = line.rest
    guard !word.isEmpty else {
      return [StyledText("what can be explained, besides every instruction:", .heading)]
        + Explanation.all.map { StyledText("  \($0.code)", .command) + "  \($0.title)" }
        + (StyledText("  words", .command) + "  "
        + StyledText(Explanation.glossary.map(\.title).joined(separator: ", ")))
        .wrapped(to: session.environment.width, indent: 9)
    }
    if let explanation = Explanation.find(word) {
      return session.show(sheet: sheet(explanation, session))
    }
    if let function = session.sides.lazy.compactMap({ $0.worker.findFunction(word) }).first {
      return lines(function)
    }
    let cards = InstructionCard.find(mnemonic: word)
    if !cards.isEmpty { return cards.flatMap(lines) }
    if let command = CommandTable.find(word) {
      return HelpCommand.lines(command.card, width: session.environment.width)
    }
    let entries = GlossaryEntry.all(in: session.courseText("Lessons/GLOSSARY.md") ?? "")
    let found = entries.filter { $0.names.contains(word.lowercased()) }
    if !found.isEmpty { return session.show(sheet: sheet(found, session)) }
    let words =
      entries.flatMap(\.names) + Explanation.all.map(\.title) + Explanation.glossary.map(\.title)
      + InstructionCard.all.map(\.mnemonic)
      + Explanation.all.map(\.code)
    let hint = Suggestion.find(word, in: words).map { "did you mean `explain \($0)`?" }
    throw CommandError("nothing is known of `\(word)`", try: hint ?? "explain")
  }

  /// What the glossary of the course says.
  private static func sheet(_ entries: [GlossaryEntry], _ session: Session) -> Sheet {
    var sheet = Sheet()
    for entry in entries {
      sheet.list(
        Markdown(entry.text).lines(width: session.pageWidth),
        saying: [.init("", StyledText(entry.text))])
    }
    sheet.say(StyledText("from the glossary of the course", .dim))
    return sheet
  }

  /// A paragraph, or a sentence a line.
  private static func sheet(_ explanation: Explanation, _ session: Session) -> Sheet {
    let text =
      explanation.sentence.prefix(1).uppercased() + explanation.sentence.dropFirst() + ". "
      + explanation.details
    let commands = explanation.commands.map { StyledText("`\($0)`", .command) }
      .joined(separator: "  ")
    var sheet = Sheet()
    sheet.say(StyledText("\(explanation.code)  \(explanation.title)", .heading))
    sheet.list(
      StyledText(text).wrapped(to: min(76, session.environment.width - 2)).map { "  " + $0 },
      saying: sentences(of: text).map { .init("", StyledText($0)) })
    sheet.say(StyledText("  try: ", .dim) + commands, saying: [.init("try", commands)])
    return sheet
  }

  /// A paragraph's sentences: they end before a capital.
  private static func sentences(of text: String) -> [String] {
    text.split(separator: ". ").map(String.init).reduce(into: []) { sentences, piece in
      if let last = sentences.last, piece.first?.isUppercase != true {
        sentences[sentences.count - 1] = "\(last). \(piece)"
      } else {
        if let last = sentences.popLast() { sentences.append(last + ".") }
        sentences.append(piece)
      }
    }
  }

  /// A function of the JavaScript around the module, and where it stands.
  private static func lines(_ function: ScriptFunction) -> [StyledText] {
    [StyledText("\(function.name), in \(function.module)", .heading)]
      + function.lines.enumerated().map { number, line in
        let position = String(function.firstLine + number)
        return StyledText(String(repeating: " ", count: max(0, 5 - position.count)), .dim)
          + StyledText("\(position)  ", .dim) + StyledText(line, .code)
      } + ["  This is our own text of what upstream generates: `upstream \(function.name)`."]
  }

  /// An instruction: its stack effect, what it does, what follows it, where it comes from.
  private static func lines(_ card: InstructionCard) -> [StyledText] {
    let effect = card.effect.map { "  \($0)" } ?? ""
    let source = Proposal.find(card.opcode).map { ", \($0.rawValue)" } ?? ""
    return [
      StyledText(card.mnemonic, .heading) + "\(effect)  \(card.summary)"
        + StyledText("  code \(card.codeText)\(source)", .dim)
    ]
  }
}

extension InstructionCard {
  /// As in `[i32 i32] → [i32]`, where it does not depend on context.
  fileprivate var effect: String? {
    func list(_ types: [ValueType]) -> String {
      types.map(\.description).joined(separator: " ")
    }
    return switch typing {
    case .stack(let operands, let results): "[\(list(operands))] → [\(list(results))]"
    case .access(let operands, let results):
      "[\((["address"] + operands.map(\.description)).joined(separator: " "))] → [\(list(results))]"
    case .irregular: nil
    }
  }

  /// One byte, or the prefix byte and the number behind it.
  fileprivate var codeText: String {
    code < 0x100
      ? NumberText.hex(code) : "\(NumberText.hex(code >> 12)) \(NumberText.hex(code & 0xFFF))"
  }
}
