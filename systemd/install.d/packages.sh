# Debian's packages that the player needs.
# shellcheck shell=bash

#: Python, certificates, zones. The screen is shown by the kernel alone (see ledplayer/play/kms.py).
PACKAGES=(python3 python3-venv ca-certificates tzdata udev)
SHARE_PACKAGES=(cifs-utils)
#: For read-only.sh; bundles hold them, too. overlayroot needs a grep in the initramfs and does not say so.
OVERLAY_PACKAGES=(overlayroot busybox)
CLOCK_PACKAGE=systemd-timesyncd

# The packages that this installation needs, one a line.
packages_wanted() {
    printf '%s\n' "${PACKAGES[@]}"
    has_clock_service || echo "$CLOCK_PACKAGE"
    if [ -n "$SHARE" ]; then printf '%s\n' "${SHARE_PACKAGES[@]}"; fi
}

# Somebody keeps the clock already; another package would take that one off.
has_clock_service() {
    local package
    for package in chrony ntp ntpsec openntpd; do
        is_installed "$package" && return 0
    done
    return 1
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

packages_missing() {
    local package
    for package in $(packages_wanted); do
        is_installed "$package" || echo "$package"
    done
}

install_packages() {
    local missing
    mapfile -t missing < <(packages_missing)
    [ ${#missing[@]} -gt 0 ] || return 0
    check_space "$PACKAGES_MB" /usr
    say "Đang cài các gói: ${missing[*]}" "Installing packages: ${missing[*]}"
    # An earlier run that was cut off may have left half a package.
    quietly dpkg --configure -a || true
    if [ -n "$BUNDLE" ]; then
        bundled_apt install "${missing[@]}" || fail_packages "${missing[@]}"
    else
        quietly apt update || true
        quietly apt install "${missing[@]}" || fail_packages "${missing[@]}"
    fi
    # They go when nothing else needs them: see uninstall.
    remember "${missing[@]/#/package }"
}

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get --yes --quiet --no-install-recommends -o DPkg::Lock::Timeout=120 \
        -o Dpkg::Options::=--force-confold "$@"
}

# apt that knows the bundle's packages and no others.
bundled_apt() {
    local know
    know=$(mktemp -d /run/ledplayer-apt.XXXXXX)
    mkdir -p "$know/lists/partial"
    echo "deb [trusted=yes] file:$BUNDLE/debs ./" >"$know/sources.list"
    local only=(-o "Dir::State::lists=$know/lists" -o "Dir::Etc::sourcelist=$know/sources.list")
    only+=(-o Dir::Etc::sourceparts=/dev/null -o APT::Sandbox::User=root)
    local result=0
    { quietly apt "${only[@]}" update && quietly apt "${only[@]}" "$@"; } || result=$?
    rm -rf "$know"
    return $result
}

fail_packages() {
    fail_full /usr
    if [ -n "$BUNDLE" ]; then
        fail "Chưa cài được các gói từ $BUNDLE ($(last_words)); xem $LOG." \
            "The packages could not be installed from $BUNDLE ($(last_words)); see $LOG."
    fi
    fail "Chưa cài được các gói: $*. Hãy kiểm tra mạng rồi chạy lại, hoặc cài từ bộ không cần mạng (--bundle); xem $LOG." \
        "The packages could not be installed: $*. Check the network and run this again, or install from a bundle (--bundle); see $LOG."
}
