# A bundle: all that an installation needs, in one folder, made by systemd/bundle.sh.
# shellcheck shell=bash

# Uses the bundle that this script lies in, where nobody names one.
find_bundle() {
    if [ -z "$BUNDLE" ] && [ -f "$HERE/../BUNDLE" ]; then BUNDLE=$HERE/..; fi
    [ -n "$BUNDLE" ] || return 0
    BUNDLE=$(cd "$BUNDLE" 2>/dev/null && pwd) || fail "Không có thư mục bộ cài này." "There is no such folder of a bundle."
}

check_bundle() {
    [ -n "$BUNDLE" ] || return 0
    if [ ! -f "$BUNDLE/BUNDLE" ] || [ ! -f "$BUNDLE/SHA256SUMS" ]; then
        fail "$BUNDLE không phải bộ cài, hoặc chưa chép xong: thiếu tệp BUNDLE hay SHA256SUMS." \
            "$BUNDLE is no bundle, or half of one: BUNDLE or SHA256SUMS is missing."
    fi
    local system architecture
    system=$(bundle_says system)
    architecture=$(bundle_says arch)
    if [ "$system $architecture" != "$(system) $(architecture)" ]; then
        fail "Bộ cài này cho $system $architecture, máy này là $(system) $(architecture)." \
            "This bundle is for $system $architecture, and this machine is $(system) $(architecture)."
    fi
    say "Đang kiểm tra bộ cài…" "Checking the bundle…"
    (cd "$BUNDLE" && quietly sha256sum --check --quiet --strict SHA256SUMS) ||
        fail "Bộ cài $BUNDLE bị thiếu hoặc hỏng ($(broken_file)); hãy chép lại cả thư mục." \
            "The bundle $BUNDLE is incomplete or damaged ($(broken_file)); copy the whole folder again."
    FROM=(--no-index --find-links "$BUNDLE/wheels")
}

bundle_says() {
    sed -n "s/^$1=//p" "$BUNDLE/BUNDLE"
}

broken_file() {
    grep -E 'FAILED|No such file' "$LOG" | tail -n 1 | sed 's/^sha256sum: //; s/: .*//'
}
