#!/bin/sh
# Makes a base image from Debian packages, for machines where no registry answers: base.sh IMAGE
# Needs root, mmdebstrap and a running engine. About a minute and 200 MB.
set -eu
# An image that is lost in a crash is made again: dpkg need not wait for the disk, here and in what is built on it.
command -v mmdebstrap >/dev/null || { echo "base.sh: mmdebstrap is missing: apt-get install mmdebstrap" >&2; exit 2; }
mmdebstrap --quiet --mode=root --variant=minbase --dpkgopt=force-unsafe-io --include=python3-minimal,libpython3-stdlib bookworm - |
    docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' - "$1"
