#!/bin/bash
# Installs the player when a new board starts for the first time. `ledplayer card` puts this beside the bundle on the
# card's boot partition, and has it called:
#
#   first-boot.sh           by the kernel's command line (see `systemd-run-generator`): puts the unit on the disk
#   first-boot.sh later     the same by Raspberry Pi Imager's own first run, which starts the machine again
#   first-boot.sh install   by the unit, when the machine is up: installs
#
# 1. What has it called goes away when the player is installed. A cut before that: the next start does it again.
# 2. Whatever fails, the machine starts as it does without us, and first-boot.log on the boot partition says why.
set -uo pipefail
umask 022

HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
BOOT=$(dirname "$HERE")
#: Before every path on the disk; for tests.
PREFIX=${LEDPLAYER_PREFIX:-}
UNIT=ledplayer-first-boot.service
UNITS=$PREFIX/etc/systemd/system
LOG=$HERE/first-boot.log
MOST_LOG=65536
#: What `ledplayer card` adds to the kernel's command line.
HOOK=(systemd.run=/boot/firmware/ledplayer/first-boot.sh systemd.run_success_action=none
    systemd.run_failure_action=none systemd.unit=multi-user.target systemd.wants=kernel-command-line.service)

# What `ledplayer card` was told: setting NAME
setting() {
    sed -n "s/^$1=//p" "$HERE/install.conf" 2>/dev/null | tr -d '\r' | head -n 1
}

# The sentence in Vietnamese, the same in English; to the log on the card, too, of which the newest part stays.
say() {
    local words=$2
    [ "$(setting language)" != vi ] || words=$1
    printf '%s\n' "$words"
    printf '%s\n' "$words" | write_log
}

write_log() {
    { cat "$LOG" 2>/dev/null; cat; } | tail -c $MOST_LOG >"$LOG.new" && mv -f "$LOG.new" "$LOG"
    sync -f "$HERE"
}

place_unit() {
    mkdir -p "$UNITS/multi-user.target.wants" &&
        sed "s:@FOLDER@:$HERE:g" "$HERE/$UNIT" >"$UNITS/.$UNIT.new" &&
        sync "$UNITS/.$UNIT.new" &&
        mv -f "$UNITS/.$UNIT.new" "$UNITS/$UNIT" &&
        ln -sfn "$UNITS/$UNIT" "$UNITS/multi-user.target.wants/$UNIT" &&
        sync -f "$UNITS"
}

install() {
    exec 9>"$PREFIX/run/ledplayer-first-boot.lock"
    flock --nonblock 9 || return 0
    if [ ! -e "$HERE/done" ]; then
        say "Đang cài ledplayer, mất vài phút. Đừng tắt điện; nếu mất điện, lần khởi động sau sẽ làm lại." \
            "Installing ledplayer, which takes some minutes. Leave the power on; after a cut the next start does it again."
        local result=0
        run_install || result=$?
        if [ $result != 0 ]; then
            say "Chưa cài được (mã $result). Sửa điều ghi ở trên rồi khởi động lại bảng." \
                "It is not installed (code $result). Mend what stands above, and start the board again."
            return 1
        fi
        say "Đã cài xong." "It is installed."
        touch "$HERE/done" && sync -f "$HERE"
    fi
    clean || return 1
    systemctl reboot
}

run_install() {
    local words=(--bundle "$HERE/bundle") share
    [ ! -f "$BOOT/ledplayer-board.yaml" ] || words+=(--board "$BOOT/ledplayer-board.yaml")
    [ ! -f "$BOOT/ledplayer-root.json" ] || words+=(--root "$BOOT/ledplayer-root.json")
    share=$(setting share)
    [ -z "$share" ] || words+=(--share "$share")
    local spoken=en_US.UTF-8
    [ "$(setting language)" != vi ] || spoken=vi_VN.UTF-8
    # The words it says to people; what programs say is in its own log.
    LC_MESSAGES=$spoken PYTHONUTF8=1 bash "$HERE/bundle/systemd/install.sh" "${words[@]}" 2>&1 |
        tee "$PREFIX/run/ledplayer-first-boot.out"
    local result=${PIPESTATUS[0]}
    write_log <"$PREFIX/run/ledplayer-first-boot.out"
    return "$result"
}

# Takes away what has us called, and then what nobody needs any more; the room is for the system's kernels.
clean() {
    if ! unhook; then
        say "Không ghi được lên thẻ ($BOOT/cmdline.txt)." "The card cannot be written ($BOOT/cmdline.txt)."
        return 1
    fi
    rm -f "$UNITS/multi-user.target.wants/$UNIT" "$UNITS/$UNIT" && sync -f "$UNITS"
    rm -rf "$HERE/bundle"
    rm -f "$HERE/$UNIT" "$HERE/install.conf" "$HERE/words-for-cmdline.txt"
    sync -f "$HERE"
    rm -f "$HERE/first-boot.sh" "$HERE/done"
    sync -f "$HERE"
}

# Our words out of the kernel's command line; all others, and its end of line, stay.
unhook() {
    local file=$BOOT/cmdline.txt word edits=()
    [ -f "$file" ] || return 0
    for word in "${HOOK[@]}"; do
        edits+=(-e "s: ${word//./\\.}( |\r?$):\1:g")
    done
    grep -qF "${HOOK[0]}" "$file" || return 0
    sed -E "${edits[@]}" "$file" >"$file.new" && sync "$file.new" && mv -f "$file.new" "$file" && sync -f "$BOOT"
}

case ${1:-} in
    install) install ;;
    later)
        place_unit || say "Không ghi được vào $UNITS." "$UNITS cannot be written."
        exit 0 ;;
    *)
        if place_unit; then
            systemctl daemon-reload
            systemctl start --no-block "$UNIT"
        else
            say "Không ghi được vào $UNITS." "$UNITS cannot be written."
        fi
        exit 0 ;;
esac
