# The kernel's part of the screen: no cursor, no blanking, and the mode pinned, since sending cards often tell nothing
# about themselves.
#
# A Raspberry Pi reads /boot/firmware/cmdline.txt and config.txt. With its KMS driver the hdmi_* settings of config.txt
# do not reach Linux (github.com/raspberrypi/documentation/issues/2360), so the mode is pinned by video=, whose D says
# that a digital screen is there though none is detected (Documentation/fb/modedb.rst). hdmi_force_hotplug makes the
# firmware, too, leave the output on when nothing is plugged in yet.
# shellcheck shell=bash

GRUB=/etc/default/grub.d/ledplayer.cfg
SYS=${SYS:-/sys}

# The output to pin: the one where something is plugged in; else a Pi's first, and none on other machines.
output() {
    local status name
    for status in "$SYS"/class/drm/card*-*/status; do
        [ "$(cat "$status" 2>/dev/null)" = connected ] || continue
        name=$(basename "$(dirname "$status")")
        echo "${name#card*-}"
        return
    done
    if [ -n "$(boot_folder)" ]; then echo HDMI-A-1; fi
}

# The kernel's words, one a line; of those that say what is said already, only the rest: kernel_words LINE
kernel_words() {
    local line=" $1 " word output
    output=$(output)
    for word in consoleblank=0 vt.global_cursor_default=0 ${output:+"video=$output:1920x1080@60D"}; do
        says_already "$line" "$word" "$output" || echo "$word"
    done
}

# Somebody's own choice stands: another blanking time, another mode of the same output.
says_already() {
    case $2 in
        video=*) [[ $1 == *" video=$3:"* ]] ;;
        *) [[ $1 == *" ${2%%=*}="* ]] ;;
    esac
}

set_screen() {
    local folder
    folder=$(boot_folder)
    if [ -n "$folder" ]; then
        set_pi_screen "$folder"
    elif command -v update-grub >/dev/null; then
        set_grub_screen
    fi
}

set_pi_screen() {
    local folder=$1 line words
    line=$(head -n 1 "$folder/cmdline.txt")
    words=$(kernel_words "$line" | tr '\n' ' ')
    if [ -n "$words" ]; then
        remember "word ${words% }"
        echo "$line ${words% }" | put - "$folder/cmdline.txt"
    fi
    if [ -f "$folder/config.txt" ] && ! grep -q '^# ledplayer:' "$folder/config.txt"; then
        {
            cat "$folder/config.txt"
            printf '# ledplayer: begin\n[all]\nhdmi_force_hotplug=1\ndisable_splash=1\n# ledplayer: end\n'
        } | put - "$folder/config.txt"
    fi
}

set_grub_screen() {
    local words
    words=$(kernel_words "" | tr '\n' ' ')
    # shellcheck disable=SC2016  # the variable is for GRUB
    printf '# By ledplayer.\nGRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT %s"\n' "${words% }" >"$WORK_GRUB"
    cmp -s "$WORK_GRUB" "$GRUB" && return
    put 644 "$GRUB" <"$WORK_GRUB"
    quietly update-grub || say "Chưa đặt được màn hình khi khởi động: update-grub báo lỗi ($(last_words))." \
        "The screen at boot could not be set: update-grub failed ($(last_words))."
}

WORK_GRUB=/run/ledplayer-grub.cfg

unset_screen() {
    local folder line word
    folder=$(boot_folder)
    if [ -n "$folder" ]; then
        line=" $(head -n 1 "$folder/cmdline.txt") "
        for word in $(remembered word); do line=${line/" $word "/ }; done
        line=${line# }
        [ -z "$(remembered word)" ] || echo "${line% }" | put - "$folder/cmdline.txt"
        if grep -q '^# ledplayer:' "$folder/config.txt" 2>/dev/null; then
            sed '/^# ledplayer: begin/,/^# ledplayer: end/d' "$folder/config.txt" | put - "$folder/config.txt"
        fi
    elif [ -e "$GRUB" ]; then
        rm -f "$GRUB" "$WORK_GRUB"
        quietly update-grub || true
    fi
}
