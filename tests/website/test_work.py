"""Long work is done by a worker, and its page says how far it is or what it waits for."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from tests.factories import UserFactory
from tests.markup import read
from website.models import Work, Worker
from website.refusals import Refused
from website.work import start_work, worker
from website.work.doing import BY_AN_ERROR, BY_THE_WORKER
from website.work.worker import fail_lost_works

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def count_to(work: Work, number: int) -> str:
    for done in range(1, number + 1):
        work.advance(done, number)
    return "/about/"


def refuse(work: Work) -> None:
    raise Refused(["The file is gone.", "Send it again."])


def stumble(work: Work) -> None:
    raise ZeroDivisionError


@pytest.fixture
def queued(settings):
    """Work waits for a worker, as on the site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}


def started(task=count_to, **arguments):
    facts = {"title": "Count", "by": UserFactory(), "at": now()} | arguments
    return start_work(task, **facts)


def words_of(client, work):
    client.force_login(work.started_by)
    return read(client.get(work.get_absolute_url())).find("#work")[0].text


def test_work_is_done_and_leads_to_its_result(client):
    work = started(number=3)

    assert (work.state, work.done, work.total, work.result) == ("done", 3, 3, "/about/")
    assert words_of(client, work).startswith("Done Started")


def test_what_is_refused_is_told_and_an_error_is_not(client):
    assert [(work.state, work.failure) for work in (started(refuse), started(stumble))] == [
        ("failed", "The file is gone. Send it again."),
        ("failed", BY_AN_ERROR),
    ]


def test_without_a_worker_work_says_that_it_waits_and_for_what(client, queued):
    first = started(number=2)
    second = started(number=2)

    assert words_of(client, second).startswith("Waiting It waits for a worker, and none runs now.")
    Worker.objects.create(name="one", started_at=now(), seen_at=now())
    assert words_of(client, first).startswith("Waiting It waits for the worker, which takes it")
    assert words_of(client, second).startswith("Waiting It waits for its turn: 1 work stands before it.")


@pytest.mark.django_db(transaction=True)  # the worker ends a transaction that is not its own
def test_the_worker_does_what_waits_and_is_gone_afterwards(queued):
    works = [started(number=2), started(stumble)]

    call_command("worker", once=True)

    assert [Work.objects.get(pk=work.pk).state for work in works] == ["done", "failed"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]
    assert Worker.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_while_nobody_may_write_a_worker_begins_nothing_and_puts_its_task_back_where_it_is_to_end(
    client, queued, monkeypatch
):
    work = started(number=1)
    guards = iter([["A trigger is missing."]] * 2)
    monkeypatch.setattr(worker, "missing_guards", lambda connection: next(guards, []))
    queue = worker._queue(once=True)
    monkeypatch.setattr(worker.time, "sleep", lambda seconds: setattr(queue, "running", False))

    queue.run()

    assert (Work.objects.get(pk=work.pk).state, DBTaskResult.objects.get().status) == ("waiting", "READY")
    call_command("worker", once=True)
    assert Work.objects.get(pk=work.pk).state == "done"


def test_of_work_that_waits_for_an_upgrade_it_is_said(client, queued, monkeypatch):
    monkeypatch.setattr("website.models.work.missing_guards", lambda connection: ["A trigger is missing."])

    assert started(number=1).waits_for().startswith("It waits until the site is upgraded")


def test_work_of_a_worker_that_reports_no_longer_has_failed():
    at = now()
    silent, alive = (
        Worker.objects.create(name=str(minutes), started_at=at, seen_at=at - timedelta(minutes=minutes))
        for minutes in (5, 1)
    )
    lost, goes_on, young = (
        Work.objects.create(
            title="Count", started_by=UserFactory(), started_at=at, state="running", worker=by, begun_at=begun
        )
        for by, begun in (
            (silent, at - timedelta(minutes=9)),
            (alive, at - timedelta(minutes=9)),
            (None, at),
        )
    )

    fail_lost_works(at=at)

    kept = [Work.objects.get(pk=work.pk) for work in (lost, goes_on, young)]
    assert [(work.state, work.failure) for work in kept] == [
        ("failed", BY_THE_WORKER),
        ("running", ""),
        ("running", ""),
    ]


def test_only_who_started_it_sees_it(client):
    work = started(number=1)
    client.force_login(UserFactory())

    assert client.get(work.get_absolute_url()).status_code == 404


@pytest.mark.django_db(transaction=True)  # the worker ends a transaction that is not its own
def test_the_page_asks_again_until_the_work_has_ended(client, queued):
    work = started(number=1)
    client.force_login(work.started_by)

    def polls():
        part = read(client.get(work.get_absolute_url(), headers={"HX-Request": "true"}))
        return part.find("#work")[0].attributes.get("hx-trigger")

    assert polls() == "every 2s"
    call_command("worker", once=True)
    assert polls() is None
