# The partition for what must last: found, judged, and formatted only where nothing is on it or somebody says so.
# shellcheck shell=bash

#: Where it is mounted.
DATA_AT=/mnt/ledplayer-data
#: Its label where we format it, and where we look when nobody names one.
DATA_LABEL=ledplayer-data
#: Smaller ones have other blocks, and no room for films.
LEAST_MB=${LEDPLAYER_LEAST_MB:-512}
#: What has to be free beside what moves there.
SPARE_MB=128

data_setting() {
    sed -n "s/^$1=//p" "$DATA_SETTINGS" 2>/dev/null
}

is_data_there() {
    mountpoint --quiet "$DATA_AT" && [ -e "$DATA_AT/ledplayer/whole" ]
}

free_mb() {
    df --output=avail -B1M "$DATA_AT" | tail -n 1 | tr -d ' '
}

# find_partition NAME: its device; fails where there is none.
find_partition() {
    local device=$1
    case $device in
        *=*) device=$(findfs "$device" 2>/dev/null) || return 1 ;;
    esac
    [ -b "$device" ] && readlink -f "$device"
}

# Sets DEVICE and KIND. Everything that can be found wrong is found here; nothing is changed.
check_partition() {
    local name=${DATA:-LABEL=$DATA_LABEL} used
    DEVICE=$(find_partition "$name") || fail "Không có phân vùng '$name'; xem tên bằng lsblk, rồi viết như --data /dev/sda1." \
        "There is no partition '$name'; see the names by lsblk, and write it like --data /dev/sda1."
    used=$(lsblk --noheadings --output MOUNTPOINTS "$DEVICE" | sed '/^ *$/d')
    if grep -qx / <<<"$used"; then
        fail "$DEVICE là nơi hệ thống đang chạy; dữ liệu cần phân vùng khác." "The system itself runs from $DEVICE; the data need another partition."
    fi
    [ -z "$used" ] || fail "$DEVICE đang được dùng ($(head -n 1 <<<"$used")); hãy chọn phân vùng khác hoặc gỡ nó ra." \
        "$DEVICE is in use ($(head -n 1 <<<"$used")); choose another partition, or unmount it."
    if [ "$(lsblk --noheadings --list --output NAME "$DEVICE" | wc -l)" -gt 1 ]; then
        fail "$DEVICE là cả ổ đĩa có nhiều phân vùng; hãy chọn một phân vùng của nó." "$DEVICE is a whole disk with partitions; name one of them."
    fi
    check_size
    check_kind
}

check_size() {
    local size_mb needed_mb
    size_mb=$(($(blockdev --getsize64 "$DEVICE") >> 20))
    needed_mb=$(($(places_mb) + SPARE_MB))
    [ $needed_mb -gt "$LEAST_MB" ] || needed_mb=$LEAST_MB
    [ $size_mb -ge $needed_mb ] || fail "$DEVICE quá nhỏ: $size_mb MB, cần ít nhất $needed_mb MB." "$DEVICE is too small: $size_mb MB, at least $needed_mb MB are needed."
}

check_kind() {
    KIND=$(blkid --probe --match-tag TYPE --output value "$DEVICE" || true)
    [ -n "$KIND" ] || KIND=$(blkid --probe --match-tag PTTYPE --output value "$DEVICE" || true)
    [ -z "$FORMAT" ] || KIND=
    case $KIND in
        ext4 | '') ;;
        *)
            fail "$DEVICE có dữ liệu khác ($KIND); thêm --format nếu được phép xóa hết." \
                "There is something else on $DEVICE ($KIND); add --format if all of it may be erased." ;;
    esac
}

# On again after `off --keep-data`: the partition is known and in use.
check_same_partition() {
    [ -z "$FORMAT" ] || fail "Dữ liệu của bảng đang nằm trên $(data_setting device), nên không định dạng; trước hết hãy chạy: $0 off" \
        "The board's data lie on $(data_setting device), so nothing is formatted; first run: $0 off"
    is_data_there || fail "Phân vùng dữ liệu $(data_setting device) không có ở đây; hãy cắm vào rồi khởi động lại, hoặc chạy: $0 off --forget-data" \
        "The data partition $(data_setting device) is not there; plug it in and start again, or run: $0 off --forget-data"
    [ -z "$DATA" ] || [ "$(find_partition "$DATA")" = "$(findfs "$(data_setting device)")" ] ||
        fail "Dữ liệu của bảng đang nằm trên $(data_setting device), không phải '$DATA'; để đổi, trước hết hãy chạy: $0 off" \
            "The board's data lie on $(data_setting device), not on '$DATA'; to change that, first run: $0 off"
}

# Formats it where it is empty, checks it where it is not, and mounts it. Blocks as data-partition.sh looks for them.
open_partition() {
    if [ -z "$KIND" ]; then
        say "Đang định dạng $DEVICE…" "Formatting $DEVICE…"
        quietly mkfs.ext4 -q -F -b 4096 -m 1 -L "$DATA_LABEL" "$DEVICE" || fail "Không định dạng được $DEVICE ($(last_words))." "$DEVICE could not be formatted ($(last_words))."
    else
        quietly e2fsck -p "$DEVICE" || [ $? -lt 4 ] || fail "$DEVICE bị hỏng; thêm --format nếu được phép xóa hết." "$DEVICE is damaged; add --format if all of it may be erased."
    fi
    mkdir -p "$DATA_AT"
    quietly mount -t ext4 -o noatime,commit=30,nosuid,nodev,noexec "$DEVICE" "$DATA_AT" ||
        fail "Không gắn được $DEVICE ($(last_words))." "$DEVICE could not be mounted ($(last_words))."
    OPENED=1
    if [ -e "$DATA_AT/ledplayer/whole" ]; then
        fail "$DEVICE có dữ liệu của một bảng khác hoặc của lần cài trước; thêm --format nếu được phép xóa hết." \
            "$DEVICE holds the data of another board, or of an earlier installation; add --format if all of it may be erased."
    fi
    local needed_mb
    needed_mb=$(($(places_mb) + SPARE_MB))
    [ "$(free_mb)" -ge $needed_mb ] || fail "$DEVICE còn $(free_mb) MB, cần $needed_mb MB." "$DEVICE has $(free_mb) MB left, $needed_mb MB are needed."
}

#: Mounted by us, and not in use yet.
OPENED=
