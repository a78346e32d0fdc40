"""Key files: for their owner alone, with a passphrase where it is wanted, and a sentence for all that is wrong."""

import sys

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.updates import keys
from ledplayer.updates.keys import load_key, new_key, save_key


def code(call) -> str:
    with pytest.raises(SurroundingsError) as caught:
        call()
    return caught.value.code


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys" / "online.pem"


def test_a_key_comes_back_as_it_was_and_only_its_owner_can_read_it(path):
    key = new_key()
    save_key(path, key)
    assert load_key(path).public_key == key.public_key
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_key_with_a_passphrase_asks_for_it(path):
    key = new_key()
    save_key(path, key, "hoa sen")
    assert b"ENCRYPTED" in path.read_bytes()
    assert load_key(path, lambda _: "hoa sen").public_key == key.public_key
    assert code(lambda: load_key(path, lambda _: "hoa mai")) == "key-passphrase-wrong"
    assert code(lambda: load_key(path)) == "key-passphrase-needed"


def test_a_timer_finds_the_passphrase_in_a_file_that_only_it_can_read(path, tmp_path, monkeypatch):
    save_key(path, key := new_key(), "hoa sen")
    word = tmp_path / "passphrase"
    word.write_text("hoa sen\n")
    monkeypatch.setenv(keys.PASSPHRASE_FILE, str(word))
    word.chmod(0o644)
    assert code(lambda: load_key(path)) == "key-open"
    word.chmod(0o600)
    assert load_key(path).public_key == key.public_key
    word.unlink()
    assert code(lambda: load_key(path)) == "key-missing"


def test_a_missing_torn_open_or_other_file_is_named(path):
    assert code(lambda: load_key(path)) == "key-missing"
    save_key(path, new_key())
    whole = path.read_bytes()
    path.chmod(0o640)
    assert code(lambda: load_key(path)) == "key-open"
    path.chmod(0o600)
    path.write_bytes(whole[: len(whole) // 2])
    assert code(lambda: load_key(path)) == "key-damaged"
    path.write_bytes(b"")
    assert code(lambda: load_key(path)) == "key-damaged"
    assert code(lambda: load_key(path.parent)) == "key-unreadable"


def test_a_key_of_another_kind_is_refused(path):
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    save_key(path, new_key())
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(b"keyid: ab\n" + other)
    assert code(lambda: load_key(path)) == "key-damaged"


def test_a_folder_that_takes_no_file_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert code(lambda: save_key(tmp_path / "file" / "online.pem", new_key())) == "key-unwritable"


def test_where_nothing_that_signs_is_installed_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert code(new_key) == "publisher-missing"
