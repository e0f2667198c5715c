// What the parser says of sources that are no modules of the subset, and where.

import JavaScript
import Testing

/// Sources that are not JavaScript: the line and column (from 1) and the problem.
let mistakes: [(source: String, problem: String)] = [
  ("a b", "1:3: found `b`, expected `;`"),
  ("(a", "1:3: found the end, expected `)`"),
  ("{ a", "1:4: found the end, expected `}`"),
  ("a +\n  }", "2:3: found `}`, expected an expression"),
  ("f(a b)", "1:5: found `b`, expected `,` or `)`"),
  ("[a b]", "1:4: found `b`, expected `,` or `]`"),
  ("({ a b })", "1:6: found `b`, expected `,` or `}`"),
  ("({ if })", "1:7: found `}`, expected `:` behind a reserved word"),
  ("({ 'a' })", "1:8: found `}`, expected `:`"),
  ("ää = 'a\n'", "1:6: found a string without an end, expected `'`"),
  ("a =\n  `b${c}", "2:8: found a template without an end, expected `` ` ``"),
  ("`a${b c}`", "1:7: found `c`, expected `}`"),
  ("a /* b", "1:3: found a comment without an end, expected `*/`"),
  ("a = 1b", "1:5: found a name right behind a number, expected a space"),
  ("0x", "1:1: found no digits, expected a number of base 16"),
  ("1e", "1:1: found no digits, expected an exponent"),
  ("1__0", "1:2: found `_`, expected it between two digits"),
  (#"'\xg0'"#, "1:2: found a broken escape, expected hexadecimal digits"),
  (#"'\u{110000}'"#, "1:2: found a broken escape, expected hexadecimal digits"),
  ("a @ b", "1:3: found `@`, expected a token"),
  // Names
  ("let class = 1", "1:5: found the reserved word `class`, expected a name"),
  ("const [let] = a", "1:8: found the reserved word `let`, expected a name"),
  ("function eval() {}", "1:10: found the reserved word `eval`, expected a name"),
  ("import { if } from 'a'", "1:10: found the reserved word `if`, expected a name"),
  ("enum", "1:1: found `enum`, expected an expression"),
  ("function () {}", "1:10: found `(`, expected a name"),
  // Targets
  ("1 = a", "1:1: found no place to assign to, expected a variable or property for `=`"),
  ("a?.b = c", "1:1: found no place to assign to, expected a variable or property for `=`"),
  ("([a]) = b", "1:1: found no place to assign to, expected a variable or property for `=`"),
  ("arguments = 1", "1:1: found no place to assign to, expected a variable or property for `=`"),
  ("delete a", "1:8: found a variable behind `delete`, expected a property"),
  // Operators
  ("-a ** b", "1:4: found `**` behind a unary operator, expected parentheses around one of them"),
  ("a ?? b || c", "1:3: found `??` beside `||`, expected parentheses around one of them"),
  ("a && b ?? c", "1:8: found `??` beside `&&`, expected parentheses around one of them"),
  ("a\n=> b", "2:1: found `=>`, expected an expression"),
  ("new a?.b()", "1:6: found `?.`, expected no optional member behind `new`"),
  // Statements
  ("const a", "1:8: found the end, expected `=`"),
  ("let [a]", "1:8: found the end, expected `=`"),
  ("if (a) let b", "1:8: found `let`, expected a statement or a block"),
  ("while (a) function f() {}", "1:11: found `function`, expected a statement or a block"),
  ("return 1", "1:1: found `return`, expected it in a function"),
  ("break", "1:1: found `break`, expected it in a loop"),
  ("while (a) { () => { continue } }", "1:21: found `continue`, expected it in a loop"),
  ("throw\na", "2:1: found `a`, expected an expression on the line of `throw`"),
  ("try {}", "1:7: found the end, expected `catch` or `finally`"),
  ("{ import a from 'b' }", "1:3: found `import`, expected it at the top level of a module"),
  ("import { a } 'b'", "1:14: found `'b'`, expected `from`"),
  ("import a from b", "1:15: found `b`, expected the name of a module, in quotes"),
  ("import {", "1:9: found the end, expected a name"),
  ("export a", "1:8: found `a`, expected a declaration, `default`, or names in braces"),
  ("export { if }", "1:10: found the reserved word `if`, expected a name"),
  // Functions and classes
  ("function f() { await a }", "1:16: found `await`, expected it in an async function"),
  ("new.target", "1:5: found `new.target`, expected it in a function"),
  ("(a, a) => a", "1:5: found a second parameter `a`, expected another name"),
  ("(...a, b) => a", "1:6: found `,`, expected `)` behind a rest parameter"),
  ("({ get a(b) {} })", "1:9: found a parameter of a getter, expected none"),
  ("({ set a() {} })", "1:9: found 0 parameters of a setter, expected one"),
  ("super.a", "1:6: found `.`, expected `super` only in methods"),
  (
    "class A { constructor() {} constructor() {} }",
    "1:28: found a second constructor, expected one"
  ),
  (
    "class A { get constructor() {} }",
    "1:11: found a constructor that is more than a method, expected a method"
  ),
  (
    "class A { constructor() { super() } }",
    "1:32: found `(`, expected `super(…)` only in the constructor of a class that extends another"
  ),
]

/// Mistakes that Node only tells when it comes to them.
let late: [(source: String, problem: String)] = [
  ("a() += b", "1:1: found no place to assign to, expected a variable or property for `+=`"),
  ("a = ++b()", "1:7: found no place to assign to, expected a variable or property for `++`"),
]

/// Sources that JavaScript has, but not the subset.
let unsupported: [(source: String, problem: String)] = [
  ("a = /b'/g", "1:5: regular expressions"),
  ("a: for (;;) {}", "1:1: labels"),
  ("function* f() {}", "1:9: generators"),
  ("({ *a() {} })", "1:4: generators"),
  ("class A { async *a() {} }", "1:17: generators"),
  ("switch (a) {}", "1:1: `switch` statements"),
  ("debugger", "1:1: `debugger` statements"),
  ("for (const a in b) {}", "1:14: `for…in` loops"),
  ("for (a of b) {}", "1:8: `for…of` loops without one declaration"),
  ("for await (const a of b) {}", "1:5: `for await` loops"),
  ("a`b`", "1:2: tagged templates"),
  ("class A { a = 1 }", "1:11: fields of classes"),
  ("class A { static {} }", "1:18: static blocks"),
  ("class A { #a() {} }", "1:11: private names"),
  ("class A extends B { a() { super['b'] } }", "1:32: computed members of `super`"),
  ("import('a')", "1:1: imports at run time"),
  ("import.meta.url", "1:1: uses of `import.meta`"),
  ("import 'a'", "1:8: imports without names"),
  ("export * from 'a'", "1:8: exports of other modules' names"),
  ("export { a } from 'a'", "1:14: exports of other modules' names"),
  ("const { a = 1 } = b", "1:11: defaults in patterns"),
  ("({ a = 1 } = b)", "1:6: defaults in patterns"),
  ("[a = 1] = b", "1:1: defaults in patterns"),
  ("const [a, ...b] = c", "1:11: rest elements in patterns"),
  ("[...a] = c", "1:1: rest elements in patterns"),
  ("const { [a]: b } = c", "1:9: computed keys in patterns"),
  ("[a.b] = c", "1:1: patterns of more than names"),
  ("({ __proto__: a })", "1:4: prototypes in literals"),
  ("({ 1.5: a })", "1:4: keys that are not integers"),
  ("99999999999999999999n", "1:1: bigints of more than 64 bits"),
  ("0x1ffffffffffffffff", "1:1: integers of more than 64 bits"),
  (#"'\uD800'"#, "1:2: halves of characters"),
  (#"\u0061"#, "1:1: escapes in names"),
]

/// Sources with constructs of which no module may have these uses: Node refuses them too.
let legacy: [(source: String, problem: String)] = [
  ("for (;;) { break a }", "1:18: labels"),
  ("with (a) {}", "1:1: `with` statements"),
  ("a = 017", "1:5: numbers that begin with 0"),
  (#"'\1'"#, "1:3: octal escapes"),
]

/// The error of a source, without the name of the module; nil if there is none.
private func problem(of source: String) -> String? {
  do {
    _ = try Program(parsing: source, name: "a.js")
    return nil
  } catch {
    return String("\(error)".dropFirst("a.js:".count))
  }
}

@Test(arguments: mistakes + late)
func `a mistake is told with its place`(source: String, expected: String) {
  #expect(problem(of: source) == expected)
}

@Test(arguments: unsupported + legacy)
func `what the subset lacks is named`(source: String, construct: String) {
  #expect(problem(of: source) == construct + " are not part of the subset")
}

/// What stands before, what is repeated before the innermost form, and what behind it.
private let nestings: [[String]] = [
  ["", "(", ")"], ["", "[", "]"], ["", "{", "}"], ["", "`${", "}`"], ["", "() => {", "}"],
  ["", "-", ""], ["", "a+", ""], ["", "a**", ""], ["", "a?b:", ""], ["", "new ", ""],
  ["a", "", ".b"], ["new a", "", ".b"], ["", "a=", ""], ["", "a=>", ""],
  ["", "if (a); else ", ""], ["", "(class A { a() {", "}})"], ["", "(class extends ", "{})"],
  ["let [", "[", "]"], ["x = ", "{a:", "}"],
]

@Test(arguments: nestings)
func `forms that are nested too deep are an error`(parts: [String]) throws {
  let depth = 10_000
  let source =
    parts[0] + String(repeating: parts[1], count: depth) + "a"
    + String(repeating: parts[2], count: depth)
  let found = try #require(problem(of: source))
  #expect(found.hasSuffix(": found more than 400 forms in each other, expected fewer"))
}
