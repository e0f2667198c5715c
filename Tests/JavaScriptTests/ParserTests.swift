// What the parser makes of sources, checked on the tree as it is printed.

import JavaScript
import Testing

/// Sources of one statement or more and their trees.
let expressions: [(source: String, tree: String)] = [
  // Literals
  ("0x1F; 0o17; 0b101; 1_000", "31 15 5 1000"),
  ("1.5; .5; 5.; 1e3; 1.25E-2; 2e+1", "1.5 0.5 5 1000 0.0125 20"),
  ("10n; 0xffn; -1n", "10n 255n (- 1n)"),
  (#"'a\n\t\\\'\"\`\x41\u0042\u{1F600}\uD83D\uDE00\$'"#, "'a\n\t\\'\"`AB😀😀$'"),
  ("'a\\\nb'; \"it's\"; 'ä\u{2028}'", "'ab' 'it's' 'ä\u{2028}'"),
  ("`a`; `a${b}c`; ``", "(template 'a') (template 'a' 'c' b) (template '')"),
  ("`${a}${`<${b + {}.c}>`}`", "(template '' '' '' a (template '<' '>' (+ b (. ({}) c))))"),
  ("`a\r\nb\\\nc\\`${1}$`", "(template 'a\nbc`' '$' 1)"),
  ("null; undefined; true; false; this", "null undefined true false this"),
  // Names
  ("$; _a1; äö; async; get; of; let1", "$ _a1 äö async get of let1"),
  ("a.class; a.new.if", "(. a class) (. (. a new) if)"),
  // Members and calls
  ("a.b[c](d, ...e)(f,)", "(() (() ([] (. a b) c) d ...e) f)"),
  ("a?.b.c; a?.[b]; a?.(b)", "(chain (. (?. a b) c)) (chain (?.[] a b)) (chain (?.() a b))"),
  ("(a?.b).c; a?.b?.c", "(. (chain (?. a b)) c) (chain (?. (?. a b) c))"),
  ("a?.5:b", "(? a 0.5 b)"),
  ("new A; new A(1).b; new a.b.C(...d)", "(new A) (. (new A 1) b) (new (. (. a b) C) ...d)"),
  ("new (a())(b); new new A(1)(2)", "(new (() a) b) (new (new A 1) 2)"),
  // Operators
  ("a + b * c - d", "(- (+ a (* b c)) d)"),
  ("a ** b ** c; (-a) ** b; a ** -b", "(** a (** b c)) (** (- a) b) (** a (- b))"),
  ("a || b && c | d ^ e & f", "(|| a (&& b (| c (^ d (& e f)))))"),
  ("a == b < c << d + e % f", "(== a (< b (<< c (+ d (% e f)))))"),
  ("a === b !== c != d", "(!= (!== (=== a b) c) d)"),
  ("a in b instanceof c >= d", "(>= (instanceof (in a b) c) d)"),
  ("a >>> b >> c", "(>> (>>> a b) c)"),
  ("a ?? b ?? c; (a && b) ?? c", "(?? (?? a b) c) (?? (&& a b) c)"),
  ("typeof void !~a; delete a.b", "(typeof (void (! (~ a)))) (delete (. a b))"),
  ("-a++ + ++b; --a.b; a[0]--", "(+ (- (_++ a)) (++_ b)) (--_ (. a b)) (_-- ([] a 0))"),
  ("a / b / c; (a) / b; a[0] / 2", "(/ (/ a b) c) (/ a b) (/ ([] a 0) 2)"),
  ("a ? b : c ? d : e", "(? a b (? c d e))"),
  (
    "a ? (b) : c => d; a ? (b) => c : d",
    "(? a b (arrow (params c) d)) (? a (arrow (params b) c) d)"
  ),
  ("a = b = c, d += e", "(, (= a (= b c)) (+= d e))"),
  ("a ||= b; a &&= b; a ??= b; a **= b", "(||= a b) (&&= a b) (??= a b) (**= a b)"),
  ("a >>>= b; a.b <<= c; a[b] ^= c", "(>>>= a b) (<<= (. a b) c) (^= ([] a b) c)"),
  ("(a) = b; (a.b) = c", "(= a b) (= (. a b) c)"),
  ("[a, , [b]] = c; ({ a, b: [c] } = d)", "(= ([] a - ([] b)) c) (= ({} a:a b:([] c)) d)"),
  ("await a.b + 1", "(+ (await (. a b)) 1)"),
  // Arrays and objects
  ("[]; [,]; [1, , 2,]; [...a, b]", "([]) ([] -) ([] 1 - 2) ([] ...a b)"),
  ("({ a, 'b c': 1, 2: 3, [d]: 4, ...e })", "({} a:a b c:1 2:3 [d]:4 ...e)"),
  ("({ if: 1, get: 2, set, async, static: 3 })", "({} if:1 get:2 set:set async:async static:3)"),
  (
    "({ get a() {}, set a(b) {}, get() {}, async c() {}, async() {} })",
    "({} (get a (function get a (params))) (set a (function set a (params b))) "
      + "get:(function get (params)) c:(async-function c (params)) async:(function async (params)))"
  ),
]

let functions: [(source: String, tree: String)] = [
  ("a => b", "(arrow (params a) b)"),
  ("() => {}", "(arrow (params))"),
  (
    "(a, { b, c: [d] }, e = 1, ...f) => ({})",
    "(arrow (params a ({} b:b c:([] d)) (e 1) ...f) ({}))"
  ),
  (
    "async a => await a; async () => 1",
    "(async-arrow (params a) (await a)) (async-arrow (params) 1)"
  ),
  ("async => async; async(a)", "(arrow (params async) async) (() async a)"),
  ("f(a => a, (b))", "(() f (arrow (params a) a) b)"),
  ("function f(a, b) { return a }", "(function f (params a b) (return a))"),
  ("async function f() {}", "(async-function f (params))"),
  ("(function () { return new.target })", "(function (params) (return new.target))"),
  // Names by what holds the value
  (
    "const f = () => 1, g = function h() {}",
    "(const (f (arrow f (params) 1)) (g (function h (params))))"
  ),
  ("f = class {}; a.f = () => 1", "(= f (class f)) (= (. a f) (arrow (params) 1))"),
  (
    "({ f: () => 1, 'g h': function () {} })",
    "({} f:(arrow f (params) 1) g h:(function g h (params)))"
  ),
  ("(a = () => 1) => a", "(arrow (params (a (arrow a (params) 1))) a)"),
  // Classes
  ("class A {}", "(class A)"),
  (
    "class A extends b.C { constructor(...a) { super(...a); } d() { super.d() } }",
    "(class A (extends (. b C)) "
      + "(constructor constructor (function constructor (params ...a) (super ...a))) "
      + "(method d (function d (params) (() (super.d)))))"
  ),
  (
    "class A { static a() {}; get b() {} static set c(d) {} static() {} async [e]() {} }",
    "(class A (static-method a (function a (params))) (getter b (function get b (params))) "
      + "(static-setter c (function set c (params d))) (method static (function static (params))) "
      + "(method [e] (async-function (params))))"
  ),
]

let statements: [(source: String, tree: String)] = [
  (
    "let a, b = 1; const [c] = d; var { e } = f",
    "(let a (b 1)) (const (([] c) d)) (var (({} e:e) f))"
  ),
  ("if (a) b; else if (c) {} else d", "(if a b (if c (block) d))"),
  ("while (a) { break; continue }", "(while a (block (break) (continue)))"),
  ("do a(); while (b) c", "(do (() a) b) c"),
  ("for (;;) {}", "(for - - - (block))"),
  (
    "for (let i = (a in b), n; i < n; i++) ;",
    "(for (let (i (in a b)) n) (< i n) (_++ i) (empty))"
  ),
  ("for (a = 1; ; ) b", "(for (= a 1) - - b)"),
  ("for (const [a, b] of c) d", "(for-of const ([] a b) c d)"),
  ("try { a } catch (b) { c } finally { d }", "(try (block a) (catch b c) (finally d))"),
  ("try {} catch {}", "(try (block) (catch -))"),
  ("throw new Error('a')", "(throw (new Error 'a'))"),
  (";{}", "(empty) (block)"),
  // Semicolons that are not there
  ("a\nb", "a b"),
  ("{ a }", "(block a)"),
  ("a\n++b", "a (++_ b)"),
  ("a = b\n(c)", "(= a (() b c))"),
  ("() => { return\na }", "(arrow (params) (return) a)"),
  ("while (a) { break\nb }", "(while a (block (break) b))"),
  ("let a /*\n*/ let b", "(let a) (let b)"),
  ("async\nfunction f() {}", "async (function f (params))"),
  // Modules
  ("import * as a from './b'", "(import * a ./b)"),
  (
    "import { a, b as c, default as d, } from \"e\"",
    "(import a a e) (import b c e) (import default d e)"
  ),
  (
    "import a from 'b'; import c, { d } from 'e'",
    "(import default a b) (import default c e) (import d d e)"
  ),
  ("export const a = 1, [b] = c", "(const (a 1) (([] b) c)) (export a a) (export b b)"),
  (
    "export function f() {} export class C {}",
    "(function f (params)) (class C) (export f f) (export C C)"
  ),
  ("let a; export { a as default, a }", "(let a) (export default a) (export a a)"),
  ("export default a + 1", "(const (*default* (+ a 1))) (export default *default*)"),
  ("export default class {}", "(const (*default* (class default))) (export default *default*)"),
  ("export default function f() {}", "(function f (params)) (export default f)"),
  (
    "export default class extends A {}",
    "(const (*default* (class default (extends A)))) (export default *default*)"
  ),
]

@Test(arguments: expressions + functions + statements)
func `sources become trees`(source: String, tree: String) throws {
  #expect(try Program(parsing: source, name: "a.js").printed == tree)
}

@Test func `statements and clauses know their lines`() throws {
  let source = """
    // A comment
    try {
      a()
    }
    catch (error) {
      b()
    } finally {
    }
    function f() {
      return `
        ${1}`
    }
    """
  let program = try Program(parsing: source, name: "a.js")
  #expect(program.body.map(\.line) == [1, 8])
  guard case .try(let block, let handler, let finalizer) = program.body[0].kind else {
    Issue.record("the first statement is no try")
    return
  }
  #expect(block.map(\.line) == [2])
  #expect(handler?.line == 4)
  #expect(handler?.body.map(\.line) == [5])
  #expect(finalizer?.line == 6)
  guard case .function(let function) = program.body[1].kind else {
    Issue.record("the second statement is no function")
    return
  }
  #expect(function.lines == 8...11)
}

@Test func `an arrow ends with its expression`() throws {
  let program = try Program(parsing: "\nf(async (a) =>\n  `b\n`)", name: "a.js")
  guard case .expression(.call(_, let arguments, _)) = program.body[0].kind,
    case .function(let arrow) = arguments[0].value
  else {
    Issue.record("the statement is no call with an arrow")
    return
  }
  #expect(arrow.lines == 1...3)
}

@Test func `a marker at the end of a line is cut off`() throws {
  let source = "a() //= first key \nb('//= no') // c\r\n\n  //= alone\nd  "
  let program = try Program(parsing: source, name: "a.js")
  #expect(program.source == ["a()", "b('//= no') // c", "", "", "d"])
  #expect(program.markers == [0: "first key", 3: "alone"])
  #expect(program.body.map(\.line) == [0, 1, 4])
}

@Test(arguments: [("", 0), ("\n", 1), ("a", 1), ("a\n", 1), ("a\r\nb\rc", 3)])
func `a text has the lines that an editor shows`(text: String, count: Int) throws {
  #expect(try Program(parsing: text, name: "a.js").source.count == count)
}
