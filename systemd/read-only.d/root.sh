# Root itself: the package that puts an overlay above it, and the few settings that switch it on and off.
#
# One file switches it, /etc/overlayroot.local.conf, and not the kernel's command line: it is the same on a PC and on a
# Raspberry Pi. The words `overlayroot=disabled` on that line go before it, for one start or for good.
# shellcheck shell=bash

OVERLAY=/etc/overlayroot.local.conf
#: Where the package shows what is below the overlay.
BELOW=/media/root-ro
DROP_INS=/etc/systemd/system

is_overlay_set() {
    grep -qs '^overlayroot="tmpfs' "$OVERLAY"
}

# Others that make root read-only are not ours to switch.
check_other_overlay() {
    if grep -qE '(^| )(boot=overlay|overlayroot=tmpfs)' /proc/cmdline || grep -qsE '^overlayroot="?[^"]' /etc/overlayroot.conf ||
        { [ -e "$OVERLAY" ] && ! grep -q '^# By ledplayer' "$OVERLAY"; }; then
        fail "Máy này đã có cách khác làm hệ thống gốc chỉ đọc (raspi-config hoặc $OVERLAY); hãy tắt nó trước." \
            "Something else makes this machine's root read-only (raspi-config, or $OVERLAY); turn that off first."
    fi
}

check_initramfs() {
    local folder
    command -v update-initramfs >/dev/null || fail "Máy này khởi động không qua initramfs." "This machine starts without an initramfs."
    folder=$(boot_folder)
    if [ -n "$folder" ] && ! grep -qsE '^ *(auto_initramfs *= *1|initramfs )' "$folder/config.txt"; then
        fail "Raspberry Pi này khởi động không qua initramfs; hãy thêm dòng auto_initramfs=1 vào $folder/config.txt." \
            "This Raspberry Pi starts without an initramfs; add the line auto_initramfs=1 to $folder/config.txt."
    fi
}

install_overlay() {
    local package missing=()
    for package in "${OVERLAY_PACKAGES[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Đang cài các gói: ${missing[*]}" "Installing packages: ${missing[*]}"
        quietly dpkg --configure -a || true
        if [ -n "$BUNDLE" ]; then
            check_bundle
            bundled_apt install "${missing[@]}" || fail_packages "${missing[@]}"
        else
            quietly apt update || true
            quietly apt install "${missing[@]}" || fail_packages "${missing[@]}"
        fi
        remember "${missing[@]/#/package }"
    fi
    is_in_initramfs && return
    quietly update-initramfs -u || true
    is_in_initramfs || fail "initramfs chưa có ${OVERLAY_PACKAGES[*]} ($(last_words)); xem $LOG." \
        "The initramfs does not hold ${OVERLAY_PACKAGES[*]} ($(last_words)); see $LOG."
}

is_in_initramfs() {
    local file=/boot/initrd.img list
    if [ -e "$file-$(uname -r)" ]; then file+=-$(uname -r); fi
    list=$(lsinitramfs "$file" 2>>"$LOG") && [[ $list == *init-bottom/overlayroot* && $list == *bin/busybox* ]]
}

# What data-partition.sh goes by at each start; from now on it counts, and the board writes there.
set_data() {
    {
        printf '# By ledplayer: systemd/read-only.sh. The data partition, and what lies there.\n'
        printf 'device=UUID=%s\n' "$(blkid --probe --match-tag UUID --output value "$DEVICE")"
        { moving_places && fresh_places; } | sed 's/^/place=/'
    } | put 644 "$DATA_SETTINGS"
    # Mounting an overlay anew knows no options (systemd/systemd issue 39558); by the old way they are not looked at.
    printf '# By ledplayer: systemd/read-only.sh\n[Service]\nEnvironment=LIBMOUNT_FORCE_MOUNT2=always\n' |
        put 644 "$DROP_INS/systemd-remount-fs.service.d/ledplayer.conf"
    local unit
    for unit in apt-daily apt-daily-upgrade; do
        # They would fetch into memory, to no end.
        printf '# By ledplayer: systemd/read-only.sh\n[Unit]\nConditionPathIsMountPoint=!/media/root-rw\n' |
            put 644 "$DROP_INS/$unit.service.d/ledplayer.conf"
    done
    OPENED='' MOVING=''
    quietly systemctl daemon-reload
    quietly systemctl restart ledplayer-data.service
}

set_overlay() {
    printf '# By ledplayer: systemd/read-only.sh. Changes of root are in memory; other partitions are as they are.\noverlayroot="tmpfs:recurse=0"\n' |
        put 644 "$OVERLAY"
    sync -f /etc
}

#: Root itself, without what is mounted above it; open to be written.
ROOT_AT=
#: What the board writes until the next start goes there.
STAYS_OPEN=

open_root() {
    if is_overlay; then
        quietly mount -o remount,rw "$BELOW"
        ROOT_AT=$BELOW
    else
        mkdir -p /run/ledplayer-root
        quietly mount --bind --make-private / /run/ledplayer-root
        ROOT_AT=/run/ledplayer-root
    fi
}

close_root() {
    case $ROOT_AT in
        "$BELOW") [ -n "$STAYS_OPEN" ] || quietly mount -o remount,ro "$BELOW" || true ;;
        ?*)
            quietly umount --lazy "$ROOT_AT" || true
            rmdir "$ROOT_AT" 2>/dev/null || true ;;
    esac
    ROOT_AT=
}

unset_overlay() {
    remove_everywhere "$OVERLAY"
}

unset_data() {
    remove_everywhere "$DATA_SETTINGS" "$DROP_INS"/{systemd-remount-fs,apt-daily,apt-daily-upgrade}.service.d/ledplayer.conf
    quietly systemctl daemon-reload || true
}

# From root and from the overlay above it.
remove_everywhere() {
    local file
    for file in "$@"; do
        rm -f "$ROOT_AT$file" "$file"
        rmdir "$(dirname "$ROOT_AT$file")" "$(dirname "$file")" 2>/dev/null || true
    done
    sync -f "$ROOT_AT/etc"
}
