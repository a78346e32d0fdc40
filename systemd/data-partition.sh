#!/bin/bash
# At each start, before anything of the board's: checks the data partition, mounts it, and puts its folders in the place
# of root's. See systemd/read-only.sh, which writes the settings.
#
# It asks nothing and always ends well. A partition that is gone or past repair leaves root's own folders, as they were
# when root became read-only, and the board plays those.
set -euo pipefail

SETTINGS=/etc/ledplayer-data.conf
AT=/mnt/ledplayer-data
#: What became of it, for `read-only.sh status` and `ledplayer doctor`.
SAID=/run/ledplayer-data
#: How long a disk may take to appear: a stick's hub is slow.
PATIENCE_S=20
#: Where ext4 has its first spare superblock, and the size of blocks; read-only.sh makes it so.
SPARE=32768 BLOCK=4096

main() {
    mkdir -p "$SAID"
    local device
    if ! device=$(find_device) && ! device=$(find_headless); then
        lost "Không thấy phân vùng dữ liệu $(setting device); bảng phát những gì có trên hệ thống gốc" \
            "the data partition $(setting device) is not there; the board plays what root has"
    elif ! mend "$device" || ! mount_data "$device"; then
        lost "Phân vùng dữ liệu $device bị hỏng; bảng phát những gì có trên hệ thống gốc" \
            "the data partition $device is damaged; the board plays what root has"
    elif [ ! -e "$AT/ledplayer/whole" ]; then
        umount "$AT" || true
        lost "Phân vùng $device không có dữ liệu của bảng; bảng phát những gì có trên hệ thống gốc" \
            "the partition $device does not hold this board's data; the board plays what root has"
    else
        put_in_place
        echo used >"$SAID/is"
    fi
}

setting() {
    sed -n "s/^$1=//p" "$SETTINGS"
}

lost() {
    echo lost >"$SAID/is"
    echo "<3>$1 / $2"
}

find_device() {
    local waited=0
    until findfs "$(setting device)" 2>/dev/null; do
        [ $waited -lt $PATIENCE_S ] || return 1
        sleep 1
        waited=$((waited + 1))
    done
}

# The partition whose first blocks are lost is known by its spare superblock.
find_headless() {
    local device spare="superblock=$SPARE" uuid
    uuid=$(setting device)
    for device in $(lsblk --noheadings --list --paths --output NAME,FSTYPE | awk 'NF == 1 {print $1}'); do
        # It complains of what else is lost, and tells all the same.
        if { dumpe2fs -h -o "$spare" -o "blocksize=$BLOCK" "$device" 2>/dev/null || true; } | grep -q "UUID: *${uuid#UUID=}$"; then
            timeout 200 e2fsck -f -y -b $SPARE -B $BLOCK "$device" >&2 || [ $? -lt 4 ] || return 1
            echo "$device"
            return
        fi
    done
    return 1
}

# What can be mended without being asked is mended; then what has to be, with every answer yes. 4 and more: it was not.
mend() {
    local result=0
    is_mounted && return
    e2fsck -p "$1" || result=$?
    [ $result -ge 4 ] || return 0
    result=0
    timeout 200 e2fsck -f -y "$1" || result=$?
    [ $result -lt 4 ]
}

is_mounted() {
    mountpoint --quiet "$AT"
}

mount_data() {
    mkdir -p "$AT"
    is_mounted || mount -t ext4 -o noatime,commit=30,nosuid,nodev,noexec,errors=remount-ro "$1" "$AT"
}

put_in_place() {
    local place
    setting place | while IFS= read -r place; do
        # A share that came later has taken this place.
        [ "$place" != /srv/ledplayer/content ] || [ ! -e /etc/systemd/system/srv-ledplayer-content.automount ] || continue
        if [ ! -d "$AT/ledplayer$place" ] || [ "$place" -ef "$AT/ledplayer$place" ]; then continue; fi
        mkdir -p "$place"
        mount --bind "$AT/ledplayer$place" "$place" || echo "<3>$place: không gắn được / it could not be mounted"
    done
}

main
