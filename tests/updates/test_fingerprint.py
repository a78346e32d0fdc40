"""A site's keys as words: the same for the same keys, different for others, never alike by ear."""

import json
import re

import pytest

from ledplayer.updates.fingerprint import WORDS, fingerprint

KEYS = {
    "aa": {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": "11" * 32}},
    "bb": {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": "22" * 32}},
}


def root(keyids=("aa",), keys=KEYS, threshold=1, **more) -> bytes:
    role = {"keyids": list(keyids), "threshold": threshold}
    return json.dumps({"signed": {"_type": "root", "keys": keys, "roles": {"root": role, **more}}}).encode()


def heard(word: str) -> str:
    """A syllable as it sounds where the fewest are told apart."""
    word = re.sub("^gi(?=[aeou])", "z", word)
    for written, sound in (("qu", "W"), ("ngh", "Q"), ("ng", "Q"), ("nh", "J"), ("tr", "C"), ("ch", "C"), ("gh", "g")):
        if word.startswith(written):
            word = sound + word[len(written) :]
    for written, sound in (("th", "T"), ("kh", "K"), ("ph", "F"), ("k", "c"), ("[dvr]", "z"), ("s", "x"), ("n", "l")):
        word = re.sub(f"^{written}", sound, word)
    return re.sub("(ng|nh|n)$", "n", word).replace("y", "i")


def test_there_is_a_word_for_every_byte_and_no_two_sound_alike():
    assert len(WORDS) == 256
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert len({heard(word) for word in WORDS}) == 256


def test_eight_words_stand_for_the_keys():
    words = fingerprint(root()).split(" ")
    assert len(words) == 8
    assert set(words) <= set(WORDS)


def test_a_new_online_key_leaves_the_words_as_they_are():
    assert fingerprint(root(timestamp={"keyids": ["bb"], "threshold": 1})) == fingerprint(root())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(root(["bb"]), id="another key"),
        pytest.param(root(["aa", "bb"]), id="one key more"),
        pytest.param(root(["aa", "bb"], threshold=2), id="as many must sign"),
        pytest.param(root(keys={"aa": KEYS["bb"]}), id="another key under the same name"),
    ],
)
def test_other_keys_give_other_words(other):
    assert fingerprint(other) != fingerprint(root())


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff", b'{"signed": {"_type": "targets"}}', root([]), root(["cc"]), b"[" * 5000],
    ids=["empty", "bare", "list", "no text", "another role", "no keys", "unknown key", "deep"],
)
def test_what_is_no_root_has_no_words(data):
    with pytest.raises(ValueError, match=r".*"):
        fingerprint(data)
