# What a board needs of its system beside the program: users, units, settings, the console's screen.
# shellcheck shell=bash

UNITS=/usr/local/lib/systemd/system
WANTS=/etc/systemd/system

#: The board's units; the office's, and those for sending logs, are copied by hand.
BOARD_UNITS=(ledplayer.service ledplayer-board.service ledplayer-data.service ledplayer-sync.service ledplayer-sync.timer ledplayer-usb@.service)

#: Settings → where they are copied to.
declare -A SETTINGS=(
    [60-ledplayer.conf]=/etc/sysctl.d/60-ledplayer.conf
    [ledplayer.tmpfiles.conf]=/etc/tmpfiles.d/ledplayer.conf
    [journald-ledplayer.conf]=/etc/systemd/journald.conf.d/ledplayer.conf
    [system-ledplayer.conf]=/etc/systemd/system.conf.d/ledplayer.conf
    [99-ledplayer-usb.rules]=/etc/udev/rules.d/99-ledplayer-usb.rules
)

make_users() {
    local group groups=()
    for group in video render input audio; do
        getent group "$group" >/dev/null || quietly groupadd --system "$group"
        groups+=("$group")
    done
    getent group ledplayer >/dev/null || quietly groupadd --system ledplayer
    make_user ledplayer
    make_user ledplayer-sync
    quietly usermod --groups "$(IFS=, && echo "${groups[*]}")" ledplayer
}

make_user() {
    getent passwd "$1" >/dev/null && return
    quietly useradd --system --gid ledplayer --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$1"
}

# Links to what lies in the current version: they are of another version by the same rename as the program is.
link_units() {
    local unit
    mkdir -p "$UNITS" /usr/local/bin /usr/local/lib/ledplayer
    for unit in "${BOARD_UNITS[@]}"; do
        if [ -e "$PLACE/current/systemd/$unit" ]; then
            ln -sfn "$PLACE/current/systemd/$unit" "$UNITS/$unit"
        else
            rm -f "$UNITS/$unit"
        fi
        # `systemctl enable` links to the version that is current that day, which would stay.
        [ ! -L "$WANTS/$unit" ] || rm -f "$WANTS/$unit"
    done
    ln -sfn "$PLACE/current/bin/ledplayer" /usr/local/bin/ledplayer
    ln -sfn "$PLACE/current/systemd/mount-stick" /usr/local/lib/ledplayer/mount-stick
}

# What starts with the machine; the timer of a board without a server does nothing. Links by our own hand, not by `systemctl enable`: see link_units.
enable_units() {
    local unit target
    for unit in "${BOARD_UNITS[@]}"; do
        target=$(sed -n 's/^WantedBy=//p' "$PLACE/current/systemd/$unit" 2>/dev/null || true)
        [ -n "$target" ] || continue
        mkdir -p "$WANTS/$target.wants"
        ln -sfn "$UNITS/$unit" "$WANTS/$target.wants/$unit"
    done
}

# The folder that plays where there is no share. Not looked at where there is one: that would wait for its server.
make_content_folder() {
    [ ! -e "$WANTS/$(systemd-escape --path "$SHARE_AT").automount" ] || return 0
    [ -e "$SHARE_AT" ] || install -d -o ledplayer -g ledplayer -m 755 "$SHARE_AT"
}

disable_units() {
    local unit
    for unit in "${BOARD_UNITS[@]}"; do
        rm -f "$WANTS"/*.wants/"$unit" "$UNITS/$unit"
        [ ! -L "$WANTS/$unit" ] || rm -f "$WANTS/$unit"
    done
    rm -f /run/systemd/system/ledplayer*.service
    rmdir --ignore-fail-on-non-empty -p "$UNITS" 2>/dev/null || true
}

copy_settings() {
    local file
    for file in "${!SETTINGS[@]}"; do
        [ -f "$PLACE/current/systemd/$file" ] || continue
        cmp -s "$PLACE/current/systemd/$file" "${SETTINGS[$file]}" && continue
        put 644 "${SETTINGS[$file]}" <"$PLACE/current/systemd/$file"
    done
}

remove_settings() {
    local file
    rm -f "${SETTINGS[@]}"
    for file in "${SETTINGS[@]}"; do
        # Folders that were there before us hold other things, or belong to a package.
        case $file in */journald.conf.d/* | */system.conf.d/*) rmdir "$(dirname "$file")" 2>/dev/null || true ;; esac
    done
}

# Makes the settings count now; what cannot be done now counts at the next start.
apply_settings() {
    quietly systemd-tmpfiles --create ledplayer.conf || true
    quietly /lib/systemd/systemd-sysctl "${SETTINGS[60-ledplayer.conf]}" || true
    quietly udevadm control --reload || true
    quietly systemctl daemon-reexec || true
    quietly systemctl restart systemd-journald || true
}

# The console's login must not write over the picture.
take_console() {
    local unit=getty@tty1.service
    [ "$(readlink "$WANTS/$unit" || true)" = /dev/null ] && return
    quietly systemctl mask --now "$unit"
    remember "getty masked"
}

give_console_back() {
    [ -z "$(remembered getty)" ] || quietly systemctl unmask getty@tty1.service || true
}
