"""Compiles seccomp.json to a BPF program through libseccomp (Debian's python3-seccomp).

Usage: build_filter.py seccomp.json seccomp.bpf [architecture, as libseccomp calls it; this machine's by default]
"""

import errno
import json
import sys

import seccomp

CLONE_THREAD = 0x10000


def main(source: str, target: str, architecture: str | None = None) -> None:
    """Writes the program to ``target``."""
    with open(source) as stream:
        rules = json.load(stream)
    program = seccomp.SyscallFilter(seccomp.ALLOW)
    if architecture is not None:
        program.remove_arch(seccomp.Arch())
        program.add_arch(seccomp.Arch(architecture))
    for name in rules["denied"]:
        add(program, seccomp.ERRNO(errno.EPERM), name)
    for name in rules["not_there"]:
        add(program, seccomp.ERRNO(errno.ENOSYS), name)
    for name in rules["threads_only"]:
        add(program, seccomp.ERRNO(errno.EPERM), name, seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    with open(target, "wb") as stream:
        program.export_bpf(stream)


def add(program, action, name, *arguments):
    """Adds a rule; a call that this architecture or this libseccomp does not know needs none."""
    if seccomp.resolve_syscall(seccomp.Arch(), name) == -1:
        print(f"not on this architecture: {name}", file=sys.stderr)
        return
    program.add_rule(action, name, *arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
