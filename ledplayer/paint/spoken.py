"""Dates and times as a board writes them: “Thứ Hai, 9/10/2023”, “Monday, 9 October 2023”, “17:05”."""

from datetime import datetime

from ledplayer.language import Language, say

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def date_in_words(when: datetime, language: Language) -> str:
    """Weekday and date."""
    return say(
        "date-in-words",
        language,
        weekday=say(f"day-{WEEKDAYS[when.weekday()]}", language),
        day=when.day,
        month=when.month if language == "vi" else say(f"month-{MONTHS[when.month - 1]}", language),
        year=when.year,
    )


def time_of_day(when: datetime) -> str:
    """Hours and minutes; seconds would only count how late the picture is."""
    return f"{when.hour:02}:{when.minute:02}"
