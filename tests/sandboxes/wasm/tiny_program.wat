;; A program of WASI that does what its standard input says: a letter, and a number of four bytes, little-endian.
;; What a command gives is written to standard output as four bytes.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get" (func $status (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_send" (func $send (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 2)
  (data (i32.const 0) "\40\00\00\00\05\00\00\00")  ;; the part that is read: 5 bytes at 64
  (data (i32.const 16) "\20\00\00\00\04\00\00\00") ;; the part that is written: 4 bytes at 32
  (data (i32.const 128) "memory allocation of 7 bytes failed\nand more")
  (func $say (param $what i32)
    (i32.store (i32.const 32) (local.get $what))
    (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 48))))
  (func $rounds (param $left i32)
    (loop $next (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
  (func $deeper (param $n i32) (result i32)
    (i32.add (i32.const 1) (call $deeper (i32.add (local.get $n) (i32.const 1)))))
  (func (export "_start") (local $letter i32) (local $number i32)
    (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 48)))
    (local.set $letter (i32.load8_u (i32.const 64)))
    (local.set $number (i32.load (i32.const 65)))
    (if (i32.eq (local.get $letter) (i32.const 110)) ;; n: so many rounds
      (then (call $rounds (local.get $number))))
    (if (i32.eq (local.get $letter) (i32.const 103)) ;; g: grow by so many pages
      (then (call $say (memory.grow (local.get $number)))))
    (if (i32.eq (local.get $letter) (i32.const 116)) (then unreachable)) ;; t
    (if (i32.eq (local.get $letter) (i32.const 100)) ;; d: divide by zero
      (then (call $say (i32.div_u (i32.const 1) (i32.const 0)))))
    (if (i32.eq (local.get $letter) (i32.const 97)) ;; a: read there
      (then (call $say (i32.load (local.get $number)))))
    (if (i32.eq (local.get $letter) (i32.const 115)) ;; s: recurse without end
      (then (call $say (call $deeper (i32.const 0)))))
    (if (i32.eq (local.get $letter) (i32.const 120)) ;; x: leave with a code
      (then (call $say (i32.const 7)) (call $exit (local.get $number))))
    (if (i32.eq (local.get $letter) (i32.const 111)) ;; o: write so many bytes
      (then (i32.store (i32.const 16) (i32.const 0)) (i32.store (i32.const 20) (local.get $number))
        (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 48)))))
    (if (i32.eq (local.get $letter) (i32.const 101)) ;; e: complain, and trap
      (then (i32.store (i32.const 16) (i32.const 128)) (i32.store (i32.const 20) (local.get $number))
        (drop (call $write (i32.const 2) (i32.const 16) (i32.const 1) (i32.const 48))) unreachable))
    (if (i32.eq (local.get $letter) (i32.const 105)) ;; i: parts listed there
      (then (call $say (call $write (i32.const 1) (local.get $number) (i32.const 1) (i32.const 48)))))
    (if (i32.eq (local.get $letter) (i32.const 109)) ;; m: so many parts
      (then (call $say (call $write (i32.const 1) (i32.const 16) (local.get $number) (i32.const 48)))))
    (if (i32.eq (local.get $letter) (i32.const 117)) ;; u: read to an address that is not there
      (then (i32.store (i32.const 0) (local.get $number))
        (drop (call $seek (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 48)))
        (call $say (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 48)))))
    (if (i32.eq (local.get $letter) (i32.const 98)) ;; b: seek by so much from the end
      (then (call $say (call $seek (i32.const 0) (i64.extend_i32_s (local.get $number)) (i32.const 2) (i32.const 56)))
        (call $say (i32.load (i32.const 56)))))
    (if (i32.eq (local.get $letter) (i32.const 122)) ;; z: the size of the input
      (then (drop (call $status (i32.const 0) (i32.const 256))) (call $say (i32.load (i32.const 288)))))
    (if (i32.eq (local.get $letter) (i32.const 114)) ;; r: so many random bytes, and the first four
      (then (call $say (call $random (i32.const 512) (local.get $number))) (call $say (i32.load (i32.const 512)))))
    (if (i32.eq (local.get $letter) (i32.const 99)) ;; c: sleep a second; what the clock goes on by, in microseconds
      (then (drop (call $clock (i32.const 1) (i64.const 0) (i32.const 512)))
        (i64.store (i32.const 600) (i64.const 0)) (i32.store8 (i32.const 608) (i32.const 0))
        (i64.store (i32.const 624) (i64.const 1000000000)) (i32.store (i32.const 640) (i32.const 0))
        (call $say (call $poll (i32.const 600) (i32.const 700) (i32.const 1) (i32.const 48)))
        (drop (call $clock (i32.const 1) (i64.const 0) (i32.const 520)))
        (call $say (i32.wrap_i64 (i64.div_u (i64.sub (i64.load (i32.const 520)) (i64.load (i32.const 512)))
          (i64.const 1000))))))
    (if (i32.eq (local.get $letter) (i32.const 112)) ;; p: a file, a socket
      (then
        (call $say (call $open (i32.const 3) (i32.const 0) (i32.const 128) (i32.const 6) (i32.const 0) (i64.const -1)
          (i64.const -1) (i32.const 0) (i32.const 512)))
        (call $say (call $send (i32.const 4) (i32.const 16) (i32.const 1) (i32.const 0) (i32.const 48)))))))
