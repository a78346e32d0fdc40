import logging
from datetime import datetime, timedelta

import schedule

from ledplayer.jobs import Jobs


class Mono:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_job_runs_once_for_each_pause_of_the_monotonic_clock():
    mono, runs = Mono(), []
    jobs = Jobs(mono)
    jobs.every(300, lambda: runs.append(mono.now))
    for mono.now in (0.0, 299.0, 300.0, 301.0, 599.0, 600.0, 5000.0, 5001.0):
        jobs.run()
    assert runs == [300.0, 600.0, 5000.0]


def test_a_job_that_raises_stops_no_other_and_comes_again(caplog):
    mono, runs = Mono(), []
    jobs = Jobs(mono)

    def fails() -> None:
        raise ZeroDivisionError

    jobs.every(10, fails)
    jobs.every(10, lambda: runs.append(1))
    for mono.now in (10.0, 20.0):
        jobs.run()
    assert len(runs) == 2
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert "ZeroDivisionError" in caplog.text


def test_a_wall_clock_that_steps_back_makes_no_job_wait(monkeypatch):
    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(days=3)

    mono, runs = Mono(), []
    jobs = Jobs(mono)
    jobs.every(10, lambda: runs.append(1))
    monkeypatch.setattr(schedule.datetime, "datetime", Back)
    for mono.now in (10.0, 20.0):
        jobs.run()
    assert len(runs) == 2
