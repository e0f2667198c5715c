;; Custom sections and names by annotation; others are skipped.
(module (@name "annotated")
  (@custom "first" (before first) "\01\02")
  (@ignored (with "strings)" and (brackets)))
  (func $f (@name "a longer name") (param $x (@name "the parameter") i32))
  (@custom "behind code" (after code) "bytes")
  (@custom "last" "end"))
