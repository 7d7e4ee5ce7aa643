"""The command measures matching on files given by path and on the site's own ladders."""

import json

import pytest
from django.core.management import CommandError, call_command

FAMILIES = {
    "families": [{"code": "1", "name": "Network"}, {"code": "2", "name": "Payroll"}],
    "refs": [
        {"label": "1", "title": "Network engineer", "text": "Configures routers."},
        {"label": "2", "title": "Payroll clerk", "text": "Calculates wages."},
    ],
    "queries": [{"label": "1", "text": "Monitors routers."}, {"label": "2", "text": "Configures routers."}],
}
LADDERS = [
    {"org": org, "ladder": "L", "dimension": "D", "rank": rank, "statements": [said]}
    for org, texts in {
        "Monzo": ("Learns basic tasks", "Sets company wide strategy"),
        "Acme": ("Leads", "Learns"),
    }.items()
    for rank, said in enumerate(texts)
]


@pytest.fixture
def paths(tmp_path):
    found = {name: tmp_path / f"{name}.json" for name in ("families", "ladders")}
    for (_, path), data in zip(found.items(), (FAMILIES, LADDERS), strict=True):
        path.write_text(json.dumps(data))
    return found


def figures(capsys) -> dict[str, str]:
    lines = capsys.readouterr().out.splitlines()
    return {line[:78].rstrip(): line[79:].split("  to reach")[0] for line in lines[1:]}


@pytest.mark.usefixtures("documents")
def test_it_prints_how_much_is_right(paths, capsys):
    call_command("evaluate_classification", **paths)

    assert figures(capsys) == {
        "family, top 1": "0.500 (1 of 2)",
        "family, top 3": "0.500 (1 of 2)",
        "band clear, 1.000 of the queries, right": "0.500 (1 of 2)",
        "band likely, 0.000 of the queries, right": "0.000 (0 of 0)",
        "band open, 0.000 of the queries, right": "0.000 (0 of 0)",
        "band none, 0.000 of the queries, right": "0.000 (0 of 0)",
        "texts of other trades refused, chosen on": "0.500 (1 of 2)",
        "texts of other trades refused, held out": "0.000 (0 of 2)",
        "order of cells, all": "0.500 (1 of 2)",
        "order of cells, tuned on": "1.000 (1 of 1)",
        "order of cells, the rest": "0.000 (0 of 1)",
        "order of whole levels, all": "0.500 (1 of 2)",
        "order of whole levels, tuned on": "1.000 (1 of 1)",
        "order of whole levels, the rest": "0.000 (0 of 1)",
        "MIT IT Consultant, rows held out, whole levels: I II III Senior": "4 of 4",
        "MIT IT Consultant, rows held out, cells within one": "0.935 (58 of 62)",
        "MIT IT Consultant, rows held out, cells exact": "0.452 (28 of 62)",
        "harvard/infrastructure-professional: 3.01 3.09 3.34 3.64 3.76": "strictly rising",
        "harvard/infrastructure-management: 3.18 3.46 3.72 3.83": "strictly rising",
        "track of the site's own levels, by the gate": "16 as stated, 1 open, 0 the other",
    }


def test_a_site_without_the_ladders_says_which_are_missing(db, paths):
    with pytest.raises(CommandError, match="no ladder mit/it-consultant, harvard/"):
        call_command("evaluate_classification", **paths)


@pytest.mark.parametrize("content", ["", "[]", "{}", "3"])
def test_a_file_of_another_shape_is_refused(db, paths, content):
    paths["families"].write_text(content)

    with pytest.raises(CommandError, match=r"cannot be read|not the shape"):
        call_command("evaluate_classification", **paths)


def test_a_file_that_is_not_there_is_refused(db, paths, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("evaluate_classification", families=tmp_path / "none.json", ladders=paths["ladders"])
