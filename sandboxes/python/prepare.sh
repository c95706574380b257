#!/bin/sh
# Gets the image's base and builds the stages that need nothing of effbench: prepare.sh BASE DEBIAN_BASE
# BASE comes from a registry; where none answers, DEBIAN_BASE is made from Debian packages. What it builds is found again
# in the engine's cache of layers by `effbench sandbox build`.
set -eu
folder=$(dirname "$0")
base=$1
if ! docker image inspect "$base" && ! docker pull --quiet "$base"; then
    base=$2
    docker image inspect "$base" || sh "$folder/base.sh" "$base"
fi
# By the builder of the engine's interface, whose layers the newer one does not share; it builds what stands before a stage.
DOCKER_BUILDKIT=0 docker build --quiet --build-arg "BASE_IMAGE=$base" --target python "$folder"
