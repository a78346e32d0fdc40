# A new version shows that it can play before it counts.
#
# For the trial its units lie in /run/systemd/system, which go before ours and are gone with the power: a cut in the
# middle leaves the old version. Only when the board was well for a minute is the symlink switched; the player that
# runs then is the new one already, and shows on.
# shellcheck shell=bash

TRIAL=/run/systemd/system
#: Where the player counts its deaths: those of one version are not held against another.
DEATHS=/run/ledplayer/deaths.json
BEFORE=/run/ledplayer-before
#: How long a new version is watched on air, in seconds.
WATCHED_S=${LEDPLAYER_WATCHED_S:-60}

version_number() {
    sed -n 's/^version //p' "$PLACE/$1/whole"
}

# Takes VERSION into use, after a trial where another one is in use.
take_version() {
    local old
    old=$(current)
    [ "$old" != "$VERSION" ] || return 0
    if is_whole "$old"; then
        try_version "$VERSION" "$old"
    fi
    switch_to "$VERSION" || fail "Không ghi được vào $PLACE; bản $old vẫn chạy." \
        "Nothing can be written in $PLACE; version $old still runs."
    forget_trial
}

try_version() {
    local new=$1 old=$2 why
    say "Bản $new phát thử trong $WATCHED_S giây; bản $old quay lại nếu có gì không ổn…" \
        "Version $new plays for $WATCHED_S seconds on trial; version $old comes back if anything is wrong…"
    mkdir -p "$BEFORE"
    cp /run/ledplayer/status.json "$BEFORE/" 2>/dev/null || true
    trap 'end_trial; exit 1' INT TERM HUP
    begin_trial "$new"
    if why=$(python3 "$PLACE/$new/systemd/install.d/health.py" "$new" "$(version_number "$new")" \
        "$WATCHED_S" "$BEFORE/status.json" 2>&1); then
        trap - INT TERM HUP
        return 0
    fi
    end_trial
    trap - INT TERM HUP
    fail "Bản $new phát không ổn ($(echo "$why" | tail -n 1)); bản $old đã phát trở lại. Xem: journalctl -u ledplayer" \
        "Version $new does not play well ($(echo "$why" | tail -n 1)); version $old plays again. See: journalctl -u ledplayer"
}

begin_trial() {
    local unit
    mkdir -p "$TRIAL"
    for unit in "${BOARD_UNITS[@]}"; do
        [ -e "$PLACE/$1/systemd/$unit" ] || continue
        # An enabled unit's link in /etc would go before ours.
        [ ! -L "$WANTS/$unit" ] || rm -f "$WANTS/$unit"
        sed "s:$PLACE/current/:$PLACE/$1/:g" "$PLACE/$1/systemd/$unit" >"$TRIAL/$unit"
    done
    quietly systemctl daemon-reload
    quietly systemctl stop ledplayer.service || true
    mv "$DEATHS" "$BEFORE/" 2>/dev/null || true
    quietly systemctl start ledplayer.service || true
}

# Back to the units, and with them the version, of the symlink.
end_trial() {
    quietly systemctl stop ledplayer.service || true
    rm -f "$DEATHS"
    mv "$BEFORE/deaths.json" "$DEATHS" 2>/dev/null || true
    forget_trial
    quietly systemctl daemon-reload
    quietly systemctl start ledplayer.service || true
}

forget_trial() {
    local unit
    for unit in "${BOARD_UNITS[@]}"; do rm -f "$TRIAL/$unit"; done
    rm -rf "$BEFORE"
}

roll_back() {
    local old=$1 back
    back=$(previous)
    is_whole "$back" || fail "Không có bản trước để quay lại." "There is no version before this one to go back to."
    switch_to "$back"
    settle
    quietly systemctl restart ledplayer.service || true
    say "Đã quay lại bản $back (trước đó: $old)." "Back to version $back (before: $old)."
}
