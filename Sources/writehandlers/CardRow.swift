// The scalar instructions, as the source of the cards has them.

/// What a handler needs to know of an instruction, read from a row of the cards.
struct CardRow {
  /// As in `i32Add`.
  let opcode: String
  /// The value types, as in `i32`.
  let operands: [String]
  let results: [String]
  let kind: Kind

  enum Kind {
    /// What it computes; see ``Closure``.
    case unary(Closure)
    case binary(Closure)
    /// The number of bytes, and `none`, `signed32` or `signed64`.
    case load(width: Int, extension: String)
    case store(width: Int)
  }

  /// Reads a line of a table; nil if it is no scalar instruction.
  init?(line: Substring) {
    guard let start = line.firstRange(of: "row(.")?.upperBound else { return nil }
    opcode = String(line[start...].prefix { $0 != "," })
    let effect = line.between(".stack(", "),") ?? line.between(".access(", "),") ?? ""
    let lists = effect.split(separator: "]", omittingEmptySubsequences: false)
    operands = CardRow.types(lists.first)
    results = CardRow.types(lists.dropFirst().first)
    let width = line.between(".memory(width: ", ")").flatMap { Int($0) }
    if let text = line.between(".unary { ", " },") {
      guard let closure = Closure(text) else { return nil }
      kind = .unary(closure)
    } else if let text = line.between(".binary { ", " },") {
      guard let closure = Closure(text) else { return nil }
      kind = .binary(closure)
    } else if let width, let name = line.between(".load(.", ")") {
      kind = .load(width: width, extension: String(name))
    } else if let width, line.contains(" .store,") {
      kind = .store(width: width)
    } else {
      return nil
    }
    if (operands + results).contains("v128") { return nil }
  }

  private static func types(_ list: Substring?) -> [String] {
    (list ?? "").split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  /// What the closure of a card says: `(a: UInt32, b: UInt32) throws(Trap) -> R in BODY`.
  struct Closure {
    let parameters: [(name: String, type: String)]
    /// Nil if it is left to the compiler.
    let result: String?
    let body: String
    let canTrap: Bool

    /// True if the slot of the result is that of the operand.
    var keepsBits: Bool { body == "a" || parameters[0].type == "UInt32" && body == "UInt64(a)" }

    init?(_ text: Substring) {
      guard let head = text.firstRange(of: " in ") else { return nil }
      let signature = text[..<head.lowerBound]
      body = String(text[head.upperBound...])
      canTrap = signature.contains("throws(Trap)")
      result = signature.firstRange(of: "-> ").map { String(signature[$0.upperBound...]) }
      guard let list = signature.between("(", ")") else { return nil }
      parameters = list.split(separator: ",").compactMap { part in
        let words = part.split { $0 == ":" || $0 == " " }.map(String.init)
        return words.count == 2 ? (words[0], words[1]) : nil
      }
    }
  }
}

extension Substring {
  /// What stands between two texts; nil if they are not there.
  func between(_ start: String, _ end: String) -> Substring? {
    guard let from = firstRange(of: start)?.upperBound,
      let to = self[from...].firstRange(of: end)?.lowerBound
    else { return nil }
    return self[from..<to]
  }
}

extension String {
  /// With a capital first letter.
  var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
