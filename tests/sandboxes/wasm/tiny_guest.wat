;; A guest without an interpreter. A program and an input are commands: a letter, and a number of 4 bytes.
;; `load` carries out the program's, `call` the input's; the result is a number of 4 bytes.
(module
  (memory (export "memory") 4)
  (global $value (mut i32) (i32.const 0))
  ;; struct report lies at 1024, texts at 2048, what is exchanged at 65536.
  (data (i32.const 2048) "it wrote this")

  (func (export "report") (result i32) i32.const 1024)
  (func (export "room") (param $size i32) (result i32)
    local.get $size
    i32.const 196608
    i32.gt_u
    if
      local.get $size
      i32.const 65535
      i32.add
      i32.const 16
      i32.shr_u
      memory.grow
      i32.const -1
      i32.eq
      if
        i32.const 0
        return
      end
    end
    i32.const 65536)
  (func (export "begin") (param i32 i32) (result i32) i32.const 0)
  (func (export "load") (result i32) call $obey)
  (func (export "ready") (param i32 i32) (result i32) i32.const 0)
  (func (export "call") (result i32) call $obey)
  (func (export "result") (param i32) (result i32)
    i32.const 2000
    global.get $value
    i32.store
    i32.const 1040 ;; made
    i32.const 2000
    i32.store
    i32.const 1044 ;; made_bytes
    i32.const 4
    i32.store
    i32.const 0)

  (func $loop (param $left i32)
    loop $again
      local.get $left
      i32.const 1
      i32.sub
      local.tee $left
      br_if $again
    end)
  (func $fill (local $left i32)
    (local.set $left (i32.const 512))
    (loop $again
      (i32.store8 offset=1059 (local.get $left) (i32.const 120))
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
  (func $recurse (param i32) (result i32)
    local.get 0
    i32.const 1
    i32.add
    call $recurse
    i32.const 1
    i32.add)
  (func $stop (param $why i32) (param $code i32)
    i32.const 1032 ;; stop
    local.get $why
    i32.store
    i32.const 1036 ;; exit_code
    local.get $code
    i32.store
    i32.const 1048 ;; output
    i32.const 2048
    i32.store
    i32.const 1052 ;; output_size
    i32.const 13
    i32.store
    unreachable)
  (func $is (param $letter i32) (result i32)
    i32.const 65536
    i32.load8_u
    local.get $letter
    i32.eq)
  (func $obey (result i32)
    (local $number i32)
    i32.const 65537
    i32.load align=1
    local.set $number
    (if (call $is (i32.const 110)) (then (call $loop (local.get $number)))) ;; n: a loop of so many rounds
    (if (call $is (i32.const 103)) ;; g: grow by so many pages
      (then (global.set $value (memory.grow (local.get $number)))))
    (if (call $is (i32.const 105)) ;; i: add to what is in memory and in a global
      (then
        (global.set $value (i32.add (global.get $value) (local.get $number)))
        (i32.store (i32.const 3000) (i32.add (i32.load (i32.const 3000)) (local.get $number)))
        (global.set $value (i32.add (global.get $value) (i32.load (i32.const 3000))))))
    (if (call $is (i32.const 116)) (then unreachable)) ;; t: trap
    (if (call $is (i32.const 100)) ;; d: divide by zero
      (then (global.set $value (i32.div_u (local.get $number) (i32.const 0)))))
    (if (call $is (i32.const 97)) ;; a: read outside the memory
      (then (global.set $value (i32.load (i32.const -4)))))
    (if (call $is (i32.const 115)) (then (global.set $value (call $recurse (i32.const 0))))) ;; s: recurse without end
    (if (call $is (i32.const 108)) (then (call $stop (i32.const 1) (local.get $number)))) ;; l: leave
    (if (call $is (i32.const 111)) (then (call $stop (i32.const 2) (i32.const 0)))) ;; o: write too much
    (if (call $is (i32.const 99)) ;; c: complain in so many bytes, and trap
      (then
        (i32.store (i32.const 1056) (local.get $number))
        (call $fill)
        (i32.store8 (i32.add (i32.const 1060) (i32.rem_u (local.get $number) (i32.const 512))) (i32.const 62))
        unreachable))
    (if (call $is (i32.const 109)) ;; m: say that what was made lies outside the memory, and fail
      (then
        (i32.store (i32.const 1040) (i32.const -16))
        (i32.store (i32.const 1044) (local.get $number))
        (return (i32.const 1))))
    (if (call $is (i32.const 102)) ;; f: fail with so many bytes of text
      (then
        (i32.store (i32.const 1028) (i32.const 1))
        (i32.store (i32.const 1040) (i32.const 2048))
        (i32.store (i32.const 1044) (local.get $number))
        (return (i32.const 1))))
    i32.const 0))
