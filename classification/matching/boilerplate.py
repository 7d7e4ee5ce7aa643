"""What every job text says and no job is: phrases that make a sentence boilerplate, and the headings of sections."""

import re

BOILERPLATE = re.compile(
    "|".join(
        (
            r"other duties as (?:may be )?(?:assigned|required|needed)",
            r"(?:related|additional|other) (?:duties|work|tasks)(?: and responsibilities)? as (?:assigned|required)",
            # The disclaimers of class specifications.
            r"class(?:ification)? specifications? (?:is|are) (?:intended|designed|descriptive|not)",
            r"functions are fundamental, core functions",
            r"not (?:intended|meant|designed) to (?:be|contain|cover|include|limit|list|represent)",
            r"not (?:be )?(?:construed|interpreted) as",
            r"not an? (?:exhaustive|all[- ]inclusive|comprehensive|complete) list",
            r"general nature and level of (?:the )?work",
            r"(?:duties|responsibilities)\b.{0,60}\b(?:may|are subject to) change",
            # What the law and the employer say to everybody.
            r"equal (?:employment )?opportunity",
            r"reasonable accommodation",
            r"without regard to (?:race|age|sex)",
            r"background (?:check|screening)",
        )
    ),
    re.IGNORECASE,
)
"""A sentence with one of these says nothing of this job."""

SECTIONS = (
    ("qualifications", ("qualification", "requirement", "education", "experience", "knowledge", "skills")),
    ("supervision", ("supervision", "supervisory", "reporting")),
    ("conditions", ("condition", "environment", "physical")),
    ("summary", ("summary", "statement", "purpose", "overview")),
    ("duties", ("duties", "duty", "responsibilit", "task", "functions")),
)
"""Kinds of sections by what their headings say; the first that fits."""

ENGLISH = frozenset("the of to in for and or with by at from is are be this that".split())
"""Of the words of an English text a good part are these."""
