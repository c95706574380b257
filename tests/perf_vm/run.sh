#!/usr/bin/env bash
# Runs the hardware tests of the counter perf where there is no PMU: in a small virtual machine that has one.
#
# With -icount, qemu-system-aarch64 emulates Armv8's PMUv3, so that under Debian's own arm64 kernel
# perf_event_open(PERF_COUNT_HW_INSTRUCTIONS) is the real thing. Inside are that kernel, Python 3.11, pytest, the one
# library that a lane's code imports, effbench's agent with its cage (landlock and seccomp are the kernel's), and nothing
# else.
#
# Needs a Debian-like machine; installs missing tools when it runs as root, and touches nothing else outside .perf-vm/ in
# the repository. The first run downloads about 80 MB; later ones start at once. Exit status: pytest's own; 2 when the
# machine cannot be made; 3 when it ended without a word. `DEBIAN_MIRROR` names another mirror.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=$repository/.perf-vm
# The mirror that this machine gets its own packages from, where that is one of Debian's.
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1)}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
python_debs=(python3.11 python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libc6 libgcc-s1 libcrypt1 zlib1g
    libexpat1 libffi8 libssl3 libsqlite3-0 libbz2-1.0 liblzma5 libuuid1 busybox-static
    python3-cachetools python3-pytest python3-pluggy python3-iniconfig python3-packaging python3-attr)

give_up() {
    echo "perf-vm: $1" >&2
    exit 2
}

install_tools() {
    local missing=()
    command -v qemu-system-aarch64 >/dev/null || missing+=(qemu-system-arm)
    command -v cpio >/dev/null || missing+=(cpio)
    command -v aarch64-linux-gnu-gcc >/dev/null || missing+=(gcc-aarch64-linux-gnu)
    [ -e /usr/aarch64-linux-gnu/include/stdio.h ] || missing+=(libc6-dev-arm64-cross)
    [ -e "$keyring" ] || missing+=(debian-archive-keyring)
    [ ${#missing[@]} -gt 0 ] || return 0
    local command="apt-get install -y --no-install-recommends ${missing[*]}"
    [ "$(id -u)" = 0 ] || give_up "tools are missing: sudo $command"
    echo "perf-vm: installing ${missing[*]}"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive $command >/dev/null || give_up "this failed: $command"
}

# An apt of its own, for arm64 and bookworm: this machine's package lists, sources and architectures stay as they are.
arm64_apt() {
    local tool=$1 apt=$cache/apt
    shift
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    touch "$apt/status"
    echo "deb [signed-by=$keyring] $mirror bookworm main" >"$apt/sources.list"
    "$tool" -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State="$apt" \
        -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User="$(id -un)" \
        -o APT::Architecture=arm64 -o APT::Architectures=arm64 "$@"
}

# Makes $cache/base.cpio (Python and pytest), $cache/vmlinuz and $cache/headers, once for each list of packages.
make_base() {
    [ "$(cat "$cache/complete" 2>/dev/null)" != "${python_debs[*]}" ] || return 0
    [ -n "$mirror" ] || give_up "this machine knows no Debian mirror: name one, DEBIAN_MIRROR=URL make test-perf-vm"
    rm -rf "$cache"
    mkdir -p "$cache/debs" "$cache/root" "$cache/kernel" "$cache/headers"
    echo "perf-vm: downloading Debian's arm64 kernel and Python"
    arm64_apt apt-get -qq update || give_up "no package lists from $mirror: is the network there?"
    local kernel
    kernel=$(arm64_apt apt-cache depends linux-image-arm64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\).*/\1/p' | head -n 1)
    (cd "$cache/debs" && arm64_apt apt-get -qq download "$kernel" libpython3.11-dev "${python_debs[@]}") ||
        give_up "the packages could not be downloaded from $mirror"
    local deb
    for deb in "$cache"/debs/*.deb; do
        case ${deb##*/} in
            linux-image*) dpkg-deb -x "$deb" "$cache/kernel" ;;
            libpython3.11-dev*) dpkg-deb -x "$deb" "$cache/headers" ;;
            *) dpkg-deb -x "$deb" "$cache/root" ;;
        esac
    done
    cp "$cache"/kernel/boot/vmlinuz-* "$cache/vmlinuz"
    rm -rf "$cache/root/usr/share" "$cache/kernel" "$cache/debs"
    compile_python "$cache/root" /usr/lib
    pack "$cache/root" "$cache/base.cpio"
    rm -rf "$cache/root"
    echo "${python_debs[*]}" >"$cache/complete"
}

# Bytecode is the same on every architecture; without it the emulated machine spends most of its time compiling.
compile_python() {
    local root=$1 folder=$2
    if /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
        /usr/bin/python3 -m compileall -q -f --invalidation-mode unchecked-hash -s "$root" -p / "$root$folder" || true
    fi
}

# What programs of other languages need beside that, and one of them; it is compiled here, for there is no compiler inside.
make_programs() {
    local root=$1 programs=$1/programs kind
    cp -r "$repository/effbench/sandboxes/program_agent" "$root/lib/effbench/sandboxes/"
    mkdir -p "$programs"
    aarch64-linux-gnu-gcc -O2 -static "$repository/sandboxes/programs/launch.c" -o "$programs/launch"
    aarch64-linux-gnu-gcc -O1 -static -pthread "$repository/tests/counters/counted_steps.c" -o "$programs/steps"
    /usr/bin/python3 -B - "$repository/sandboxes" "$programs" <<'FILTERS'
import platform, sys
sandboxes, target = sys.argv[1:]
platform.machine = lambda: "aarch64"
sys.path.append(f"{sandboxes}/programs")
import build_filters
build_filters.main(f"{sandboxes}/driver", target)
FILTERS
    for kind in native emulated compiler; do
        printf '%s\n' /usr /bin /lib /opt/effbench /work >"$programs/$kind/readable"
    done
    printf '{"version": "none"}' >"$programs/toolchain.json"
    printf '{"source_file": "steps.c", "program_file": "steps", "compile": [], "check": [], "run": ["{program}"],
        "environment": {}, "compile_environment": {}, "files": {}, "bounds_address_space": true}' >"$programs/language.json"
}

pack() {
    (cd "$1" && find . | cpio -o -H newc --owner=0:0 --quiet) >"$2"
}

# Makes $cache/checkout.cpio out of the present files: package, test, agent, cage and the machine's only program.
make_checkout() {
    local root=$cache/checkout headers=$cache/headers/usr/include
    rm -rf "$root"
    mkdir -p "$root/checkout/tests/counters" "$root/opt/effbench/lib/effbench/sandboxes"
    cp -r "$repository/effbench" "$root/checkout/"
    cp "$repository/tests/counters/test_perf_hardware.py" "$root/checkout/tests/counters/"
    touch "$root/checkout/tests/__init__.py" "$root/checkout/tests/counters/__init__.py"
    printf '[pytest]\nmarkers = perf\nfilterwarnings = error\n' >"$root/checkout/pytest.ini"
    cp -r "$repository/effbench/sandboxes/agent" "$root/opt/effbench/lib/effbench/sandboxes/"
    touch "$root/opt/effbench/lib/effbench/__init__.py" "$root/opt/effbench/lib/effbench/sandboxes/__init__.py"
    find "$root" -name __pycache__ -prune -exec rm -rf {} +
    aarch64-linux-gnu-gcc -O2 -Wall -Wextra -Werror -shared -fPIC -I"$headers/python3.11" -I"$headers" \
        "$repository/sandboxes/driver/driver_module.c" -o "$root/opt/effbench/lib/effbench_driver.abi3.so"
    /usr/bin/python3 "$repository/sandboxes/driver/build_filter.py" "$repository/sandboxes/driver/seccomp.json" \
        "$root/opt/effbench/seccomp.bpf" aarch64
    make_programs "$root/opt/effbench"
    compile_python "$root" /opt
    compile_python "$root" /checkout/effbench
    cat >"$root/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /tmp /work
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox mount -t devtmpfs none /dev
cd /checkout
export PATH=/usr/bin:/bin LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 EFFBENCH_REQUIRE=perf EFFBENCH_TEST_AGENT=/opt/effbench
python3.11 -m pytest --noconftest -p no:cacheprovider --color=no -v -m perf tests/counters/test_perf_hardware.py
echo "perf-vm: pytest ended with $?"
/bin/busybox poweroff -f
INIT
    chmod +x "$root/init"
    pack "$root" "$cache/checkout.cpio"
}

run_machine() {
    cat "$cache/base.cpio" "$cache/checkout.cpio" >"$cache/initrd"
    timeout 900 qemu-system-aarch64 -M virt -cpu cortex-a57 -m 1024 -icount shift=0,sleep=off -nic none -no-reboot \
        -display none -monitor none -serial stdio -kernel "$cache/vmlinuz" -initrd "$cache/initrd" \
        -append "console=ttyAMA0 panic=-1 rdinit=/init loglevel=1" </dev/null | tr -d '\r' | tee "$cache/console.log"
}

install_tools
make_base
make_checkout
run_machine || true
status=$(sed -n 's/^perf-vm: pytest ended with \([0-9]*\)$/\1/p' "$cache/console.log")
[ -n "$status" ] || { echo "perf-vm: the machine ended before its tests did; see $cache/console.log" >&2; exit 3; }
exit "$status"
