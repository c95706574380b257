#!/bin/sh
# Installs what build.py needs, on Debian 12 as root. Whatever is there already stays as it is.
set -eu
apt-get update -q
apt-get install -y -q --no-install-recommends \
    ca-certificates make patch xz-utils python3.11 nodejs npm \
    clang-19 lld-19 llvm-19 wasi-libc libclang-rt-19-dev-wasm32
