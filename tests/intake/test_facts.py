import json

from ledplayer.intake.facts import Fact, Facts, Refusal

FILM = Fact(kind="video", width=160, height=80, duration_ms=2000, torn=True)
LARGE = Refusal(code="media-too-large", values={"width": 30_000, "height": 30_000})


def learnt(path):
    facts = Facts(path)
    facts.learn("film", FILM)
    facts.learn("large", LARGE)
    facts.save()
    return facts


def test_facts_are_kept_over_a_restart(tmp_path):
    learnt(tmp_path / "facts.json")
    again = Facts(tmp_path / "facts.json")
    assert again.get("film") == FILM
    assert again.get("large") == LARGE


def test_a_newer_package_tries_refused_files_again(tmp_path):
    learnt(tmp_path / "facts.json")
    raw = json.loads((tmp_path / "facts.json").read_bytes()) | {"version": "0.0.0"}
    (tmp_path / "facts.json").write_text(json.dumps(raw))
    again = Facts(tmp_path / "facts.json")
    assert again.get("film") == FILM
    assert again.get("large") is None


def test_pages_that_were_not_counted_yet_are_counted_by_a_newer_package(tmp_path):
    facts = Facts(tmp_path / "facts.json")
    facts.learn("pdf", Fact(kind="pdf"))
    facts.save()
    assert Facts(tmp_path / "facts.json").get("pdf") == Fact(kind="pdf")
    raw = json.loads((tmp_path / "facts.json").read_bytes()) | {"version": "0.1.0"}
    (tmp_path / "facts.json").write_text(json.dumps(raw))
    assert Facts(tmp_path / "facts.json").get("pdf") is None


def test_a_file_that_crashed_its_maker_is_tried_once_more_also_after_a_restart(tmp_path):
    for _ in range(2):
        facts = Facts(tmp_path / "facts.json")
        facts.learn("x", Refusal(code="media-crashed"))
        facts.save()
    refusal = Facts(tmp_path / "facts.json").get("x")
    assert isinstance(refusal, Refusal)
    assert refusal.final
    assert not Refusal(code="media-crashed").final
    assert LARGE.final


def test_what_no_source_holds_any_more_is_forgotten(tmp_path):
    facts = learnt(tmp_path / "facts.json")
    facts.prune({"film"})
    facts.save()
    assert Facts(tmp_path / "facts.json").get("large") is None
