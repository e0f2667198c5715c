;; Shares a bill among people. Two mistakes were put in.
(module $bill
  ;; A tag is a kind of exception. Its parameters
  ;; are the payload that travels with it.
  (tag $bad_request (param i32))  ;; a status
  (tag $too_large (param i32))    ;; the amount
  (tag $closed)                   ;; no payload

  (memory (export "memory") 1)
  (global $body (mut i32) (i32.const 0))

  ;; The number of cents for each person.
  (func $share (param $cents i32) (param $people i32)
    (result i32)
    local.get $people
    i32.eqz
    if  ;; nobody: do not divide, throw
      i32.const 400
      throw $bad_request
    end
    local.get $cents
    i32.const 1000
    i32.gt_s
    if
      local.get $cents
      throw $too_large
    end
    local.get $people
    i32.const 20
    i32.gt_s
    if
      throw $closed
    end
    local.get $cents
    local.get $people
    i32.div_s)

  ;; Counts what fails, and throws it on.
  (func $counted (param $cents i32) (param $people i32)
    (result i32)
    block $failed (result exnref)
      try_table (catch_all_ref $failed)
        local.get $cents
        local.get $people
        call $share
        return
      end
      unreachable
    end  ;; $failed: an exnref is on the stack
    call $count_failure
    throw_ref)

  ;; A request. It returns a status; $body holds more.
  (func $serve (export "serve")
    (param $cents i32) (param $people i32) (result i32)
    block $other
      block $large (result i32)
        block $refused (result i32)
          block $fine (result i32)
            try_table (result i32)
              (catch $bad_request $fine)
              (catch_all $other)
              (catch $too_large $large)
              local.get $cents
              local.get $people
              call $counted
            end
          end  ;; $fine: the share
          global.set $body
          i32.const 200
          return
        end  ;; $refused: a status
        return
      end  ;; $large: the amount
      global.set $body
      i32.const 413
      return
    end  ;; $other: nothing
    i32.const 500)

  ;; How many requests failed, at 0x80.
  (func $count_failure
    i32.const 0x80
    i32.const 0x80
    i32.load
    i32.const 1
    i32.add
    i32.store)

  ;; Six requests. Each writes a status and a body.
  (func $six (export "six")
    i32.const 0x100
    i32.const 100  i32.const 4
    call $note
    i32.const 0x108
    i32.const -90  i32.const 3
    call $note
    i32.const 0x110
    i32.const 100  i32.const 0
    call $note
    i32.const 0x118
    i32.const 5000  i32.const 2
    call $note
    i32.const 0x120
    i32.const 5000  i32.const 0
    call $note
    i32.const 0x128
    i32.const 100  i32.const 50
    call $note)

  (func $note (param $row i32) (param $cents i32)
    (param $people i32)
    i32.const 0
    global.set $body
    local.get $row
    local.get $cents
    local.get $people
    call $serve
    i32.store
    local.get $row
    global.get $body
    i32.store offset=4)
)
