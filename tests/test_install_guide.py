"""docs/install.md: its commands are run by tests on machines, and both languages have the same."""

import re

from tests.machine import guide

CONSTANT, TAKEN = re.compile(r'^(\w+) = ("[^"]+")$', re.MULTILINE), re.compile(r"\bcommands\(([^)]+)\)")


def test_each_section_with_commands_is_done_by_a_test_on_a_machine() -> None:
    """They take a section's commands all at once, one name each, so that one more does not get past them."""
    taken = set()
    for test in (guide.REPOSITORY / "tests/machine").glob("test_*.py"):
        text = test.read_text("utf-8")
        constants = dict(CONSTANT.findall(text))
        taken |= {constants.get(section, section).strip('"') for section in TAKEN.findall(text)}
    assert taken == set(guide.with_commands())


def test_the_pages_of_both_languages_have_the_same_commands_in_the_same_sections() -> None:
    english, vietnamese = (
        [guide.commands(section, page) for section in guide.with_commands(page)]
        for page in (guide.PAGE, guide.VIETNAMESE)
    )
    assert english == vietnamese


def test_no_command_of_the_page_is_in_a_block_of_another_kind() -> None:
    text = (guide.REPOSITORY / guide.PAGE).read_text("utf-8")
    assert {kind for _, kind, _ in guide.BLOCK.findall(text)} == {"sh", "ini"}
    assert text.count("```") == 2 * len(guide.BLOCK.findall(text))


def test_a_command_ends_with_its_line_and_a_file_that_is_typed_is_of_its_command() -> None:
    install, key, settings, start = guide.commands("Boards behind 4G")
    assert [command.split()[0] for command in (install, key, settings, start)] == ["sudo", "wg", "sudo", "sudo"]
    assert settings.startswith("sudo tee /etc/wireguard/wg0.conf <<END\n[Interface]\n")
    assert settings.endswith("\nEND")
    assert "#" not in install + key + start
