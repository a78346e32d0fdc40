# Versions, each a virtual environment in /opt/ledplayer, and the one symlink that says which of them counts.
#
# A version counts as whole when its file `whole` is there, which is written last. The symlink is switched by one rename,
# after everything is on the disk: a power cut leaves the old version or the new one.
# shellcheck shell=bash

PLACE=/opt/ledplayer
#: Old versions that are kept beside the current one.
MOST_OLD=2

current() { basename "$(readlink "$PLACE/current" 2>/dev/null)" 2>/dev/null; }
previous() { basename "$(readlink "$PLACE/previous" 2>/dev/null)" 2>/dev/null; }
is_whole() { [ -n "$1" ] && [ -f "$PLACE/$1/whole" ]; }

#: The version being made; taken away when we end before it is whole.
HALF=
WORK=

forget_half() {
    [ -z "$HALF" ] || rm -rf "$HALF"
    [ -z "$WORK" ] || rm -rf "$WORK"
    HALF='' WORK=''
}

# Takes away what runs left that were cut off. Versions begin with a digit; other things there are not ours.
forget_leftovers() {
    local folder
    for folder in "$PLACE"/[0-9]*/; do
        folder=${folder%/}
        [ ! -d "$folder" ] || is_whole "$(basename "$folder")" || rm -rf "$folder"
    done
    rm -rf "$PLACE"/.work.* "$PLACE"/.*.link
}

# Makes the version that lies beside this script, unless it is there: sets VERSION to its folder's name.
make_version() {
    mkdir -p "$PLACE"
    forget_leftovers
    if ! find_source; then
        VERSION=$(current)
        is_whole "$VERSION" || fail "Không thấy chương trình bên cạnh $0: hãy chạy install.sh của bản tải về hoặc của bộ cài." \
            "There is no program beside $0: run the install.sh of a checkout or of a bundle."
        return
    fi
    WORK=$(mktemp -d "$PLACE/.work.XXXXXX") || fail_full "$PLACE"
    fetch_wheel
    local hash number
    hash=$(contents_hash)
    number=$(wheel_version)
    name_version "$number" "$hash"
    if is_whole "$VERSION"; then
        say "Bản $VERSION đã có sẵn." "Version $VERSION is there already."
    else
        check_space "$VERSION_MB" "$PLACE"
        say "Đang cài bản $VERSION (mất một hai phút)…" "Installing version $VERSION (a minute or two)…"
        build_version "$hash" "$number"
    fi
    forget_half
}

# Where the program comes from: SOURCE, a checkout or a bundle.
find_source() {
    SOURCE=
    if [ -n "$BUNDLE" ]; then
        SOURCE=$BUNDLE
    elif [ -f "$HERE/../pyproject.toml" ]; then
        SOURCE=$(cd "$HERE/.." && pwd)
    fi
    [ -n "$SOURCE" ]
}

# Puts the program's wheel into WORK.
fetch_wheel() {
    if [ -n "$BUNDLE" ]; then
        cp "$BUNDLE"/wheels/ledplayer-*.whl "$WORK/" && return
        fail_full "$PLACE"
        fail "Bộ cài $BUNDLE không có chương trình." "The bundle $BUNDLE does not hold the program."
    fi
    quietly python3 -m venv "$WORK/tools" || fail_making
    quietly "$WORK/tools/bin/pip" "${PIP[@]}" wheel --no-deps --wheel-dir "$WORK" "$SOURCE" || fail_making
}

PIP=(--disable-pip-version-check --no-input --quiet)
[ -n "${PIP_CACHE_DIR:-}" ] || PIP+=(--no-cache-dir)

# What makes two versions the same: the program and the files of systemd/.
contents_hash() {
    (cd "$HERE" && find . -type f ! -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum && sha256sum <"$WORK"/ledplayer-*.whl) |
        sha256sum | cut -c 1-64
}

wheel_version() {
    basename "$WORK"/ledplayer-*.whl | cut -d- -f2
}

# The name of the folder: the version's number, and -2, -3 … where another of the same number is there.
name_version() {
    local number=$1 hash=$2 count=1
    VERSION=$number
    while is_whole "$VERSION" && ! grep -qx "contents $hash" "$PLACE/$VERSION/whole"; do
        count=$((count + 1))
        VERSION=$number-$count
    done
}

build_version() {
    local folder=$PLACE/$VERSION
    HALF=$folder
    quietly python3 -m venv "$folder" || fail_making
    quietly "$folder/bin/pip" "${PIP[@]}" install "${FROM[@]}" "$WORK"/ledplayer-*.whl || fail_making
    cp -r "$HERE" "$folder/systemd" 2>>"$LOG" || fail_making
    # From a stick or a card everything comes executable, which systemd says of its units at each start.
    find "$folder/systemd" -type f ! -name '*.sh' ! -name mount-stick -exec chmod a-x {} + || fail_making
    quietly "$folder/bin/python" -I -c 'import ledplayer.app, ledplayer.intake.__main__' || fail_making
    printf 'version %s\ncontents %s\n' "$2" "$1" >"$WORK/whole" || fail_making
    # All of it is on the disk before it counts.
    sync -f "$folder" || fail_making
    mv "$WORK/whole" "$folder/whole" || fail_making
    sync -f "$folder" || fail_making
    HALF=
}

fail_making() {
    fail_full "$PLACE"
    local why
    why=$(last_words)
    if [ -n "$BUNDLE" ]; then
        fail "Chưa cài được chương trình từ $BUNDLE ($why); xem $LOG." \
            "The program could not be installed from $BUNDLE ($why); see $LOG."
    fi
    fail "Chưa cài được chương trình ($why). Hãy kiểm tra mạng (pip cần tải từ pypi.org) rồi chạy lại, hoặc cài từ bộ không cần mạng (--bundle); xem $LOG." \
        "The program could not be installed ($why). Check the network (pip fetches from pypi.org) and run this again, or install from a bundle (--bundle); see $LOG."
}

# link NAME VERSION: one rename, when all before it is on the disk.
link() {
    ln -sfn "$2" "$PLACE/.$1.link" && sync -f "$PLACE" && mv -T "$PLACE/.$1.link" "$PLACE/$1" && sync -f "$PLACE"
}

# Makes VERSION the one that counts; the one before is `previous`.
switch_to() {
    local version=$1 old
    old=$(current)
    if [ "$old" = "$version" ]; then return; fi
    if is_whole "$old"; then link previous "$old" || return 1; fi
    link current "$version"
}

# Keeps the current version, the previous one, and the newest of the others up to MOST_OLD.
prune() {
    local name kept=0
    is_whole "$(previous)" && kept=1
    # By when they became whole, the newest first.
    for name in $(cd "$PLACE" && find . -mindepth 2 -maxdepth 2 -name whole -printf '%T@ %h\n' | sort -rn | sed 's:.* \./::'); do
        if [ "$name" = "$(current)" ] || [ "$name" = "$(previous)" ]; then continue; fi
        kept=$((kept + 1))
        [ $kept -le $MOST_OLD ] || rm -rf "${PLACE:?}/$name"
    done
}

# What we changed that is not ours, so that taking us off puts it back: one line each.
remember() {
    mkdir -p "$PLACE"
    touch "$PLACE/changed"
    { cat "$PLACE/changed" && printf '%s\n' "$@"; } | sort -u | put 644 "$PLACE/changed"
}

remembered() {
    sed -n "s/^$1 //p" "$PLACE/changed" 2>/dev/null || true
}
