"""The words by which whole levels stand in order: an altitude from 1 to 6, as data.

Tuned on the texts of every other employer, in alphabetical order, of the evaluation's ladders (Dropbox, jorgef,
Medium, Monzo) and on no others: neither on the rest of them, nor on the site's own ladders, nor on any query. To
extend it, add a phrase to a step, change VERSION, and run `manage.py evaluate_classification`.
"""

VERSION = "1"
"""Every result names the version of the words it was read by."""

TUNED_ON = ("Dropbox", "jorgef", "Medium", "Monzo")
"""The employers whose texts chose the words."""

STEPS = (
    # Learns, under the eye of others, on small things given.
    "a few individuals, adds, asks for help, asks questions, ask~ for help, ask~ questions, assigned, assist~, "
    "attends, awareness, basic, be mentored, colleagues, completes training, defined solutions, defined tasks, "
    "developing, develop~ an understanding, enough knowledge, entry level, escalates, escalate~, established, "
    "existing patterns, existing product, familiar, feedback graciously, first time, fixes, follow~, "
    "fundamentals, gaining, get up to speed, guidance from, help from, individual tasks, individuals, instructed, "
    "interns, is aware, joins, junior level, just, learn from, learning, learning about, learn~, low impact, "
    "mentored by, minor, minor changes, more experienced, more senior, needs approval, needs guidance, needs "
    "support, on boarding, own learning, own tasks, participate~, reuses, reviewed by, routine, seeking help, "
    "seek~ guidance, seek~ help, senior members, simple, small, small events, small scope, some, specific "
    "guidance, supervision, support from, tightly scoped, treats, under direction, under supervision, understand "
    "the, uses, well defined, when asked, when called upon, when requested, with guidance, with help, with "
    "instruction, with support",
    # Does the work of one's own.
    "accurately, appropriately, best practices, by themselves, clearly, collaborates within, communicates what, "
    "contribute~, correctly, daily, existing, features, feedback from, few individuals, good understanding, "
    "help~, identify areas, independently, medium sized, my manager, my work, new hires, on time, own "
    "development, own work, peers, reliable, reliably, seeks feedback, seek~ out, self awareness, share~, simple "
    "features, small projects, solid, some instruction, support~, task, tasks, teammates, test~, their manager, "
    "their own, their tasks, their work, with minimal guidance, working knowledge, works effectively, works well, "
    "works with, write~",
    # Answers for whole things, for a team.
    "anticipate~, coach~, complex features, constraints, creates programs, deep knowledge, delegate~, end to end, "
    "existing systems, facilitate~, go to, improvement, improve~, in depth, large problems, large projects, lead~ "
    "projects, less experienced, major new features, mentors, mentor~, minimum support, moderate complexity, "
    "moderately complex, multiple stakeholders, new features, non technical, others, outside their team, "
    "ownership, own~, plan~, primary maintainer, proactively, processes, project lead, proposals, resolve~, small "
    "team, stakeholders, standard of excellence, standards, subject, team, team's, teams goals, trade offs, "
    "unblock~, unprompted, upwards",
    # Reaches beyond one team, in matters not clear beforehand.
    "accountability, across teams, advocate~, ambiguity, ambiguous, area, best practices for others, breadth, "
    "business context, business goals, business needs, buy in, complex, cross functional, cross functionally, "
    "cross team, curriculum, deep, define the, define~, delegate accordingly, dependencies, difficult, "
    "disciplines, domain, drive~, elevate~, empower~, entire classes, expert, experts, far reaching, go to "
    "expert, go to person, groups, highly complex, incentive structures, influence~, large team, leadership, "
    "leads, lead~, long term, multi phase, multiple subjects, multiple systems, multiple teams, negotiate~, no "
    "support, other teams, pioneer~, prioritises, recognised, roadmap, role model, role models, several teams, "
    "sought out, specializes, squad, squads, strengthens, systemic, takes initiative, teach~, teams, their area, "
    "wider business, wider org, wider organization, wider team",
    # Sets the course of a part of the employer.
    "accountable, across the company, across the organisation, across the organization, area wide, area's role, "
    "attract~, big picture, budget, business impact, ceo, champion~, committee, company goals, conferences, "
    "culture, department, direction, director, directors, engineering managers, entire, foster~, fully "
    "accountable, goals, group, group wide, group's, groups of squads, grow~ leaders, highest level, hire~, "
    "hiring, inspire~, instills, key areas, leaders, levers, mindset, mission, most impactful, multi "
    "disciplinary, my group, on the business, organisation, organisational, organization, organizational, outside "
    "of your area, policies, policy, represents, responsible for, senior candidates, senior leadership, set~ "
    "direction, stakeholder management, strategic, strategically, strategies, strategy, structures, talent, teams "
    "of teams, throughout, transformational, transform~, transitions, vision, wide breadth",
    # Sets the course of the employer, or of the field.
    "accountable executive, advisory, any topic, board, business strategy, c suite, company, company level, "
    "company wide, company's, cross government, drives the company, engineering wide, entire company, entire "
    "organization, execs, executive, executives, external, externally, field, global, globally, government, "
    "highest industry, highest industry level, industry, industry bodies, industry leading, industry wide, "
    "inspiring, international, invent~, investors, landscape, market, moves the company, multi year, national, "
    "org, organisation wide, organization wide, public, rest of the company, senior execs, senior leaders, the "
    "board, the business as a whole, the whole, thought leader, thought leadership, top talent, transcend~, "
    "visionary, whole business, world class",
)
"""Phrases between commas, from least to most; one that ends in `~` begins with a verb and has all its forms."""
