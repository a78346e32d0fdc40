from ledplayer.core.model import Campaign, Content, Source
from ledplayer.errors import Place
from ledplayer.intake.editor import without_culprits

HERE = Place(file="a.yaml")


def test_a_campaign_that_cannot_be_planned_costs_itself_alone(caplog):
    good, bad = (Campaign(source="s", path=f"{name}.yaml", name=name, place=HERE) for name in ("good", "bad"))
    content = Content(sources=(Source(id="s", campaigns=(good, bad)), Source(id="t", campaigns=(good,))))

    def plan(part: Content) -> None:
        if any(campaign.name == "bad" for source in part.sources for campaign in source.campaigns):
            raise ZeroDivisionError

    left, problems = without_culprits(content, plan)
    assert [campaign.name for source in left.sources for campaign in source.campaigns] == ["good", "good"]
    assert [(problem.code, problem.place.file) for problem in problems] == [("plan-bug", "bad.yaml")]
    assert "ZeroDivisionError" in caplog.text
