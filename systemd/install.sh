#!/bin/bash
# Makes this machine a board: from a bare Debian or Raspberry Pi OS Lite to a playing board.
#
#   sudo systemd/install.sh [--board FILE|ID] [--server URL --root FILE] [--share //pc/folder [--share-user NAME]]
#   sudo systemd/install.sh --upgrade          the version that lies beside this script, after a minute's trial on air
#   sudo systemd/install.sh --rollback         the version before
#   sudo systemd/install.sh --uninstall [--purge]
#
# --bundle DIR: everything comes from a folder that systemd/bundle.sh made, and nothing from the network. It can be run
# again, asks nothing that it can find out, and changes nothing where it cannot go on. See docs/install.md.
set -euo pipefail
umask 022

HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=systemd/install.d/say.sh
. "$HERE/install.d/say.sh"
# shellcheck source=systemd/install.d/machine.sh
. "$HERE/install.d/machine.sh"
# shellcheck source=systemd/install.d/lasting.sh
. "$HERE/install.d/lasting.sh"
# shellcheck source=systemd/install.d/packages.sh
. "$HERE/install.d/packages.sh"
# shellcheck source=systemd/install.d/version.sh
. "$HERE/install.d/version.sh"
# shellcheck source=systemd/install.d/bundle.sh
. "$HERE/install.d/bundle.sh"
# shellcheck source=systemd/install.d/board.sh
. "$HERE/install.d/board.sh"
# shellcheck source=systemd/install.d/share.sh
. "$HERE/install.d/share.sh"
# shellcheck source=systemd/install.d/system.sh
. "$HERE/install.d/system.sh"
# shellcheck source=systemd/install.d/screen.sh
. "$HERE/install.d/screen.sh"
# shellcheck source=systemd/install.d/trial.sh
. "$HERE/install.d/trial.sh"
# shellcheck source=systemd/install.d/uninstall.sh
. "$HERE/install.d/uninstall.sh"

ACTION=install BOARD='' SERVER='' ROOT='' SHARE='' SHARE_USER='' BUNDLE='' PURGE='' VERSION='' DRAFT=''
FROM=()

usage() {
    sed -n 's/^#   //p' "$0"
}

wrong_option() {
    fail "Không hiểu '$1'. Xem: $0 --help" "'$1' is not understood. See: $0 --help"
}

read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
        esac
        case $1 in
            --upgrade | --rollback | --uninstall) ACTION=${1#--} ;;
            --purge) PURGE=1 ;;
            -h | --help)
                usage
                exit ;;
            --board | --server | --root | --share | --share-user | --bundle)
                [ -n "${2:-}" ] || fail "Thiếu giá trị sau $1." "A value is missing after $1."
                set_option "$1" "$2"
                shift ;;
            *) wrong_option "$1" ;;
        esac
        shift
    done
    [ -z "$PURGE" ] || [ "$ACTION" = uninstall ] || fail "--purge chỉ đi với --uninstall." "--purge goes with --uninstall only."
}

set_option() {
    case $1 in
        --board) BOARD=$2 ;;
        --server) SERVER=${2%/} ;;
        --root) ROOT=$2 ;;
        --share) SHARE=$2 ;;
        --share-user) SHARE_USER=$2 ;;
        --bundle) BUNDLE=$2 ;;
    esac
}

main() {
    read_options "$@"
    check_machine
    check_root "$@"
    check_lasting
    lock
    trap 'ended $?' EXIT
    forget_trial
    case $ACTION in
        install) set_up ;;
        upgrade) upgrade ;;
        rollback) roll_back "$(current)" ;;
        uninstall) uninstall ;;
    esac
}

# However it ends, nothing half-made stays, and a reason is given.
ended() {
    forget_half
    rm -f "$ETC/.board.new.yaml"
    if [ "$1" != 0 ] && [ -z "$SAID" ]; then
        say "Cài đặt dừng giữa chừng ($(last_words)); xem $LOG rồi chạy lại." \
            "The installation stopped on the way ($(last_words)); see $LOG, and run this again." >&2
    fi
}

# Everything that can be found wrong is found before anything is changed.
set_up() {
    find_bundle
    check_desktop
    check_board
    check_share
    check_bundle
    [ -n "$(current)" ] || check_space "$VERSION_MB" "$PLACE"
    install_packages
    make_version
    draft_board
    make_users
    take_version
    place_board
    settle
    take_console
    set_screen
    set_share
    make_content_folder
    start
}

upgrade() {
    [ -n "$(current)" ] || fail "Máy này chưa cài ledplayer; hãy chạy lại không có --upgrade." \
        "ledplayer is not installed here; run this again without --upgrade."
    find_bundle
    check_bundle
    install_packages
    make_version
    local old
    old=$(current)
    if [ "$VERSION" = "$old" ]; then
        say "Bản $VERSION đang được dùng." "Version $VERSION is in use."
        return
    fi
    take_version
    settle
    say "Đã nâng cấp từ bản $old lên bản $VERSION." "Upgraded from version $old to version $VERSION."
}

# What follows a switch: units and settings of the new version, without a break in what is shown.
settle() {
    link_units
    enable_units
    copy_settings
    prune
    apply_settings
}

# Starts what is enabled, or goes on with what plays, and says how it is.
start() {
    quietly systemctl daemon-reload
    quietly systemctl start ledplayer-sync.timer || true
    if [ "$(running_version)" != "$VERSION" ] || [ -n "$BOARD$SERVER$SHARE" ]; then
        quietly systemctl restart ledplayer.service || true
    fi
    local why
    if why=$(python3 "$PLACE/current/systemd/install.d/health.py" "$VERSION" "$(version_number "$VERSION")" 0 none); then
        say "ledplayer $VERSION đang phát. Xem tình trạng: ledplayer status" \
            "ledplayer $VERSION plays. See how it is: ledplayer status"
    else
        say "Đã cài ledplayer $VERSION, nhưng chưa phát được ($why). Hãy chạy: sudo ledplayer doctor" \
            "ledplayer $VERSION is installed, but does not play yet ($why). Run: sudo ledplayer doctor"
    fi
    if has_server && [ ! -e "$ETC/root.json" ]; then
        say "Bảng chưa tin máy chủ nào. Hãy chạy: sudo ledplayer enroll" "The board trusts no server yet. Run: sudo ledplayer enroll"
    fi
}

# Which version's folder the player was started from.
running_version() {
    local process
    process=$(systemctl show --property=MainPID --value ledplayer.service)
    [ "${process:-0}" -gt 0 ] || return 0
    tr '\0' '\n' <"/proc/$process/cmdline" 2>/dev/null | sed -n "1s:^$PLACE/\([^/]*\)/bin/.*:\1:p"
}

main "$@"
