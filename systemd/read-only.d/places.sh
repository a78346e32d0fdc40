# The folders that must last, and how they move: copied, on the disk, compared, and only then counted.
#
# The player and sync are stopped only while what each of them writes is copied.
# shellcheck shell=bash

SHARE_UNIT=/etc/systemd/system/srv-ledplayer-content.automount

# Those that move with what is in them, one a line; what the player writes is the last.
moving_places() {
    echo /etc/ledplayer
    [ -e "$SHARE_UNIT" ] || echo /srv/ledplayer/content
    echo /var/lib/ledplayer-sync
    echo /var/lib/ledplayer
}

# Those that begin empty: the journal that waits to be sent, and how far it was.
fresh_places() {
    [ -e /etc/systemd/journald@ledplayer.conf ] || return 0
    echo /var/log/journal
    echo /var/lib/private/systemd/journal-upload
}

places_mb() {
    local places
    mapfile -t places < <(moving_places)
    # Some may not be there yet.
    { du --summarize --total --block-size=1M -- "${places[@]}" 2>/dev/null || true; } | tail -n 1 | cut -f 1
}

# copy FROM TO: all of it, with owners and times; then it is read back from the disk and compared.
copy() {
    rm -rf "$2"
    mkdir -p "$(dirname "$2")"
    quietly cp -a -T -- "$1" "$2" && sync -f "$2" && forget_cache && quietly diff -r --no-dereference -- "$1" "$2"
}

# So that what is compared comes from the disk.
forget_cache() {
    { echo 1 >/proc/sys/vm/drop_caches; } 2>/dev/null || true
}

fail_copying() {
    fail "Không chép được $1 ($(last_words)); không có gì thay đổi." "$1 could not be copied ($(last_words)); nothing was changed."
}

#: Units that we stopped.
STOPPED=()

stop_writer() {
    local unit units=()
    case $1 in
        /var/lib/ledplayer-sync) units=(ledplayer-sync.timer ledplayer-sync.service) ;;
        /var/lib/ledplayer) units=(ledplayer.service) ;;
    esac
    for unit in "${units[@]}"; do
        systemctl --quiet is-active "$unit" || continue
        case $unit in ledplayer-sync.service) ;; *) STOPPED+=("$unit") ;; esac
        quietly systemctl stop "$unit" || true
    done
}

start_board() {
    [ ${#STOPPED[@]} -eq 0 ] || quietly systemctl start "${STOPPED[@]}" || true
    STOPPED=()
}

# From root to the partition, which counts when `whole` is there.
move_there() {
    local place to=$DATA_AT/ledplayer
    MOVING=1
    say "Đang chép dữ liệu của bảng…" "Copying the board's data…"
    while IFS= read -r place; do
        mkdir -p "$place"
        stop_writer "$place"
        copy "$place" "$to$place" || fail_copying "$place"
    done < <(moving_places)
    while IFS= read -r place; do
        mkdir -p "$place" "$to$place"
        chown --reference="$place" "$to$place"
        chmod --reference="$place" "$to$place"
    done < <(fresh_places)
    date --utc +%FT%TZ | put 644 "$to/whole"
    sync -f "$to"
}

# From the partition to root, beside what is there, and then in its place.
bring_back() {
    local place
    check_space $(($(places_mb) + SPARE_MB)) "$ROOT_AT/var/lib"
    say "Đang đưa dữ liệu của bảng về…" "Bringing the board's data back…"
    while IFS= read -r place; do
        [ -d "$DATA_AT/ledplayer$place" ] || continue
        stop_writer "$place"
        DRAFTS+=("$ROOT_AT$place.new")
        copy "$DATA_AT/ledplayer$place" "$ROOT_AT$place.new" || fail_copying "$place"
    done < <(moving_places)
    while IFS= read -r place; do
        [ -d "$ROOT_AT$place.new" ] || continue
        rm -rf "$ROOT_AT$place.old"
        [ ! -e "$ROOT_AT$place" ] || mv -T "$ROOT_AT$place" "$ROOT_AT$place.old"
        mv -T "$ROOT_AT$place.new" "$ROOT_AT$place"
        rm -rf "$ROOT_AT$place.old"
    done < <(moving_places)
    sync -f "$ROOT_AT"
}

#: Copies that do not count yet: on root, and whether there are some on the partition.
DRAFTS=()
MOVING=

forget_drafts() {
    [ ${#DRAFTS[@]} -eq 0 ] || rm -rf "${DRAFTS[@]}"
    if [ -n "$OPENED" ]; then
        [ -z "$MOVING" ] || rm -rf "$DATA_AT/ledplayer"
        umount "$DATA_AT" || true
    fi
    OPENED='' MOVING=''
}

# Until the next start the board writes where it will read then: nothing that it notes meanwhile is lost.
leave_partition() {
    local place
    rm -f "$DATA_AT/ledplayer/whole"
    STAYS_OPEN=1
    while IFS= read -r place; do
        ! mountpoint --quiet "$place" || quietly umount --lazy "$place" || true
        ! is_overlay || quietly mount --bind "$ROOT_AT$place" "$place" || true
    done < <(data_setting place)
    quietly umount --lazy "$DATA_AT" || true
}
