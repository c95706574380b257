#!/bin/sh
# Installs Debian's packages in an image: install.sh PACKAGE…
set -eu
[ $# -gt 0 ] || exit 0
export DEBIAN_FRONTEND=noninteractive
# Some packages' scripts want folders that small images lack.
mkdir -p /usr/share/man/man1
apt-get update -q
apt-get install -q -y --no-install-recommends "$@"
rm -rf /var/lib/apt/lists/*
find / -xdev -perm /6000 -type f -exec chmod a-s {} +
