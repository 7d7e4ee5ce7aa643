"""A record as plain data, to keep and to send, and in sentences, so that people see what they keep and send."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from classification.engine.eligibility.record import Degree, Holding, Job, Record, Study

RECORD = TypeAdapter(Record)


def read_record(data: object) -> Record:
    """Return the record that JSON data holds; an empty one where an earlier version kept it otherwise."""
    try:
        return RECORD.validate_python(data)
    except (ValidationError, RecursionError):
        return Record()


def dump_record(record: Record) -> Any:
    """Return the record as JSON data that `read_record` reads again."""
    return RECORD.dump_python(record, mode="json")


def record_in_words(record: Record) -> list[tuple[str, list[str]]]:
    """Return (heading, sentences) of each part of the record that is not empty."""
    parts = [
        ("Education", [_study(study) for study in record.studies]),
        ("Work", [_job(job) for job in record.jobs]),
        ("Licences and certificates", [_holding(held) for held in record.licences]),
        ("Status", [_holding(held) for held in record.statuses]),
    ]
    return [(heading, sentences) for heading, sentences in parts if sentences]


def day_in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _study(study: Study) -> str:
    return _sentence(_study_words(study))


def _study_words(study: Study) -> Iterator[str]:
    yield f"{study.degree}{f' in {study.field}' if study.field else ''}"
    if study.finished_on:
        yield f"finished on {day_in_words(study.finished_on)}"
    if study.months and study.degree in (Degree.COLLEGE, Degree.GRADUATE):
        yield f"{study.months} months"
    if study.hours:
        yield f"{study.hours} semester hours"
    if study.quarter_hours:
        yield f"{study.quarter_hours} quarter hours"


def _job(job: Job) -> str:
    return _sentence(_job_words(job))


def _job_words(job: Job) -> Iterator[str]:
    until = f" to {day_in_words(job.to_on)}" if job.to_on else " on"
    yield f"from {day_in_words(job.from_on)}{until}"
    if job.job_class:
        yield f"as {job.job_class}"
    if job.area:
        yield f"in {job.area}"
    yield "full time" if job.percent == 100 else f"{job.percent} % of full time"
    yield from sorted(job.kinds)


def _holding(held: Holding) -> str:
    until = [f"valid until {day_in_words(held.until_on)}"] if held.until_on else []
    return _sentence(iter([held.name + (f" as {held.job_class}" if held.job_class else ""), *until]))


def _sentence(words: Iterator[str]) -> str:
    said = ", ".join(words)
    return f"{said[0].upper()}{said[1:]}."
