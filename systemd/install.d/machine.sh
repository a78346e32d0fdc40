# What machine this is, and why it will not do. Nothing is changed here.
# shellcheck shell=bash

#: What the packages, and a version with its libraries, take at most, in megabytes; measured on Debian 12.
PACKAGES_MB=150
VERSION_MB=${LEDPLAYER_VERSION_MB:-450}

check_root() {
    [ "$(id -u)" = 0 ] && return
    fail "Lệnh này cần quyền quản trị. Hãy chạy: sudo bash $0 $*" "This needs root. Run: sudo bash $0 $*"
}

# Only one of us at a time; the kernel lets go when we end, however we end.
lock() {
    exec 9>/run/ledplayer-install.lock
    flock --nonblock 9 || fail "Một lần cài đặt khác đang chạy trên máy này; hãy đợi nó xong." \
        "Another installation is running on this machine; wait until it is done."
    : >"$LOG"
}

# amd64 or arm64, as the system's programs are: a 64-bit kernel may run a 32-bit system.
architecture() {
    dpkg --print-architecture 2>/dev/null || echo unknown
}

# debian12, debian13, or what else it calls itself; Raspberry Pi OS is Debian here.
system() {
    # shellcheck source=/dev/null
    (. "${OS_RELEASE:-/etc/os-release}" && echo "${ID:-?}${VERSION_ID:-}") 2>/dev/null || echo unknown
}

check_machine() {
    local architecture system
    architecture=$(architecture)
    system=$(system)
    case $architecture in
        amd64 | arm64) ;;
        armhf | armel | i386)
            fail "Hệ điều hành của máy này là 32-bit ($architecture); ledplayer cần bản 64-bit: hãy ghi lại thẻ nhớ với Raspberry Pi OS Lite (64-bit)." \
                "This machine's system is 32-bit ($architecture); ledplayer needs a 64-bit one: write the card anew with Raspberry Pi OS Lite (64-bit)." ;;
        *)
            fail "Máy này là loại '$architecture'; ledplayer chạy trên amd64 và arm64." \
                "This machine is of the kind '$architecture'; ledplayer runs on amd64 and arm64." ;;
    esac
    case $system in
        debian12 | debian13) ;;
        *)
            fail "Hệ điều hành của máy này là '$system'; hãy dùng Debian 12, 13 hoặc Raspberry Pi OS Lite 64-bit." \
                "This machine's system is '$system'; use Debian 12 or 13, or Raspberry Pi OS Lite (64-bit)." ;;
    esac
    [ -d /run/systemd/system ] || fail "Máy này không chạy systemd, nên không có gì khởi động trình phát." \
        "This machine does not run systemd, so nothing would start the player."
}

# A desktop holds the screen, and the player needs it for itself.
check_desktop() {
    [ -e /etc/systemd/system/display-manager.service ] || systemctl --quiet is-active display-manager.service || return 0
    fail "Máy này đang chạy màn hình desktop, mà trình phát cần cả màn hình. Hãy chạy: sudo systemctl disable display-manager && sudo systemctl set-default multi-user.target && sudo reboot, rồi cài lại." \
        "A desktop holds this machine's screen, and the player needs it for itself. Run: sudo systemctl disable display-manager && sudo systemctl set-default multi-user.target && sudo reboot, then install again."
}

# A Raspberry Pi, whose firmware has its settings on a FAT partition.
boot_folder() {
    local folder
    for folder in /boot/firmware /boot; do
        if [ -f "$folder/cmdline.txt" ]; then
            echo "$folder"
            return
        fi
    done
}

# check_space MEGABYTES FOLDER: fails where there is less.
check_space() {
    local needed=$1 folder=$2 free
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    free=$(df --output=avail -B1M "$folder" | tail -n 1 | tr -d ' ')
    [ "$free" -ge "$needed" ] || fail "Đĩa gần đầy: $folder còn $free MB, cần $needed MB. Không có gì thay đổi." \
        "The disk is nearly full: $folder has $free MB left, $needed MB are needed. Nothing was changed."
}

# What to say about a step that failed: "the disk is full" where it is. Programs hide it, and take their files away
# again; but before the step there was much more room than this.
fail_full() {
    local free
    free=$(df --output=avail -B1M "$1" | tail -n 1 | tr -d ' ')
    [ "$free" -lt 100 ] || grep -q 'No space left' "$LOG" || return 0
    forget_half
    fail "Đĩa bị đầy giữa chừng. Bản đang chạy vẫn như cũ; hãy dọn đĩa rồi chạy lại." \
        "The disk became full on the way. What ran before still runs; make room and run this again."
}
