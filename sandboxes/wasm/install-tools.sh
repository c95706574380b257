#!/bin/sh
# Installs what build.py needs, on Debian 12 as root. Whatever is there already stays as it is.
set -eu
apt-get update -q
# Node of another origin brings npm with it, and Debian's npm cannot be installed beside it.
node=$(command -v npm >/dev/null || echo nodejs npm)
# shellcheck disable=SC2086 # two packages, or none
apt-get install -y -q --no-install-recommends \
    ca-certificates make patch xz-utils python3.11 $node \
    clang-19 lld-19 llvm-19 wasi-libc libclang-rt-19-dev-wasm32
