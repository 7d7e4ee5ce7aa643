"""What the tests of bringing in many jobs share."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.timezone import now

from ladders.importing.runs.looking import looks
from ladders.importing.runs.making import make_drafts
from ladders.importing.runs.matching import Matter
from ladders.importing.runs.reading import read_files
from ladders.importing.runs.starting import Sent, add_files, start_run
from tests.factories import DimensionFactory, OrganizationFactory, UserFactory


def specification(title, code, *, duties="Sorts letters.", more=""):
    """Return a class specification as plain text."""
    said = f"{title}\n\nClass Code: {code}\n{more}\n\nDEFINITION\n\nDoes the work of a {title}.\n\n"
    return f"{said}EXAMPLES OF DUTIES\n\n- {duties}\n- Files papers.\n".encode()


def zipped(**files):
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "."), content)
    return made.getvalue()


@pytest.fixture
def editor():
    DimensionFactory(name="Position summary", slug="position-summary")
    DimensionFactory(name="Essential duties", slug="essential-duties")
    return UserFactory(hr_editor=True)


@pytest.fixture
def bring(editor):
    """A function that starts a run with files, by their names, and reads them."""
    organization = OrganizationFactory(name="Town")

    def brought(**files):
        run = start_run(organization=organization, by=editor, at=now())
        add_files(run=run, sent=[Sent(name.replace("__", "."), said) for name, said in files.items()], by=editor)
        read_files(run)
        return run

    return brought


@pytest.fixture
def make(editor):
    """A function that makes the drafts of a run that are ready."""

    def made(run):
        keys = [look.key for look in looks(Matter(run)) if look.is_ready]
        make_drafts(run=run, keys=keys, by=editor, at=now())
        return list(run.families.all())

    return made
