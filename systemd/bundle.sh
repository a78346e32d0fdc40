#!/bin/bash
# Makes a folder from which boards are installed without a network: the program, its libraries, Debian's packages.
#
#   systemd/bundle.sh [--system debian12|debian13] [--arch arm64|amd64] --to DIR
#
# Without --system and --arch: for machines like this one, with this machine's package sources; make it on a Raspberry
# Pi for Raspberry Pis, whose system has packages of its own. Otherwise: Debian's packages for the named system. Needs
# the network and Debian or Raspberry Pi OS, no root. Copy the whole folder to a stick; at the board:
#
#   sudo bash DIR/systemd/install.sh
set -euo pipefail
umask 022

HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=systemd/install.d/say.sh
. "$HERE/install.d/say.sh"
# shellcheck source=systemd/install.d/machine.sh
. "$HERE/install.d/machine.sh"
# shellcheck source=systemd/install.d/packages.sh
. "$HERE/install.d/packages.sh"

SYSTEM='' ARCH='' TO='' WORK=''
MIRROR=http://deb.debian.org/debian
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
        esac
        case $1 in
            --system) SYSTEM=${2:-} ;;
            --arch) ARCH=${2:-} ;;
            --to) TO=${2:-} ;;
            -h | --help)
                sed -n 's/^#   //p' "$0"
                exit ;;
            *) fail "Không hiểu '$1'. Xem: $0 --help" "'$1' is not understood. See: $0 --help" ;;
        esac
        [ $# -gt 1 ] || fail "Thiếu giá trị sau $1." "A value is missing after $1."
        shift 2
    done
    [ -n "$TO" ] || fail "Hãy cho biết thư mục: --to DIR" "Say where to: --to DIR"
    TO=$(realpath --canonicalize-missing "$TO")
    : "${SYSTEM:=$(system)}" "${ARCH:=$(architecture)}"
}

check() {
    case $SYSTEM in
        debian12 | debian13) ;;
        *) fail "Không làm được bộ cài cho '$SYSTEM'; có debian12 và debian13." "There are no bundles for '$SYSTEM'; there are debian12 and debian13." ;;
    esac
    case $ARCH in
        amd64 | arm64) ;;
        *) fail "Không làm được bộ cài cho '$ARCH'; có amd64 và arm64 (32-bit không chạy được)." "There are no bundles for '$ARCH'; there are amd64 and arm64 (32-bit does not run)." ;;
    esac
    [ -f "$HERE/../pyproject.toml" ] || fail "Hãy chạy bundle.sh của một bản tải về (git clone)." "Run the bundle.sh of a checkout (git clone)."
    [ ! -e "$TO" ] || [ -f "$TO/BUNDLE" ] || [ -z "$(ls -A "$TO")" ] ||
        fail "$TO đã có thứ khác bên trong; hãy chọn thư mục mới." "There are other things in $TO; choose a new folder."
    local program
    for program in apt-get dpkg-deb python3 sha256sum; do
        command -v "$program" >/dev/null || fail "Máy này thiếu $program; hãy chạy trên Debian hoặc Raspberry Pi OS." "$program is missing; run this on Debian or Raspberry Pi OS."
    done
    python3 -c 'import ensurepip, venv' 2>/dev/null ||
        fail "Máy này thiếu python3-venv. Hãy chạy: sudo apt install python3-venv" "python3-venv is missing. Run: sudo apt install python3-venv"
}

main() {
    read_options "$@"
    check
    local beside
    beside=$(dirname "$TO")
    { mkdir -p "$beside" && WORK=$(mktemp -d "$beside/.bundle.XXXXXX"); } 2>/dev/null ||
        fail "Không ghi được vào $beside; hãy chọn thư mục khác." "Nothing can be written in $beside; choose another folder."
    LOG=$WORK/log
    trap 'rm -rf "$WORK"' EXIT
    mkdir -p "$WORK/bundle/wheels" "$WORK/bundle/debs"
    say "Đang tải thư viện…" "Fetching libraries…"
    fetch_wheels
    say "Đang tải các gói của $SYSTEM $ARCH…" "Fetching the packages of $SYSTEM $ARCH…"
    fetch_debs
    write_index >"$WORK/bundle/debs/Packages"
    copy_rest
    sum
    rm -rf "$TO"
    mv -T "$WORK/bundle" "$TO"
    say "Xong: $TO ($(du -sh "$TO" | cut -f1)). Chép cả thư mục vào USB, rồi tại bảng: sudo bash …/systemd/install.sh" \
        "Done: $TO ($(du -sh "$TO" | cut -f1)). Copy the whole folder to a stick; at the board: sudo bash …/systemd/install.sh"
}

# The program's wheel, and those of its libraries for the other machine's Python.
fetch_wheels() {
    local pip=("$WORK/tools/bin/pip" --disable-pip-version-check --quiet) python machine wanted=() minor
    quietly python3 -m venv "$WORK/tools" || fail_fetching
    quietly "${pip[@]}" wheel --no-deps --wheel-dir "$WORK/bundle/wheels" "$HERE/.." || fail_fetching
    case $SYSTEM in debian12) python=3.11 minor=36 ;; debian13) python=3.13 minor=41 ;; esac
    case $ARCH in amd64) machine=x86_64 ;; arm64) machine=aarch64 ;; esac
    # Every glibc up to the system's own; pip takes each name literally.
    while [ $minor -ge 17 ]; do
        wanted+=(--platform "manylinux_2_${minor}_$machine")
        minor=$((minor - 1))
    done
    wanted+=(--platform "manylinux2014_$machine")
    quietly "${pip[@]}" download --dest "$WORK/bundle/wheels" --only-binary=:all: --implementation cp \
        --python-version "$python" "${wanted[@]}" "$WORK"/bundle/wheels/ledplayer-*.whl || fail_fetching
    # Whoever made the libraries' folder knows no other wheels than these.
    rm -rf "$WORK/tools"
}

# All that the packages need, from nothing: boards are not all alike.
fetch_debs() {
    local know=$WORK/apt suite
    case $SYSTEM in debian12) suite=bookworm ;; debian13) suite=trixie ;; esac
    mkdir -p "$know"/{lists/partial,archives/partial,etc/trusted.gpg.d,etc/preferences.d}
    : >"$know/status"
    local options=(-o "APT::Architecture=$ARCH" -o "APT::Architectures::=$ARCH" -o "Dir::State=$know"
        -o "Dir::State::lists=$know/lists" -o "Dir::State::status=$know/status" -o "Dir::Cache=$know"
        -o "Dir::Cache::archives=$know/archives" -o Debug::NoLocking=true -o APT::Sandbox::User=root
        -o Dpkg::Post-Invoke= -o DPkg::Pre-Install-Pkgs= -o APT::Update::Post-Invoke= -o APT::Keep-Downloaded-Packages=true)
    if [ "$SYSTEM $ARCH" != "$(system) $(architecture)" ]; then
        [ -f "$KEYRING" ] || fail "Thiếu khóa của Debian. Hãy chạy: sudo apt install debian-archive-keyring" "Debian's keys are missing. Run: sudo apt install debian-archive-keyring"
        printf 'deb [signed-by=%s] %s %s main\n' "$KEYRING" "$MIRROR" "$suite" "$KEYRING" "$MIRROR" "$suite-updates" >"$know/sources.list"
        options+=(-o "Dir::Etc::sourcelist=$know/sources.list" -o Dir::Etc::sourceparts=/dev/null)
    fi
    quietly apt "${options[@]}" update || fail_fetching
    quietly apt "${options[@]}" install --download-only "${PACKAGES[@]}" "${SHARE_PACKAGES[@]}" "$CLOCK_PACKAGE" "${OVERLAY_PACKAGES[@]}" || fail_fetching
    mv "$know"/archives/*.deb "$WORK/bundle/debs/" || fail_fetching
}

# The list by which apt knows the folder's packages.
write_index() {
    local file
    for file in "$WORK"/bundle/debs/*.deb; do
        dpkg-deb --field "$file"
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$(basename "$file")" "$(stat -c %s "$file")" \
            "$(sha256sum <"$file" | cut -d' ' -f1)"
    done
}

copy_rest() {
    cp -r "$HERE" "$WORK/bundle/systemd"
    cp "$HERE/../boards.yaml" "$WORK/bundle/" 2>/dev/null || true
    local wheel
    wheel=$(basename "$WORK"/bundle/wheels/ledplayer-*.whl)
    printf 'system=%s\narch=%s\nversion=%s\n' "$SYSTEM" "$ARCH" "$(cut -d- -f2 <<<"$wheel")" >"$WORK/bundle/BUNDLE"
}

# By it a folder is known that was copied only in part.
sum() {
    (cd "$WORK/bundle" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >"$WORK/sums" && mv "$WORK/sums" SHA256SUMS)
}

fail_fetching() {
    local log=/tmp/ledplayer-bundle.log
    cp "$LOG" "$log" || true
    fail "Chưa tải được ($(last_words)); xem $log." "It could not be fetched ($(last_words)); see $log."
}

main "$@"
