# Sentences for people, in the language of LANG, and how everything here ends that cannot go on.
# shellcheck shell=bash

#: What programs print goes here; in memory, so that it can be written when the disk is full.
LOG=/run/ledplayer-install.log

# The sentence in Vietnamese, the same in English.
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        vi*) printf '%s\n' "$1" ;;
        *) printf '%s\n' "$2" ;;
    esac
}

#: Somebody has said why it ends.
SAID=

# Says why, and ends; what was begun is taken away by `ended`.
fail() {
    SAID=1
    say "$@" >&2
    exit 1
}

# Runs a program that has nothing to say to people.
quietly() {
    printf '\n$ %s\n' "$*" >>"$LOG"
    "$@" >>"$LOG" 2>&1
}

# The last thing that a program said, in one line.
last_words() {
    tail -n 1 "$LOG" 2>/dev/null | cut -c 1-200
}

# A file put there whole, with its mode (`-` on FAT, which has none): put MODE FILE < CONTENT
put() {
    local mode=$1 file=$2 draft
    draft=$(dirname "$file")/.$(basename "$file").new
    mkdir -p "$(dirname "$file")"
    rm -f "$draft"
    if ! (umask 077 && cat >"$draft" && { [ "$mode" = - ] || chmod "$mode" "$draft"; } && sync "$draft" && mv -T "$draft" "$file"); then
        rm -f "$draft"
        return 1
    fi
}
