"""Runs candidates in CPython compiled to WebAssembly, and counts the WebAssembly instructions that they execute.

The guest is one file: an interpreter that was started once, when it was built (``sandboxes/wasm``). It imports nothing.
``guest`` finds or builds it, ``engine`` and ``compiled`` make machine code of it, ``instance`` makes one run of it,
``worker`` is a process that makes one run after the other, and ``worker_process`` is that process as the harness sees
it. The harness's own process never runs the guest.
"""
