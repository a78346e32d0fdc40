#!/bin/bash
# Makes a board's root read-only: power cuts cannot harm it, and its card is not worn.
#
#   sudo systemd/read-only.sh on [--data DEVICE|LABEL=…|UUID=…] [--format] [--bundle DIR]
#   sudo systemd/read-only.sh off                  all as it was, data back on root
#   sudo systemd/read-only.sh off --keep-data      to change something: root can be written, data stay where they are
#   sudo systemd/read-only.sh off --forget-data    the partition is lost; root's own copies count
#   sudo systemd/read-only.sh status
#
# After systemd/install.sh. From the next start on, root is an overlay whose changes are in memory (Debian's package
# overlayroot), and what must last lies on one partition, ext4: the board's settings, the player's state, what was
# fetched, and the content folder where it is no share. The program stays on root: a damaged partition cannot take it
# away. Root keeps a copy of what moved; it counts again when the partition is lost.
set -euo pipefail
umask 022

HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
# shellcheck source=systemd/install.d/say.sh
. "$HERE/install.d/say.sh"
# shellcheck source=systemd/install.d/machine.sh
. "$HERE/install.d/machine.sh"
# shellcheck source=systemd/install.d/packages.sh
. "$HERE/install.d/packages.sh"
# shellcheck source=systemd/install.d/version.sh
. "$HERE/install.d/version.sh"
# shellcheck source=systemd/install.d/bundle.sh
. "$HERE/install.d/bundle.sh"
# shellcheck source=systemd/install.d/lasting.sh
. "$HERE/install.d/lasting.sh"
# shellcheck source=systemd/read-only.d/partition.sh
. "$HERE/read-only.d/partition.sh"
# shellcheck source=systemd/read-only.d/places.sh
. "$HERE/read-only.d/places.sh"
# shellcheck source=systemd/read-only.d/root.sh
. "$HERE/read-only.d/root.sh"

ACTION='' DATA='' FORMAT='' BUNDLE='' WITH_DATA=back

usage() {
    sed -n 's/^#   //p' "$0"
}

read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
        esac
        case $1 in
            on | off | status) ACTION=$1 ;;
            --format) FORMAT=1 ;;
            --keep-data) WITH_DATA=keep ;;
            --forget-data) WITH_DATA=forget ;;
            -h | --help)
                usage
                exit ;;
            --data | --bundle)
                [ -n "${2:-}" ] || fail "Thiếu giá trị sau $1." "A value is missing after $1."
                if [ "$1" = --data ]; then DATA=$2; else BUNDLE=$2; fi
                shift ;;
            *) fail "Không hiểu '$1'. Xem: $0 --help" "'$1' is not understood. See: $0 --help" ;;
        esac
        shift
    done
    [ -n "$ACTION" ] || fail "Hãy viết on, off hoặc status. Xem: $0 --help" "Say on, off or status. See: $0 --help"
    [ "$ACTION" = on ] || [ -z "$DATA$FORMAT$BUNDLE" ] || fail "--data, --format và --bundle chỉ đi với on." "--data, --format and --bundle go with on only."
    [ "$ACTION" = off ] || [ $WITH_DATA = back ] || fail "--keep-data và --forget-data chỉ đi với off." "--keep-data and --forget-data go with off only."
}

main() {
    read_options "$@"
    check_machine
    check_root "$@"
    if [ "$ACTION" = status ]; then
        tell_status
        return
    fi
    lock
    trap 'ended $?' EXIT
    case $ACTION in
        on) turn_on ;;
        off) turn_off ;;
    esac
}

# However it ends, the board plays again, nothing half-made stays, and a reason is given.
ended() {
    forget_drafts
    start_board
    close_root
    if [ "$1" != 0 ] && [ -z "$SAID" ]; then
        say "Dừng giữa chừng ($(last_words)); bảng vẫn như trước. Xem $LOG rồi chạy lại." \
            "It stopped on the way ($(last_words)); the board is as it was. See $LOG, and run this again." >&2
    fi
}

turn_on() {
    [ -n "$(current)" ] || fail "Máy này chưa cài ledplayer; hãy chạy install.sh trước." "ledplayer is not installed here; run install.sh first."
    [ -e "$PLACE/current/systemd/ledplayer-data.service" ] || fail "Bản ledplayer đang cài chưa biết phân vùng dữ liệu; hãy nâng cấp trước (install.sh --upgrade)." \
        "The version of ledplayer that is installed knows no data partition; upgrade first (install.sh --upgrade)."
    check_other_overlay
    if is_overlay; then
        [ -e "$DATA_SETTINGS" ] || fail "Đang chờ khởi động lại. Hãy chạy: sudo reboot" "It waits for the next start. Run: sudo reboot"
        say "Hệ thống gốc đã chỉ đọc." "Root is read-only already."
        return
    fi
    check_initramfs
    find_bundle
    if [ -e "$DATA_SETTINGS" ]; then check_same_partition; else check_partition; fi
    install_overlay
    if [ ! -e "$DATA_SETTINGS" ]; then
        open_partition
        move_there
        set_data
    fi
    set_overlay
    say "Từ lần khởi động sau, hệ thống gốc chỉ đọc và dữ liệu nằm trên $(data_setting device). Hãy chạy: sudo reboot" \
        "From the next start on, root is read-only, and data lie on $(data_setting device). Run: sudo reboot"
}

turn_off() {
    if [ ! -e "$DATA_SETTINGS" ]; then
        say "Hệ thống gốc không phải chỉ đọc." "Root is not read-only."
        return
    fi
    open_root
    case $WITH_DATA in
        keep) ;;
        forget) ! is_data_there || fail "Phân vùng dữ liệu vẫn dùng được; hãy chạy off để đưa dữ liệu về." "The data partition is in use; run off to bring its data back." ;;
        back)
            is_data_there || fail "Phân vùng dữ liệu $(data_setting device) không có ở đây, nên không đưa dữ liệu về được. Để dùng bản còn trên hệ thống gốc: $0 off --forget-data" \
                "The data partition $(data_setting device) is not there, so its data cannot be brought back. To go on with root's own copies: $0 off --forget-data"
            bring_back ;;
    esac
    unset_overlay
    if [ $WITH_DATA = back ]; then leave_partition; fi
    if [ $WITH_DATA != keep ]; then unset_data; fi
    say "Từ lần khởi động sau, hệ thống gốc ghi được như thường. Hãy chạy: sudo reboot" \
        "From the next start on, root can be written as usual. Run: sudo reboot"
}

how() {
    if "$1"; then say "chỉ đọc" "read-only"; else say "ghi được" "can be written"; fi
}

tell_status() {
    local now next
    now=$(how is_overlay)
    next=$(how is_overlay_set)
    say "Hệ thống gốc: $now; từ lần khởi động sau: $next." "Root: $now; from the next start: $next."
    if [ ! -e "$DATA_SETTINGS" ]; then
        say "Dữ liệu: trên hệ thống gốc." "Data: on root."
    elif is_data_there; then
        say "Dữ liệu: trên $(data_setting device) ($(free_mb) MB còn trống)." "Data: on $(data_setting device) ($(free_mb) MB free)."
    else
        say "Dữ liệu: không có phân vùng $(data_setting device); bảng phát bản còn trên hệ thống gốc. Xem: journalctl -u ledplayer-data"             "Data: the partition $(data_setting device) is not there; the board plays root's own copies. See: journalctl -u ledplayer-data"
    fi
}

main "$@"
