// A wrong expression gets a message, a caret under the place, and something to try.

import Testing

@testable import Shell

/// A wrong text, what is said of it, and the column of the caret.
struct WrongExpression: CustomTestStringConvertible, Sendable {
  let text: String
  let message: String
  let column: Int
  let hint: String
  var testDescription: String { text }

  init(_ text: String, _ message: String, _ column: Int, try hint: String) {
    (self.text, self.message, self.column, self.hint) = (text, message, column, hint)
  }

  /// Wrong whatever the worker is.
  static let texts: [WrongExpression] = [
    .init("", "a value is missing at the end", 0, try: "help print"),
    .init("1 +", "a value is missing at the end", 3, try: "help print"),
    .init("1 + )", "a value is missing, but there is `)`", 4, try: "help print"),
    .init("* 2", "a value is missing, but there is `*`", 0, try: "help print"),
    .init("and 1", "a value is missing, but there is `and`", 0, try: "help print"),
    .init("1 == == 2", "a value is missing, but there is `==`", 5, try: "help print"),
    .init("not", "a value is missing at the end", 3, try: "help print"),
    .init("(1 + 2", "`)` is missing at the end", 6, try: "help print"),
    .init("u8[1 2]", "`]` is missing, but there is `2`", 5, try: "help print"),
    .init("local[0", "`]` is missing at the end", 7, try: "help print"),
    .init("str[1]", "`,` is missing, but there is `]`", 5, try: "help print"),
    .init("1 2", "nothing more was expected, but there is `2`", 2, try: "help print"),
    .init("(1))", "nothing more was expected, but there is `)`", 3, try: "help print"),
    .init("%tick = 5", "`=` compares nothing", 6, try: "=="),
    .init("1 ; 2", "`;` has no meaning here", 2, try: "quotes"),
    .init("@A %sp", "`@` has no meaning here", 0, try: "@B print"),
    .init("é + \u{4F60} ~", "`~` has no meaning here", 6, try: "quotes"),
    .init("12ab", "`12ab` is no number", 0, try: "0x2a"),
    .init("1 + 0x", "`0x` is no number", 4, try: "0x2a"),
    .init("99999999999999999999", "`99999999999999999999` is no number", 0, try: "42"),
    .init("1. + 2", "`1.` is no number", 0, try: "1.5"),
    .init("1.5.2", "`1.5.2` is no number", 0, try: "1.5"),
    .init("1e+", "`1e+` is no number", 0, try: "1.5"),
    .init("%side == \"A", "the text that begins here is not closed", 9, try: "`\"`"),
    .init("\"a\\q\"", "`\\q` stands for no character", 2, try: "\\n"),
    .init("1 + %", "a name is missing behind `%`", 5, try: "%tick"),
    .init("$ + 1", "a name is missing behind `$`", 1, try: "$NAME"),
    .init("%tock", "no register `%tock`", 0, try: "did you mean `%tick`?"),
    .init("1 + %nothing", "no register `%nothing`", 4, try: "%tick %pc"),
    .init("5 %sp", "`sp` has no value here", 3, try: "did you mean `%sp`?"),
    .init("treu", "`treu` has no value here", 0, try: "did you mean `true`?"),
    .init("balance", "`balance` has no value here", 0, try: "$balance"),
    .init("u33[0]", "no `u33[…]`", 0, try: "did you mean `u32[…]`?"),
    .init("1 + locl[0]", "no `locl[…]`", 4, try: "did you mean `local[…]`?"),
    .init("f(1)", "`f` cannot be called in an expression", 0, try: "count(EVENT)"),
    .init("count()", "the name of an event is missing, but there is `)`", 6, try: "trap"),
    .init("count(", "the name of an event is missing at the end", 6, try: "trap"),
    .init("count(tarp)", "no event `tarp`", 6, try: "did you mean `trap`?"),
    .init("1 + count(nothing)", "no event `nothing`", 10, try: "help print"),
    .init("count(store)", "`store` cannot be counted: stores are not kept", 6, try: "u32["),
    .init("count(rethrow)", "`rethrow` cannot be counted: throwing again", 6, try: "throw"),
    .init("count(unwind)", "`unwind` cannot be counted: a step", 6, try: "count(pad)"),
    .init("count(grow)", "`grow` cannot be counted: growing", 6, try: "count"),
    .init("count(lost)", "`lost` cannot be counted: what was lost", 6, try: "blast"),
    .init("count(trap", "`)` is missing at the end", 10, try: "help print"),
    .init("count(trap,)", "a filter is missing, but there is `)`", 11, try: "request=1"),
    .init("count(trap, requst=1)", "no filter `requst`", 12, try: "did you mean `request`?"),
    .init("count(trap, request=)", "a value is missing, but there is `)`", 20, try: "help print"),
    .init(
      "count(trap, function=)", "the name of a function is missing, but there is `)`", 21,
      try: "help print"),
    .init("count(drop, guard)", "`drop` events know no function", 12, try: "trap exhausted throw"),
    .init("count(trap, tag=a)", "`trap` events know no tag", 12, try: "one of: throw catch"),
    .init("count(drop, request=1, request=2)", "a second filter `request`", 23, try: "help print"),
  ]

  /// Wrong inside a call of `lab.wat`.
  static let values: [WrongExpression] = [
    .init("1 / 0", "division by zero", 2, try: "help print"),
    .init("7 % ($big + 1)", "division by zero", 2, try: "help print"),
    .init("1 + $amuont", "no local `$amuont` in this frame", 4, try: "did you mean `$amount`?"),
    .init("local[9]", "local[9] is not there: there are 8", 0, try: "local[0] to local[7]"),
    .init("local[-1]", "local[-1] is not there", 0, try: "local[0]"),
    .init("stack[2]", "stack[2] is not there: there are 2", 0, try: "stack[0] to stack[1]"),
    .init("global[9]", "global[9] is not there: there are 3", 0, try: "global[0] to global[2]"),
    .init("1 + global[limt]", "no global `limt`", 4, try: "did you mean `limit`?"),
    .init("u8[0x10000]", "1 byte at 0x10000 lies outside the memory", 0, try: "up to 0xffff"),
    .init("1 + i64[0xfffc]", "8 bytes at 0xfffc lie outside", 4, try: "up to 0xfff8"),
    .init("u8[-1]", "1 byte at -1 lies outside", 0, try: "up to 0xffff"),
    .init("str[0, 65537]", "a length of 65537 is not from 0 to 65536", 0, try: "65536"),
    .init("str[0, -1]", "a length of -1 is not from 0", 0, try: "65536"),
    .init("u8[\"a\"]", "an address is an integer, not \"a\"", 3, try: "help print"),
    .init("local[1.5]", "an index is an integer, not 1.5", 6, try: "help print"),
    .init("%status + 1", "`+` takes numbers, not \"running\"", 8, try: "help print"),
    .init("1 < null", "`<` takes numbers, not null", 2, try: "help print"),
    .init("1 & $rate", "`&` takes integers, not 1.5", 2, try: "help print"),
    .init("2.5 << 1", "`<<` takes integers, not 2.5", 4, try: "help print"),
    .init("-%side", "`-` takes numbers, not \"A\"", 0, try: "help print"),
    .init("%status == 1", "\"running\" and 1 cannot be compared", 8, try: "a text with a text"),
    .init("not %side", "\"A\" is neither true nor false", 4, try: "=="),
    .init("1 and %side", "\"A\" is neither true nor false", 2, try: "=="),
    .init("%poison + %sp + u8[$p + 0xffff]", "1 byte at 0x100ff", 16, try: "up to 0xffff"),
    .init("count(throw, iner)", "no function `iner`", 13, try: "did you mean `inner`?"),
    .init("count(throw, tag=bom)", "no tag `bom`", 17, try: "did you mean `boom`?"),
    .init("count(throw, request=1.5)", "a request is an integer, not 1.5", 21, try: "help print"),
  ]
}

@Suite struct ExpressionErrorTests {
  private func check(_ rows: [WrongExpression], on lab: Lab, _ command: String = "print") {
    for row in rows {
      let text = lab.text("\(command) \(row.text)")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].hasPrefix("error: \(row.message)"), "\(row.text): \(text)")
      guard lines.count == 4 else {
        Issue.record("\(text)")
        continue
      }
      #expect(lines[1] == "    \(row.text)")
      // The caret counts columns: a wide character takes two.
      let width = String(row.text.prefix(row.column)).unicodeScalars.reduce(0) {
        $0 + ($1.value >= 0x4E00 ? 2 : 1)
      }
      #expect(lines[2] == String(repeating: " ", count: 4 + width) + "^", "\(text)")
      #expect(lines[3].hasPrefix("  try: ") && lines[3].contains(row.hint), "\(text)")
    }
  }

  @Test("what cannot be read")
  func texts() {
    let rows = WrongExpression.texts.filter { !$0.text.isEmpty }
    #expect(rows.count >= 40)
    check(rows, on: .inLab())
  }

  @Test("what has no value")
  func values() { check(WrongExpression.values, on: .inLab()) }

  @Test("without a frame, a memory, or a stack pointer")
  func missing() {
    let loaded = Lab.after(["strategy use reinit", "load lab.wat"])
    let noFrame = "no Wasm frame is on the way"
    check(
      [
        .init("1 + $amount", noFrame, 4, try: "start NAME"),
        .init("local[0]", noFrame, 0, try: "start NAME"),
        .init("stack[0]", noFrame, 0, try: "start NAME"),
        .init("%pc", noFrame, 0, try: "start NAME"),
      ], on: loaded)
    let plain = Lab(.test(files: sampleFiles))
    _ = plain.respond(to: "strategy use reinit")
    _ = plain.respond(to: "load good.wat")
    check(
      [
        .init("u8[0]", "this module has no memory", 0, try: "help print"),
        .init("%sp", "this module has no `__stack_pointer`", 0, try: "globals"),
        .init("global[0]", "global[0] is not there: there are 0", 0, try: "help print"),
      ], on: plain)
    _ = loaded.respond(to: "back 1000000")
    check(
      [
        .init("u8[0]", "there is no instance yet", 0, try: "continue"),
        .init("global[limit]", "there is no instance yet", 0, try: "continue"),
      ], on: loaded)
  }

  @Test("what is too long or too deep is said, and nothing overflows")
  func limits() {
    for (text, problem) in [
      (String(repeating: "(", count: 100_000), "nested at most 60 deep"),
      (String(repeating: "-", count: 400) + "1", "nested at most 60 deep"),
      (String(repeating: "u8[", count: 200) + "1", "nested at most 60 deep"),
      (String(repeating: "1 + ", count: 100_000) + "1", "at most 500 words"),
    ] {
      let error = #expect(throws: CommandError.self) { _ = try Expression(parsing: text) }
      let message = error?.message ?? ""
      #expect(message.contains(problem) || message.contains("at most 500 words"), "\(message)")
    }
    #expect((try? Expression(parsing: String(repeating: "1 + ", count: 249) + "1")) != nil)
  }
}
