# The board's own file, its content server, and the key it trusts.
# shellcheck shell=bash

ETC=/etc/ledplayer

has_server() {
    grep -qsE '^(server|may_chu) *:' "$ETC/board.yaml"
}

check_board() {
    case $BOARD in
        */* | *.yaml | *.yml | *.txt)
            [ -r "$BOARD" ] || fail "Không đọc được tệp $BOARD." "The file $BOARD cannot be read." ;;
    esac
    [ -z "$ROOT" ] || [ -r "$ROOT" ] || fail "Không đọc được tệp $ROOT." "The file $ROOT cannot be read."
    [[ -z $SERVER || $SERVER =~ ^https?://[^[:space:]]+$ ]] || fail "'$SERVER' không phải địa chỉ máy chủ; hãy viết như http://led.example.vn." \
        "'$SERVER' is no server's address; write it like http://led.example.vn."
}

# Makes the board's file in the draft beside it, by the new version, which says what is wrong: nothing changes then.
draft_board() {
    DRAFT=
    [ -n "$BOARD$SERVER$SHARE$ROOT" ] || return 0
    local had=1
    [ -d "$ETC" ] || had=
    mkdir -p "$ETC"
    DRAFT=$ETC/.board.new.yaml
    local arguments=(--to "$DRAFT" --language "$(say vi en)")
    [ -z "$BOARD" ] || arguments+=(--board "$BOARD")
    [ -z "$SERVER" ] || arguments+=(--server "$SERVER")
    if [ -n "$SHARE" ]; then arguments+=(--source "$SHARE_AT"); elif [ -n "$BOARD" ]; then arguments+=(--folder "$SHARE_AT"); fi
    [ -z "$ROOT" ] || arguments+=(--root "$ROOT")
    local folder
    for folder in "$PWD" "${BUNDLE:-$HERE/..}"; do arguments+=(--list "$folder"); done
    if ! "$PLACE/$VERSION/bin/python" -I "$PLACE/$VERSION/systemd/install.d/board.py" "${arguments[@]}"; then
        rm -f "$DRAFT"
        [ -n "$had" ] || rmdir "$ETC" 2>/dev/null || true
        SAID=1
        exit 1
    fi
}

place_board() {
    if [ -n "$DRAFT" ]; then put 644 "$ETC/board.yaml" <"$DRAFT" && rm -f "$DRAFT"; fi
    if [ -n "$ROOT" ]; then put 644 "$ETC/root.json" <"$ROOT"; fi
}
