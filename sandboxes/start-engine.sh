#!/bin/sh
# Sees to it that a Docker engine answers: start-engine.sh
# Returns at once when one does; otherwise starts the one that is installed, or installs Debian's docker.io where
# apt-get is there and this user is root or may use sudo without a password. Where it can do neither, it says in one
# sentence what to do and exits with 1. Works with systemd and without it.
set -eu

LOG=/var/log/dockerd.log
WAIT_S=60
PATH=$PATH:/usr/sbin:/sbin # where dockerd is; not on every user's path

give_up() {
    echo "start-engine: $1" >&2
    exit 1
}

answers() {
    command -v docker >/dev/null 2>&1 && docker version >/dev/null 2>&1
}

runs() {
    $as_root docker version >/dev/null 2>&1
}

wait_until_it_runs() {
    waited=0
    until runs; do
        [ "$waited" -lt "$WAIT_S" ] || return 1
        sleep 1
        waited=$((waited + 1))
    done
}

has_package() {
    apt-cache show "$1" >/dev/null 2>&1
}

install_engine() {
    command -v apt-get >/dev/null 2>&1 ||
        give_up "no Docker engine is installed: install one with this system's package manager, then try again"
    echo "start-engine: installing docker.io with apt-get"
    $as_root apt-get update -qq
    # mmdebstrap makes the sandbox's base image where no registry answers; Debian 13 has the client in a package of its own.
    packages="docker.io iptables mmdebstrap ca-certificates"
    ! has_package docker-cli || packages="$packages docker-cli"
    # shellcheck disable=SC2086  # the list is meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
}

start_engine() {
    if [ -d /run/systemd/system ]; then
        $as_root systemctl start docker
    else
        # Where systemd does not run, nobody may have mounted the control groups that the engine keeps limits with.
        mountpoint -q /sys/fs/cgroup || $as_root mount -t cgroup2 cgroup2 /sys/fs/cgroup || true
        # One that was killed leaves its pid file behind, and the next one would believe it: a zombie does not count.
        if ! ps -C dockerd -o stat= 2>/dev/null | grep -q '^[^Z]'; then
            $as_root pkill -9 -f 'containerd --config /var/run/docker' || true
            $as_root rm -f /var/run/docker.pid /var/run/docker/containerd/*.pid /var/run/docker/containerd/*.sock
        fi
        # A session of its own, so that it outlives this terminal, and none of our descriptors, so that no pipe waits for it.
        $as_root sh -c "setsid nohup dockerd >$LOG 2>&1 </dev/null &"
    fi
}

! answers || exit 0
[ -z "${DOCKER_HOST:-}" ] || give_up "no engine answers at $DOCKER_HOST: start it there, or unset DOCKER_HOST"

if [ "$(id -u)" = 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root=sudo
else
    give_up "no Docker engine answers this user: run sudo sh $0, and if one runs already sudo usermod -aG docker \"\$USER\" and log in again"
fi

command -v docker >/dev/null 2>&1 && command -v dockerd >/dev/null 2>&1 || install_engine
if ! runs; then # installing may have started it
    echo "start-engine: starting the Docker engine"
    start_engine
    if ! wait_until_it_runs; then
        log="the end of $LOG is: $(tail -n 1 "$LOG" 2>/dev/null || true)"
        [ ! -d /run/systemd/system ] || log="see journalctl -u docker"
        give_up "the Docker engine does not answer within $WAIT_S s; $log"
    fi
fi
answers || give_up "the engine does not serve this user: sudo usermod -aG docker \"\$USER\", then log in again"
