;; A bank with three balances, in cents. A large transfer traps half way.
(module $bank
  (memory (export "memory") 1)  ;; one page: 65536 bytes

  ;; 0x100: account 0, the fees of the bank. 0x104: account 1, alice. 0x108: account 2, bob.
  (data (i32.const 0x100) "\00\00\00\00" "\20\03\00\00" "\c8\00\00\00")  ;; 0, 800, 200
  ;; The fees for transfers below 100, 200, 300, 400 cents: the last 16 bytes of the page.
  (data (i32.const 0xfff0) "\01\00\00\00" "\02\00\00\00" "\03\00\00\00" "\04\00\00\00")

  (func $address_of (param $account i32) (result i32)
    local.get $account
    i32.const 4
    i32.mul
    i32.const 0x100
    i32.add)

  (func $balance (export "balance") (param $account i32) (result i32)
    local.get $account
    call $address_of
    i32.load)

  (func $add (param $account i32) (param $cents i32)
    local.get $account
    call $address_of
    local.get $account
    call $balance
    local.get $cents
    i32.add
    i32.store)

  ;; Nobody thought of transfers of 400 cents and more: they read past the end of the page.
  (func $fee_for (param $cents i32) (result i32)
    local.get $cents
    i32.const 100
    i32.div_u
    i32.const 4
    i32.mul
    i32.const 0xfff0
    i32.add
    i32.load)

  ;; Takes the cents, looks up the fee, gives the rest, and keeps the fee. Returns the fee.
  (func $transfer (export "transfer")
    (param $from i32) (param $to i32) (param $cents i32) (result i32)
    (local $fee i32)
    local.get $from
    i32.const 0
    local.get $cents
    i32.sub
    call $add  ;; the debit
    local.get $cents
    call $fee_for
    local.set $fee
    local.get $to
    local.get $cents
    local.get $fee
    i32.sub
    call $add  ;; the credit
    i32.const 0
    local.get $fee
    call $add
    local.get $fee)

  ;; All the money there is. A transfer must not change it.
  (func $sum (export "sum") (result i32)
    i32.const 0
    call $balance
    i32.const 1
    call $balance
    i32.add
    i32.const 2
    call $balance
    i32.add)

  ;; Takes one more page to write on, then gives up.
  (func $print_statement (export "print_statement")
    i32.const 1
    memory.grow
    drop
    unreachable)

  (func $pages (export "pages") (result i32)
    memory.size)
)
