"""The scales of demand: on what footing, with what part, knowledge and thought, for what matter and people."""

from .scales import Scale

DEMAND = (
    # How freely the work is done: who looks at it, and when. Work in a team is less free than work alone.
    Scale(
        "autonomy",
        "demand",
        (
            "close supervision, closely supervised, direct supervision, detailed instructions, reviewed",
            "as part of a team, general instructions, with intervention, general supervision, draft stage, under "
            "supervision, under guidance, with guidance, with support, with some support, with help, with assistance, "
            "with some guidance, with some instruction, with some help, needs support, needs guidance, asks for help, "
            "asks for guidance, needs help, regular oversight, supervision is needed, with approval, with the "
            "backing, under the guidance, under the direction",
            "key stages, critical milestones, milestones, on completion, general guidance, general direction",
            "less supervision, less guidance, less oversight, occasional guidance, occasional supervision, some "
            "autonomy",
            "independently, independent, autonomously, autonomous, little guidance, without intervention, minimal "
            "supervision, minimal guidance, little or no guidance, own initiative, broad direction, little "
            "supervision, limited supervision, limited guidance, minimum supervision, minimum guidance, minimum "
            "support, minimal support, minimal direction, minimal oversight, without supervision, without guidance, "
            "without assistance, without help, without support, self directed, with autonomy, without oversight, "
            "without approval, rarely needs help, rarely needs guidance, rarely needs support, own direction, without "
            "being asked, without being told, unprompted, self sufficient, self starter, unsupervised, without check "
            "ins, without regular review, without review, no supervision, no guidance, no oversight, little "
            "oversight, little to no, little or no, minimal assistance, minimal review, little direction, limited "
            "direction",
        ),
        unsaid=3.5,
        weight=1,
    ),
    # Whether it is asked at all. Only the verb a statement opens with is read so: see `matching`.
    Scale(
        "obligation",
        "demand",
        ("may, might", "typically, usually", "", "", "must, always"),
        unsaid=3.5,
        weight=1,
    ),
    # How often, and how fully.
    Scale(
        "frequency",
        "demand",
        (
            "occasionally, rarely, at times, from time to time, begins to, beginning to, starts to, starting to, "
            "learning to, learns to, attempts to, tries to",
            "sometimes",
            "",
            "often, frequently, regularly, fully, actively, proactively, routinely, consistently, constantly",
        ),
        unsaid=2.5,
        weight=1,
    ),
    # How officially.
    Scale(
        "formality",
        "demand",
        ("informal, informally, unofficial", "", "", "formal, formally, official"),
        unsaid=2.5,
        weight=1,
    ),
    # The part a person plays, from looking on to setting the direction.
    Scale(
        "role",
        "demand",
        (
            "explain~ the importance, explain~ the value, explain~ the benefits, explain~ why, explain~ how, explain~ "
            "what, understand~ the importance, understand~ why, observe~, shadow~, is aware, escalate~, refer~, "
            "meets, interact~, attend~, receive~, learn~, ask~ for",
            "participate~, assist~, help~, share~, follow~, support~, provide~ support, provide~ assistance, provide~ "
            "administrative support, suggest~, seek~, aid~, relay~, gather~, collect~, compile~, answer~, is "
            "involved, give~, weigh~ in, take~ part",
            "contribute~, collaborate~, cooperate~, work~ closely, work~ with, respond~, monitor~, maintain~, "
            "report~, troubleshoot~, provide~, recommend~, extract~, communicate~, update~, arrange~, explain~, "
            "process~, order~, liaise~, verify~, check~, document~, triage~",
            "implement~, execute~, perform~, conduct~, analyze~, handle~, address~, solve~, resolve~, track~, write~, "
            "prepare~, present~, draw~ on, configure~, administer~, coordinate~, propose~, identify~, apply~, "
            "organize~, schedule~, facilitate~, deliver~, complete~, deal~ with, diagnose~, investigate~, inspect~, "
            "audit~, edit~, calculate~, advise~, consult~, counsel~, interpret~, train~, take~ action, take~ "
            "immediate action",
            "plan~, design~, develop~, create~, optimize~, devise~, manage~, build~, engineer~, establish~, "
            "initiate~, negotiate~, advocate~, provide~ guidance, provide~ expertise, improve~, produce~, revise~, "
            "streamline~, mediate~, launch~, introduce~, guide~, represent~, ensure~, assure~, evaluate~, integrate~, "
            "formulate~, anticipate~, balance~, conceptualize~, raise~ the bar, raise~ the standard, serve~ as a "
            "resource, significant responsibility, significant share, is responsible for, full responsibility, take~ "
            "responsibility, assume~ responsibility, challenge~, influence~",
            "lead~, led, leadership, provide~ leadership, provide~ direction, provide~ oversight, oversee~, charter~, "
            "take~ the lead, decides, decide, approve~, authorize~, allocate~, sponsor~, drive~, owns, own and, own "
            "the, take~ ownership, take~ full ownership, full ownership, chair~, command~, set~ priorities, hold~ "
            "accountable, takes charge, steer~, preside~, is accountable for, accountable for, has authority, final "
            "authority, ultimate responsibility, overall responsibility",
            "direct the, direct and, directs, directing, define~, determine~ direction, set~ direction, setting the "
            "direction, set~ the direction, govern~, transform~, envision~, originate~, spearhead~, head~, shape~, "
            "establish~ policy, establishes policies, full authority",
        ),
        unsaid=None,
    ),
    # What the mind does: the verbs of Bloom's taxonomy, from remembering to creating.
    Scale(
        "thinking",
        "demand",
        (
            "learn~, recognize~, is aware, extract~, list~, see~, recall~",
            "understand~, knows, know, translate~, clarify~, interpret~, suggest~, explain~, articulate~, describe~",
            "apply~, use~, prioritize~, solve~, identify~, follow~ through, adapt~",
            "analyze~, assess~, evaluate~, anticipate~, extrapolate~, balance~, diagnose~, forecast~, judge~",
            "devise~, create~, integrate~, innovate~, invent~, set~ goals, define~, decides, formulate~, synthesize~, "
            "envision~",
        ),
        weight=1,
    ),
    # How deep knowledge and skill go.
    Scale(
        "expertise",
        "demand",
        (
            "basic, entry level, some awareness, familiarity, familiar with, limited knowledge, limited experience, "
            "little experience, elementary, beginner, novice, rudimentary, ability to learn, introductory, "
            "fundamental",
            "general understanding, general knowledge, awareness, working knowledge, practical experience, experience",
            "good, knowledge, understanding, competent, competence, skilled, fluent, solid, sound, current, "
            "specialized training, understands",
            "deeper, deep, in depth, depth of knowledge, breadth of knowledge, comprehensive knowledge, broad "
            "knowledge, full understanding, seasoned, highly proficient, proficient, advanced, strong, significant, "
            "thorough, extensive, highly specialized, high level of, very good, very strong, excellent, outstanding, "
            "exceptional, superior, solid understanding, strong understanding, fully understands",
            "expert, experts, expertise, expert level, mastery, acumen, go to expert, highly skilled, mastered, go to "
            "person, subject matter expert",
            "recognized and respected, widely recognized, nationally recognized, thought leader, preeminent, "
            "recognized expert, recognized authority, leading authority, authority, authoritative",
        ),
        unsaid=3.5,
    ),
    # How knotted the matter is: whether what to do is known beforehand.
    Scale(
        "complexity",
        "demand",
        (
            "routine, simple, straightforward, basic problems, immediate obstacles, well defined, clearly defined, "
            "repetitive, common problems, low impact, low risk, predictable, elementary, recurring",
            "somewhat complex, moderately complex, varied, diverse, unusual, advanced",
            "complex, multi faceted, sensitive, intricate, difficult, complexities, competing, comprehensive, "
            "unexpected, complicated, challenging, unfamiliar, unforeseen, non routine, nuanced, conflicting, "
            "confidential, contentious, higher risk",
            "highly complex, very complex, ill defined, not obvious, without precedent, unprecedented, ambiguous, "
            "ambiguity, unclear, open ended, uncertain, uncertainty, novel, unknown, most complex, most difficult, "
            "most challenging, high impact, mission critical, more complex, more difficult, more challenging, "
            "increasingly complex, high risk",
        ),
        unsaid=1.6,
    ),
    # What is done with other people: from helping one to answering for staff.
    Scale(
        "people",
        "demand",
        (
            "guide~ others, help~ others, shows others, serves as an example, leads by example, share~ knowledge",
            "coach~, train~ others, train~ staff, teach~, orients, onboard~, train~ new",
            "mentor~, a mentor, as mentor, informal mentor, unofficial mentor, role model, develops staff, develop~ "
            "others, delegating, delegate~, empower~, motivate~",
            "functional supervision, supervise~ students, directs the work, direct~ the work, goals for others, lead~ "
            "the work",
            "supervise~, direct reports, hire~, performance appraisals, performance reviews, manages staff, staff "
            "management",
        ),
        unsaid=0.5,
        weight=3,
    ),
    # The kind of technical work, from keeping a thing running to laying it out.
    Scale(
        "craft",
        "demand",
        (
            "support, maintenance, documentation",
            "troubleshooting, administration, monitoring",
            "configuration, installation, testing",
            "build, implementation, development, optimization",
            "design, research",
            "engineering, architecture",
        ),
        weight=1,
    ),
    # How others are moved: from telling to winning over.
    Scale(
        "influence",
        "demand",
        (
            "share~ information, interact~, inform~, ambassador",
            "present~, communicate~, recommend~, recommendations, suggest~, represents",
            "persuade~, influence~, advocate~, promote~",
            "negotiate~, decisions and recommendations, build~ consensus, builds consensus, win~ over, decisions",
        ),
        weight=1,
    ),
    # What a decision rests on: from an instruction to an aim.
    Scale(
        "basis of decisions",
        "demand",
        (
            "general instructions, instructions, defined procedures",
            "established procedures, procedures, standard practices",
            "policies, precedents, guidelines, standards",
            "objectives, goals, principles",
            "strategy, strategies, strategic direction",
        ),
        weight=1,
    ),
    # What is said not to be asked; `matching` finds these words where they deny what a person does.
    Scale("negation", "demand", ("not, never",), unsaid=3, weight=3),
    # How much of a thing is asked.
    Scale(
        "amount",
        "demand",
        (
            "no, none, little, hardly any, very little",
            "some, a degree of, a certain",
            "considerable, a great deal of, much, a lot of",
        ),
    ),
    # Schooling, in its order.
    Scale(
        "schooling",
        "demand",
        (
            "high school, ged, secondary school",
            "certificate, vocational, trade school, technical school, some college",
            "associate's, associates degree, associate degree, associate's degree, two year degree",
            "bachelor, bachelor's, bachelors, baccalaureate, undergraduate degree, college degree, university degree, "
            "four year degree, b.a, b.s",
            "master's, masters degree, master degree, master of, mba, graduate degree, advanced degree, postgraduate, "
            "m.a, m.s",
            "doctorate, doctoral, phd, ph.d, juris doctor, medical degree",
        ),
        weight=4,
    ),
    # Whether a qualification is a wish or a condition.
    Scale(
        "requirement",
        "demand",
        (
            "optional, a plus, an asset, nice to have, an advantage, advantageous",
            "preferred, desirable, is desired, are desired, strongly preferred, highly desirable",
            "",
            "required, mandatory, essential, is a must, compulsory",
        ),
        unsaid=3.5,
        weight=4,
    ),
    # An object that sets the course of others.
    Scale("strategy", "demand", ("strategy, strategies, strategic, vision, future needs",), unsaid=-1),
)
"""Every scale that makes a statement raised or lowered, but for years."""
