"""The scales of reach: how far, for whom, how far ahead, and how large."""

from .scales import Scale

REACH = (
    # How far the work goes: from one's own desk to beyond the institution.
    Scale(
        "scope",
        "reach",
        (
            "own work, one's own, one's work, individual, interpersonal, own tasks, own assignments, own projects, "
            "self",
            "team, team's, own team, work unit, workgroup, group, unit, section, within a group, one team, single "
            "team, squad, squad's, teammates",
            "teams, several teams, multiple teams, two or more teams, across teams, groups, other teams, units, cross "
            "team, squads, other squads, outside of their team, outside the team, outside their team, beyond the "
            "team, beyond their team, within and among groups, own area",
            "department, departments, is&t, division, divisions, directorate, cross functional, cross functionally, "
            "functional area, functional areas, area of responsibility, areas of responsibility, across areas, "
            "several areas, multiple areas, across departments, organizational, across systems, across functions, "
            "across disciplines, business unit, business units",
            "company, companies, company wide, the organisation, across the business, wider business, city wide, "
            "county wide, system wide, mit, mit's, harvard, university, institute, institution, institution wide, "
            "university wide, campus, campus wide, enterprise, enterprise wide, organization wide, the organization, "
            "institute wide, agency, district wide",
            "industry, the sector, global, globally, worldwide, external trends, industry wide, national, nationally, "
            "international, outside the institution, other universities, peer institutions, the profession",
        ),
    ),
    # Who is dealt with: inside only, or outside as well.
    Scale("circle", "reach", ("internal", "external, internal and external"), weight=1),
    # How far ahead.
    Scale(
        "horizon",
        "reach",
        (
            "immediate, immediately, daily, during week, day to day",
            "weekly, week, current work, next steps",
            "short term, month, months, monthly, quarterly",
            "quarters, annual, annually, yearly, mid term, medium term",
            "long term, longer term, long range, future, multi year",
        ),
        weight=1,
    ),
    # How large a piece of work is taken on.
    Scale(
        "piece of work",
        "reach",
        (
            "task, tasks, assignment, assignments",
            "project, projects",
            "several projects, multiple projects, many projects, numerous projects, a number of projects, program, "
            "programs, programme, initiatives",
            "portfolio, portfolios, multiple programs, several programs",
        ),
        weight=1,
    ),
    # Words of size and sweep.
    Scale(
        "size",
        "reach",
        (
            "limited, small, smaller, minor, narrow, narrowly",
            "moderate, medium, mid sized, midsize, mid",
            "",
            "comprehensive, major, substantial, considerable, broad, broader, broadest, broad based, broadly, large, "
            "larger, largest, wider, substantially, far reaching, sizable, full scope, whole, entire, wide, "
            "enterprise wide, wide range, significant impact, widely, full range, all, extensive",
        ),
        unsaid=2.5,
        weight=1,
    ),
)
"""Every scale that makes a statement broadened or narrowed, but for what is read as a number."""
