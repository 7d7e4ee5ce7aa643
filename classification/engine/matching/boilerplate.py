"""What every job text says and no job is: phrases that make a sentence boilerplate, and the headings of sections."""

import re

BOILERPLATE = (
    (
        "It says that there may be other duties, as every description does.",
        (
            r"other duties as (?:may be )?(?:assigned|required|needed)",
            r"(?:related|additional|other) (?:duties|work|tasks)(?: and responsibilities)? as (?:assigned|required)",
        ),
    ),
    (
        "It says what a description is, not what this job is.",
        (
            r"class(?:ification)? specifications? (?:is|are) (?:intended|designed|descriptive|not)",
            r"functions are fundamental, core functions",
            r"not (?:intended|meant|designed) to (?:be|contain|cover|include|limit|list|represent)",
            r"not (?:be )?(?:construed|interpreted) as",
            r"not an? (?:exhaustive|all[- ]inclusive|comprehensive|complete) list",
            r"general nature and level of (?:the )?work",
            r"(?:duties|responsibilities)\b.{0,60}\b(?:may|are subject to) change",
        ),
    ),
    (
        "The law and the employer say it to everybody.",
        (
            r"equal (?:employment )?opportunity",
            r"reasonable accommodation",
            r"without regard to (?:race|age|sex)",
            r"background (?:check|screening)",
        ),
    ),
)
"""Why a sentence says nothing of this job, and the phrases by which such a sentence is known."""

PATTERNS = tuple((reason, re.compile("|".join(phrases), re.IGNORECASE)) for reason, phrases in BOILERPLATE)


def boilerplate(sentence: str) -> str:
    """Return why a sentence says nothing of this job; nothing where it may."""
    return next((reason for reason, pattern in PATTERNS if pattern.search(sentence)), "")


EMPLOYER = re.compile(
    r"(?:about (?:us|the (?:company|employer|organi[sz]ation|team|university)|[A-Z]\w+)|who we are|what we offer|perks"
    r"|(?:our )?(?:mission|values|benefits?)(?: statement)?|compensation|how to apply|application (?:process|steps)"
    r"|equal (?:employment )?opportunity|eeo statement|diversity)\b",
    re.IGNORECASE,
)
"""Headings of what an employer says of itself, and of applying: nothing below them is about the job."""
OF_THE_EMPLOYER = "It is about the employer or about applying, not about this job."

SECTIONS = (
    ("qualifications", ("qualification", "requirement", "education", "experience", "knowledge", "skills")),
    ("supervision", ("supervision", "supervisory", "reporting")),
    ("conditions", ("condition", "environment", "physical")),
    ("summary", ("summary", "statement", "purpose", "overview")),
    ("duties", ("duties", "duty", "responsibilit", "task", "functions")),
)
"""Kinds of sections by what their headings say; the first that fits."""

ASKING = re.compile(
    r"(?:(?:working |thorough |strong |good |proven |demonstrated |prior |previous )*"
    r"(?:knowledge|ability|skills?|experience|familiarity|proficiency|possession|graduation|education)\b"
    r"|(?:an? |the )?(?:bachelor|master|doctora|associate|degree|high school)"
    r"|(?:at least |minimum (?:of )?|typically )*(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s\S+){0,3} years?\b|must (?:have|possess|hold)\b|(?:able|required) to\b|skilled in\b)",
    re.IGNORECASE,
)
"""How a sentence opens that says what a person must bring, wherever it stands."""

ENGLISH = frozenset("the of to in for and or with by at from is are be this that".split())
"""Of the words of an English text a good part are these."""
