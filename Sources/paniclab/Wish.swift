// What the person before whom a script is played can ask for, by a key or by a line.

import Terminal

/// What is to happen next.
enum Wish: Hashable {
  case forward, back, takeOver, leave, help, nextChapter, previousChapter
  /// To the step of this number, from 1.
  case step(Int)
  /// A digit: more may follow.
  case digit(Character)
  /// Show the question again.
  case again
  /// A key or a line without a meaning.
  case unknown(String)

  /// The keys, as `?` tells them.
  static let keys: [(key: String, meaning: String)] = [
    ("Enter, space", "go on: do the command that is shown"),
    ("b", "go back before the last step"),
    ("t", "take over: type commands of your own; `resume` goes back to the script"),
    (">  <", "to the next chapter, or back to where one begins"),
    ("12 Enter", "to step 12"),
    ("q", "leave"),
    ("arrows", "as Enter and b; the keys of a remote control for slides work too"),
  ]

  /// What a key asks for.
  init(_ key: Key) {
    switch key {
    case .enter, .right, .down, .pageDown: self = .forward
    case .backspace, .left, .up, .pageUp: self = .back
    case .cancelled, .endOfInput: self = .leave
    case .timeOver: self = .forward
    case .resumed: self = .again
    case .other: self = .unknown("")
    case .character(let character):
      self =
        switch character {
        case "0"..."9": .digit(character)
        default: Wish(word: String(character).lowercased()) ?? .unknown(String(character))
        }
    }
  }

  /// What a line asks for.
  init(line: String) {
    let word = line.split(separator: " ").joined(separator: " ").lowercased()
    if let number = Int(word) {
      self = .step(number)
    } else {
      self = Wish(word: word) ?? .unknown(line)
    }
  }

  private init?(word: String) {
    switch word {
    case "", " ": self = .forward
    case "b", "back": self = .back
    case "t": self = .takeOver
    case "q", "quit": self = .leave
    case "?", "h", "help": self = .help
    case ">": self = .nextChapter
    case "<": self = .previousChapter
    default: return nil
    }
  }
}
