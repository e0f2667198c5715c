// What a piece of text means; a theme in Terminal decides how that looks.

/// The meaning of a piece of text. Colour never carries it alone: a sign or a word says it too.
public enum Style: Hashable, Sendable, CaseIterable {
  /// Ordinary text.
  case plain
  /// A title, or the head of a column.
  case heading
  /// A word that the sentence leans on.
  case emphasis
  /// Present but not the point: addresses, counts, what did not happen.
  case dim
  /// Something the student can type.
  case command
  /// A value of the program: operand, local, byte.
  case value
  /// A value that the last step changed; its sign is `*`.
  case changed
  /// A trap.
  case trap
  /// An exception, from throw to catch.
  case exception
  /// An instance that must not be trusted again; its sign is `!`.
  case poison
  /// Something that went well.
  case ok
  /// Something that deserves a look.
  case warning
  /// A mistake in what was typed or in a file.
  case error
  /// The prompt.
  case prompt
  /// An instruction or another piece of source.
  case code
  /// The next instruction; its sign is `>`.
  case pc
  /// The first of the compared sides.
  case sideA
  /// The second of the compared sides.
  case sideB
  /// The third of the compared sides.
  case sideC
  /// The fourth of the compared sides.
  case sideD

  /// The style of a compared side, counted from 0; the styles repeat after four sides.
  public static func side(_ number: Int) -> Style {
    let sides: [Style] = [.sideA, .sideB, .sideC, .sideD]
    return sides[number % sides.count]
  }
}
