# Whether what is written to root is still there after the next start; see systemd/read-only.sh.
# shellcheck shell=bash

#: What a board with a data partition knows of it; on root itself.
DATA_SETTINGS=/etc/ledplayer-data.conf

# Root is an overlay now, whose changes are in memory.
is_overlay() {
    [ "$(findmnt --noheadings --output SOURCE / 2>/dev/null)" = overlayroot ]
}

# Nothing is installed into memory, and nothing is taken off below mounted folders.
check_lasting() {
    if is_overlay; then
        fail "Hệ thống gốc của bảng này chỉ đọc, mọi thay đổi sẽ mất khi khởi động lại. Hãy chạy: sudo /opt/ledplayer/current/systemd/read-only.sh off --keep-data && sudo reboot, rồi chạy lại lệnh này." \
            "This board's root is read-only, and what is changed is gone at the next start. Run: sudo /opt/ledplayer/current/systemd/read-only.sh off --keep-data && sudo reboot, then this again."
    fi
    if [ "$ACTION" = uninstall ] && [ -e "$DATA_SETTINGS" ]; then
        fail "Dữ liệu của bảng này nằm trên phân vùng riêng. Trước khi gỡ, hãy chạy: sudo /opt/ledplayer/current/systemd/read-only.sh off" \
            "This board's data lie on a partition of their own. Before taking it off, run: sudo /opt/ledplayer/current/systemd/read-only.sh off"
    fi
}
