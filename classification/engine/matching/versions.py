"""Which words a result was read by: the version of the lexicon with a digest of all its data."""

from hashlib import sha256

from ladders.engine.cues import SCALES

from .boilerplate import ASKING, BOILERPLATE, EMPLOYER, SECTIONS
from .everyday import BANDS
from .lexicon import STEPS, VERSION
from .terms import UNTELLING
from .track import ACTS, HOW_MANY, NEGATED

WORDS = repr(
    (
        *(STEPS, SCALES, BOILERPLATE, SECTIONS, EMPLOYER.pattern, BANDS, ASKING.pattern),
        *(sorted(UNTELLING), ACTS, HOW_MANY.pattern, NEGATED.pattern),
    )
)
LEXICON = f"{VERSION}-{sha256(WORDS.encode()).hexdigest()[:12]}"
"""Two results of one lexicon were read by the same words, whoever changed them and forgot the version."""
