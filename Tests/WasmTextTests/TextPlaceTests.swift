// Lines and columns, and texts that end anywhere.

import Testing
import WasmModel
import WasmText

@Suite struct TextPlaceTests {
  @Test("lines and columns are counted from 1, columns in characters")
  func places() {
    let source = Array("ab\n\u{E9}\tc\r\nd\re".utf8)
    let expected: [(Int, Int, Int, String)] = [
      (0, 1, 1, "ab"), (2, 1, 3, "ab"), (3, 2, 1, "\u{E9}\tc"), (5, 2, 2, "\u{E9}\tc"),
      (6, 2, 3, "\u{E9}\tc"), (9, 3, 1, "d"), (11, 4, 1, "e"), (99, 4, 2, "e"),
    ]
    for (offset, line, column, text) in expected {
      let place = TextPlace(offset: offset, in: source)
      #expect(place.line == line && place.column == column, "\(offset)")
      #expect(place.lineText == text, "\(offset)")
    }
    #expect(TextPlace(offset: 6, in: source).caret == "\u{E9}\tc\n \t^")
    #expect(TextPlace(offset: 6, in: source).description == "2:3")
  }

  @Test("a text cut off anywhere is an error, not a crash")
  func truncation() {
    let text = """
      (module $m (@custom "c" (after func) "\\00") (; ; ;)
        (type $t (sub final (struct (field $x (mut i32)) (field i64 (ref null $t)))))
        (rec (type (func (param i32) (result (ref eq)))) (type (array i8)))
        (import "a" "b" (func $i (param $p i32) (result f64)))
        (table $tab (export "t") i64 funcref (elem $f)) (memory 1 2) (tag $e (param i32))
        (global $g (mut f32) (f32.const -0x1.8p-3)) (export "f" (func $f)) (start $s)
        (elem $seg (table $tab) (offset i64.const 0) func $f $f) (data $d (i32.const 1) "a\\u{41}")
        (func $f (local $l v128)
          (block $b (result i32) (if $c (i32.const 1) (then (br $b (i32.const 2))) (else (nop)))
            (try_table (catch $e $b) (catch_all 0)) i32.const 3)
          (v128.store8_lane offset=1 align=1 3 (i32.const 0) (v128.const i32x4 1 2 3 4))
          (call_indirect $tab (type $t2)) (try $x (do) (catch $e drop) (catch_all (rethrow $x)))
          (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (local.get $l)) br_table 0 $u)
        (func $s (ref.cast (ref null $t) (select (result i32)))))
      """
    let source = Array(text.utf8)
    for count in source.indices {
      let cut = Array(source[..<count])
      let isBlank = cut.isEmpty
      #expect((failure(cut) == nil) == isBlank, "\(count)")
      _ = try? parseScript(cut)
    }
  }
}
