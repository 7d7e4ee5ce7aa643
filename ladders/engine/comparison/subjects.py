"""What statements are about: the subjects of job and competency descriptions, to see that two speak of one thing.

Words of one subject count as the same thing to a degree, its weight; a word of its own counts `likeness.WORD`. A
subject that many words may name weighs little, one that names an aspect of its own (supervision received, negotiating)
much. How much a statement asks is not looked at here: that is what the cues are for. To extend, add a word to a
subject.
"""

SUBJECTS: dict[str, tuple[int, str]] = {
    # People: who looks at one's work, whom one looks after, whom one stands for.
    "supervision received": (
        7,
        "supervisor reviewed review receives guidance autonomous autonomously autonomy independent independently "
        "oversight instruction milestone stage draft checkpoint unsupervised",
    ),
    "developing others": (
        6,
        "coach mentor guide train teach tutor supervise supervision supervisory subordinate delegate appraise "
        "appraisal hire recruit staffing",
    ),
    "staffing": (5, "hire recruit recruitment staffing personnel interview workforce retention"),
    "team spirit": (5, "morale motivate motivation inspire trust culture empower climate cohesion recognition"),
    "leading": (2, "lead leader leadership manage direct oversee head charter spearhead"),
    "representing": (5, "represent ambassador spokesperson advocate promote champion liaison"),
    "relationships": (
        4,
        "relationship collaborate collaboration cooperate cooperation partner partnership rapport stakeholder "
        "alliance liaison interact interaction",
    ),
    "bringing in others": (4, "invite consult solicit bring outside involve opinion stakeholder consensus"),
    # Looking after staff: the steps from finding people to judging their work.
    "hiring": (6, "hire recruit interview select candidate termination promotion disciplinary"),
    "appraising": (6, "performance appraisal appraise evaluate evaluation review feedback goal"),
    "delegating": (6, "delegate delegation assign assignment distribute"),
    "training": (5, "train training course instruct teach orientation workshop educate onboard"),
    # Getting one's way, and getting along.
    "conflict": (6, "conflict disagreement dispute diplomatic diplomacy interpersonal mediate friction tact tactful"),
    "negotiating": (6, "negotiate negotiation persuade persuasion persuasive influence convince"),
    # Thinking.
    "problems": (
        4,
        "problem issue obstacle difficulty solve resolve resolution troubleshoot situation escalate escalation "
        "complication consequence",
    ),
    "foresight": (3, "anticipate foresee predict prevent proactive future unexpected potential contingency obvious"),
    "deciding": (5, "decide decision judgment recommend recommendation"),
    "improving": (
        5,
        "improve improvement enhance enhancement innovation innovative innovate optimize streamline efficiency "
        "continuous reengineer modernize suggest",
    ),
    "changing": (5, "change innovation innovative transition transformation reorganize champion consensus"),
    "flexibility": (5, "flexibility flexible discretion adapt adaptable latitude ambiguity"),
    # Planning and means.
    "planning": (4, "plan planning schedule scheduling timeline deadline priority prioritize calendar"),
    "goals": (3, "goal objective mission strategy strategic vision direction priority competing"),
    "projects": (3, "project program"),
    "completing": (3, "complete completion finish accomplish achieve deliver deliverable execute"),
    "needs": (4, "need requirement specification expectation demand"),
    "suppliers": (5, "vendor supplier contractor contract procurement purchase consultant third"),
    "money": (
        6,
        "budget budgetary financial finance cost expenditure expense fund funding spending fiscal revenue "
        "accounting money purchase vendor contract procurement",
    ),
    "events": (4, "logistics meeting event conference workshop"),
    "meetings": (3, "meeting facilitate chair host discussion committee moderate"),
    # Keeping to the rules, and out of trouble.
    "compliance": (
        5,
        "security secure compliance comply audit regulatory regulation legal privacy ethics safeguard protect",
    ),
    "risk": (5, "risk mitigate mitigation exposure contingency threat"),
    # Words in and out.
    "writing and presenting": (
        6,
        "write written presentation presents report proposal publish publication edit newsletter vehicle",
    ),
    "listening": (6, "listen input viewpoint heard hear feedback perspective opinion theme"),
    "information": (4, "information data facts literature extract gather collect obtain compile probe research"),
    "reporting": (3, "report status progress update brief summarize inform notify"),
    "analyzing": (3, "analyze analysis assess evaluate examine investigate review study research"),
    # The technical work.
    "building": (
        4,
        "build design create creation implement implementation develop programming engineer engineering "
        "architecture configuration configure test install deploy solution",
    ),
    "systems": (3, "system infrastructure network server platform application software hardware database storage"),
    "operating": (
        4,
        "maintain maintenance monitor administration administer operate operation troubleshoot documentation",
    ),
    "measuring": (4, "performance metric measure track monitor statistics benchmark"),
    "procedures": (3, "procedure policy standard method guideline practice precedent rule regulation protocol"),
    "quality": (
        4,
        "quality accuracy accurate reliable reliability thoroughness excellence example consistent consistency",
    ),
    # Knowledge.
    "technical standing": (
        6,
        "expert expertise acumen technology technological specialize specialized knowledge understanding area learn "
        "proficient",
    ),
    "education": (
        6,
        "education degree bachelor master diploma certification certificate credential qualification years",
    ),
    "independence": (5, "independent autonomy initiative self motivated proactive"),
    "keeping current": (6, "current trend latest awareness aware emerging external"),
    # How large it is, and what comes of it.
    "size": (4, "scope breadth range size complexity"),
    "impact": (
        5,
        "impact affect effect consequence result outcome contribute contribution accountable accountability "
        "responsible share",
    ),
}

FUNCTION_WORDS = frozenset(
    "a about across all among an and any are as at be been being between both by can could did do does done "
    "down each either etc for from had has have he her his how i.e e.g i if in into is it its may might "
    "more most no not of on one one's or other others our out over own s shall she should so some such than "
    "that the their them then these they this those through to under up via was we well what when where "
    "whom which who will with within would you your".split()
)
"""Words that join others and say nothing themselves."""

OPENERS = frozenset("ability able abilities demonstrate demonstrates demonstrated demonstrating".split())
"""Words that open a qualification whatever it is about."""

FRAME = (
    "work perform provide use various effective effectively appropriate relevant include role function focus "
    "responsible generally typically often usually occasionally frequently require take make people individual "
    "certain specific particular good high new based relate way ensure act set see seen view consider expect serve "
    "member establish well several two multiple additional develop implement support help assist participate "
    "contribute manage lead leading direct oversee define understand knowledge address handle determine identify "
    "initiate create issue complex major large goal share having actively"
)
"""Words of every job description, and those that say how much rather than what; they relate next to nothing."""

AUDIENCE = (
    "team group department unit organization organizational institute university customer client user colleague "
    "staff is&t mit it harvard internal external cross functional management business community communities "
    "coworkers enterprise short long term immediate routine future technical"
)
"""Words that say for whom, where and how far ahead; they relate statements a little."""
