"""The cue lexicon: the words of job evaluation that show how much a statement asks, each on a ladder of steps.

The ladders are those of the field: the factors of point rating (supervision received and exercised, complexity, scope
and effect, as in the Factor Evaluation System of the United States) and of Hay (know-how, problem solving,
accountability), and for thinking the verbs of Bloom's taxonomy. To extend one, add a phrase to a step.
"""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["demand", "reach"]
"""A scale of demand makes a statement raised or lowered, one of reach makes it broadened or narrowed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One ladder of the field. `steps` go from least to most; each is phrases between commas.

    A phrase that ends in `~` begins with a regular verb and stands for all its forms. `unsaid` is the step of a
    statement without a cue; without it, silence says nothing. `weight` counts where scales of a direction disagree.
    """

    kind: str
    direction: Direction
    steps: tuple[str, ...]
    unsaid: float | None = None
    weight: int = 2


SCALES = (
    # How freely the work is done: who looks at it, and when. Work in a team is less free than work alone.
    Scale(
        "autonomy",
        "demand",
        (
            "close supervision, closely supervised, direct supervision, detailed instructions, reviewed",
            "as part of a team, general instructions, with intervention, general supervision, draft stage, under "
            "supervision, under guidance, with guidance, with support, with some support, with help, with "
            "assistance, with some guidance, with some instruction, with some help, needs support, needs guidance",
            "key stages, critical milestones, milestones, on completion, general guidance, general direction",
            "",
            "independently, independent, autonomously, autonomous, little guidance, without intervention, minimal "
            "supervision, minimal guidance, little or no guidance, own initiative, broad direction, little "
            "supervision, limited supervision, limited guidance, minimum supervision, minimum guidance, minimum "
            "support, minimal support, minimal direction, minimal oversight, without supervision, without guidance, "
            "without assistance, without help, without support, self directed, with autonomy",
        ),
        unsaid=3.5,
        weight=1,
    ),
    # Whether it is asked at all. Only the verb a statement opens with is read so: see `matching`.
    Scale(
        "obligation",
        "demand",
        ("may, might, can, could", "typically, usually", "", "", "must, always"),
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
            "explain~ the importance, explain~ the value, explain~ the benefits, explain~ why, explain~ how, "
            "explain~ what, understand~ the importance, understand~ why, observe~, shadow~, is aware, escalate~, "
            "refer~, meets, interact~, attend~, receive~, learn~",
            "participate~, assist~, help~, share~, follow~, support~, provide~ support, provide~ assistance, "
            "provide~ administrative support, suggest~, seek~, aid~, relay~, gather~, collect~, compile~, answer~, "
            "is involved",
            "contribute~, collaborate~, cooperate~, work~ closely, work~ with, respond~, monitor~, maintain~, "
            "report~, troubleshoot~, provide~, recommend~, extract~, communicate~, update~, arrange~, explain~, "
            "process~, order~, liaise~, verify~, check~",
            "implement~, execute~, perform~, conduct~, analyze~, handle~, address~, solve~, resolve~, track~, "
            "write~, prepare~, present~, draw~ on, configure~, administer~, coordinate~, propose~, identify~, "
            "apply~, organize~, schedule~, facilitate~, deliver~, complete~, deal~ with, diagnose~, investigate~, "
            "inspect~, audit~, edit~, calculate~, advise~, consult~, counsel~, interpret~, train~, take~ action, "
            "take~ immediate action",
            "plan~, design~, develop~, create~, optimize~, devise~, manage~, build~, engineer~, establish~, "
            "initiate~, negotiate~, advocate~, provide~ guidance, provide~ expertise, improve~, produce~, revise~, "
            "streamline~, mediate~, launch~, introduce~, guide~, represent~, ensure~, assure~, evaluate~, "
            "integrate~, formulate~, anticipate~, balance~, significant responsibility, significant share, is "
            "responsible for, full responsibility, takes responsibility, assumes responsibility, challenge~, "
            "influence~",
            "lead~, led, leadership, provide~ leadership, provide~ direction, provide~ oversight, oversee~, "
            "charter~, takes the lead, decides, decide, approve~, authorize~, allocate~, sponsor~, drive~, owns, own "
            "and, own the, takes ownership, full ownership, chair~, command~, set~ priorities, hold~ accountable, "
            "takes charge, steer~, preside~, is accountable for, accountable for, has authority, final authority, "
            "ultimate responsibility, overall responsibility",
            "direct the, direct and, directs, directing, define~, determine~ direction, set~ direction, setting the "
            "direction, set~ the direction, govern~, transform~, envision~, institute~, originate~, spearhead~, "
            "head~, shape~, establish~ policy, establishes policies, full authority",
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
            "devise~, create~, integrate~, innovate~, invent~, set~ goals, define~, decides, formulate~, "
            "synthesize~, envision~",
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
            "thorough, extensive, highly specialized, high level of",
            "expert, experts, expertise, expert level, mastery, acumen, go to expert, highly skilled, mastered, go "
            "to person, subject matter expert",
            "recognized and respected, widely recognized, nationally recognized, thought leader, preeminent, "
            "recognized expert, recognized authority, leading authority, authority, authoritative",
        ),
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
            "confidential, contentious",
            "highly complex, very complex, ill defined, not obvious, without precedent, unprecedented, ambiguous, "
            "ambiguity, open ended, uncertain, uncertainty, novel, unknown, most complex, most difficult, most "
            "challenging, high impact, mission critical",
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
            "mentor~, develops staff, develop~ others, delegating, delegate~, empower~, motivate~",
            "functional supervision, supervise~ students, directs the work, direct~ the work, goals for others, "
            "lead~ the work",
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
    # An object that sets the course of others.
    Scale("strategy", "demand", ("strategy, strategies, strategic, vision, future needs",), unsaid=-1),
    # How far the work goes: from one's own desk to beyond the institution.
    Scale(
        "scope",
        "reach",
        (
            "own work, one's own, one's work, individual, interpersonal, own tasks, own assignments",
            "team, team's, own team, work unit, workgroup, group, unit, section, within a group, one team, single "
            "team",
            "teams, several teams, multiple teams, two or more teams, across teams, groups, other teams, units, "
            "cross team, outside the team, outside their team, beyond the team, beyond their team, within and among "
            "groups, own area",
            "department, departments, is&t, division, divisions, directorate, cross functional, cross functionally, "
            "functional area, functional areas, area of responsibility, areas of responsibility, across areas, "
            "several areas, multiple areas, across departments, organizational, across systems, across functions, "
            "across disciplines, business unit, business units",
            "company, companies, company wide, the organisation, across the business, wider business, city wide, "
            "county wide, system wide, mit, mit's, harvard, university, institute, institution, institution wide, "
            "university wide, campus, campus wide, enterprise, enterprise wide, organization wide, the organization, "
            "institute wide, agency, district wide",
            "industry, the sector, global, globally, worldwide, external trends, industry wide, national, "
            "nationally, international, outside the institution, other universities, peer institutions, the "
            "profession",
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
            "short term, monthly, quarterly",
            "annual, annually, yearly, mid term, medium term",
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
            "several projects, multiple projects, program, programs, programme, initiatives",
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
            "moderate, medium, some",
            "",
            "comprehensive, major, substantial, considerable, broad, broader, broadest, broad based, broadly, large, "
            "larger, largest, wider, sizable, full scope, whole, entire, wide, enterprise wide, wide range, "
            "significant impact, widely, full range, all, extensive",
        ),
        unsaid=2.5,
        weight=1,
    ),
)
"""Every scale. The numbers of years, money and things are read by `quantities`."""
