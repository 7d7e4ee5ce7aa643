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

SYNONYMS = """
    mentor coach guide tutor train teach buddy onboard instruct
    supervise oversee manage direct lead head run charge
    oversight supervision approval guidance review check-in checkpoint direction handholding
    autonomous independent unsupervised self-sufficient self-directed alone
    own responsible accountable ownership accountability responsibility
    initiative proactive self-starter unprompted
    problem issue challenge difficulty deficiency obstacle roadblock blocker bug defect fault error gap
    solve resolve fix remedy correct address troubleshoot unblock debug repair
    improve enhance optimize optimise refine better streamline raise upgrade reduce
    help support assist aid enable contribute back
    idea suggestion suggest propose proposal recommend recommendation pitch opinion advice insight
    expert specialist authority mastery master expertise acumen go-to
    know understand knowledge understanding familiar aware awareness comprehension grasp
    skill competent proficient competence proficiency capable ability adept skilled
    learn grow growth learning development curious curiosity
    risk compliance governance regulation threat legislation audit
    policy procedure process practice workflow guideline standard method protocol rule
    tool tooling system software platform technology
    plan schedule prioritise prioritize organise organize roadmap planning scope estimate
    goal objective target aim mission priority okr milestone
    vision strategy strategic direction
    decide decision judgement judgment choice call trade-off tradeoff
    conflict disagreement difficult tension friction dispute
    feedback critique comment input review
    collaborate cooperate partner partnership collaboration cooperation collaborative teamwork jointly together
    relationship rapport network connection
    team squad group unit peer colleague teammate coworker crew
    company organisation organization business institution enterprise institute
    customer client user consumer
    hire recruit interview staffing candidate hiring recruitment
    delegate assign delegation allocate distribute
    deliver complete execute finish ship accomplish achieve delivery fulfil
    build develop create implement code construct produce
    design architecture architect
    test quality reliability verify validation assurance
    document documentation write record written
    communicate explain articulate present convey express communication speak share
    clear clarity concise simple understandable
    audience stakeholder listener
    perspective viewpoint view opinion
    inclusive inclusion diversity diverse belonging equity
    respect trust kindness empathy humility compassion
    culture environment atmosphere climate
    example role-model model exemplify
    motivate inspire encourage inspired motivated energise empower
    change adapt adjust flexible transition navigate pivot
    ambiguity ambiguous unclear uncertain uncertainty undefined
    complex complicated difficult intricate challenging hard
    incident outage emergency alert on-call
    escalate escalation raise refer
    analyse analyze assess evaluate examine investigate analysis review research study
    measure metric monitor track kpi performance
    data information facts record
    budget cost finance financial expense spend money funds
    vendor supplier contractor contract procurement
    commitment promise follow-through dependable reliable
    time deadline timely prompt urgency urgent schedule
    automate automation script
    balance harmony wellbeing sustainable healthy
    influence persuade negotiate convince advocate
    represent ambassador spokesperson voice face
    present presentation talk session demo workshop
    detail accurate accuracy thorough precision careful care
    important impactful impact critical high-leverage valuable value
    recognise recognize notice identify spot detect
    large major big significant substantial
    project initiative workstream program programme
    task assignment work piece ticket
    junior less-experienced newcomer new joiner intern graduate apprentice
    meeting session discussion
    innovate innovation creative invent new
    calm patient composed pressure
    anticipate foresee predict proactive prevent
    area domain field discipline vertical specialism
    sell sale deal revenue pipeline
    lesson learning retrospective postmortem
    reporting report update status
    listen hear attentive
"""
"""Words for the same thing or act, a line each, from the language of job ladders at large."""
SYNONYM = 2
"""The weight of two such words."""

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
