# The shared folder of an office's PC, mounted when somebody looks into it and never waited for at boot.
# shellcheck shell=bash

SHARE_AT=/srv/ledplayer/content
CREDENTIALS=/etc/ledplayer/share.credentials

check_share() {
    [ -n "$SHARE" ] || return 0
    SHARE=${SHARE//\\//}
    SHARE=${SHARE%/}
    [[ $SHARE =~ ^//[^/[:space:]]+/[^/[:cntrl:]][^[:cntrl:]]*$ ]] ||
        fail "'$SHARE' không phải thư mục chung; hãy viết như //may-tinh/thu-muc." \
            "'$SHARE' is no shared folder; write it like //pc/folder."
    if [ -n "$SHARE_USER" ] && [ -z "${LEDPLAYER_SHARE_PASSWORD+set}" ]; then ask_password; fi
}

ask_password() {
    [ -t 0 ] || fail "Chưa có mật khẩu của $SHARE_USER; hãy đặt biến LEDPLAYER_SHARE_PASSWORD." \
        "There is no password of $SHARE_USER; set the variable LEDPLAYER_SHARE_PASSWORD."
    say "Mật khẩu của $SHARE_USER trên $SHARE:" "Password of $SHARE_USER at $SHARE:"
    IFS= read -r -s LEDPLAYER_SHARE_PASSWORD
}

set_share() {
    [ -n "$SHARE" ] || return 0
    if [ -n "$SHARE_USER" ]; then write_credentials; fi
    local unit how="uid=ledplayer,gid=ledplayer,file_mode=0644,dir_mode=0755,iocharset=utf8"
    how+=",soft,echo_interval=10,nosuid,nodev,noexec,nofail,_netdev"
    if [ -f "$CREDENTIALS" ]; then how+=",credentials=$CREDENTIALS"; else how+=",guest"; fi
    unit=$(systemd-escape --path "$SHARE_AT")
    share_mount "${SHARE//%/%%}" "$how" | put 644 "$WANTS/$unit.mount"
    share_automount | put 644 "$WANTS/$unit.automount"
    mkdir -p "$WANTS/multi-user.target.wants"
    ln -sfn "$WANTS/$unit.automount" "$WANTS/multi-user.target.wants/$unit.automount"
    quietly systemctl daemon-reload
    # One that is mounted already goes on with what it was mounted with until the next start.
    quietly systemctl start "$unit.automount" || say "Thư mục chung sẽ có sau khi khởi động lại máy." \
        "The shared folder will be there after the next start of the machine."
}

share_mount() {
    cat <<UNIT
[Unit]
Description=LED board: the office's shared folder

[Mount]
What=$1
Where=$SHARE_AT
Type=cifs
Options=$2
TimeoutSec=20
LazyUnmount=yes
ForceUnmount=yes
UNIT
}

share_automount() {
    cat <<UNIT
[Unit]
Description=LED board: the office's shared folder, when it is looked into

[Automount]
Where=$SHARE_AT

[Install]
WantedBy=multi-user.target
UNIT
}

write_credentials() {
    local domain='' user=$SHARE_USER
    if [[ $user == *\\* ]]; then
        domain=${user%%\\*}
        user=${user#*\\}
    fi
    {
        printf 'username=%s\npassword=%s\n' "$user" "$LEDPLAYER_SHARE_PASSWORD"
        if [ -n "$domain" ]; then printf 'domain=%s\n' "$domain"; fi
    } | put 600 "$CREDENTIALS"
}

remove_share() {
    local unit
    unit=$(systemd-escape --path "$SHARE_AT")
    [ -e "$WANTS/$unit.automount" ] || return 0
    quietly systemctl stop "$unit.automount" || true
    quietly umount --lazy "$SHARE_AT" || true
    rm -f "$WANTS/$unit.mount" "$WANTS/$unit.automount" "$WANTS/multi-user.target.wants/$unit.automount"
}
