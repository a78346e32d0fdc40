# Taking it all off again. The board's files and what it showed stay; --purge takes them, too.
# shellcheck shell=bash

STATE=(/var/lib/ledplayer /var/lib/ledplayer-sync)

uninstall() {
    quietly systemctl stop ledplayer-sync.timer ledplayer-sync.service ledplayer.service || true
    remove_share
    disable_units
    remove_settings
    give_console_back
    unset_screen
    leave_packages
    quietly systemctl daemon-reload || true
    rm -f /usr/local/bin/ledplayer
    rm -rf /usr/local/lib/ledplayer "$PLACE" /run/ledplayer /run/ledplayer-sync /run/ledplayer-board
    remove_user ledplayer
    remove_user ledplayer-sync
    quietly groupdel ledplayer || true
    rmdir /srv/ledplayer/content /srv/ledplayer /mnt/ledplayer-usb 2>/dev/null || true
    if [ -n "$PURGE" ]; then
        rm -rf /etc/ledplayer "${STATE[@]}"
        say "Đã gỡ ledplayer, cả cấu hình và dữ liệu." "ledplayer is off, its settings and data too."
    else
        say "Đã gỡ ledplayer. Còn lại: /etc/ledplayer và ${STATE[*]} (--purge gỡ cả hai)." \
            "ledplayer is off. Left: /etc/ledplayer and ${STATE[*]} (--purge takes them, too)."
    fi
}

remove_user() {
    ! getent passwd "$1" >/dev/null || quietly userdel "$1" || true
}

# Others may use the packages by now, so they are only marked: apt takes those that nothing needs.
leave_packages() {
    local packages
    mapfile -t packages < <(remembered package)
    [ ${#packages[@]} -gt 0 ] || return 0
    quietly apt-mark auto "${packages[@]}" || true
    say "Các gói hệ thống đã cài thêm vẫn còn; gỡ bằng: sudo apt autoremove" \
        "The packages that were installed for it are still there; take them off by: sudo apt autoremove"
}
