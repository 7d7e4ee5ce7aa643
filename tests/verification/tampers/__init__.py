"""What somebody could do to the database who writes to it past the site, and the sentence that finds it."""

from tests.verification.tampers.editions import OF_EDITIONS
from tests.verification.tampers.moves import OF_MOVES
from tests.verification.tampers.positions import OF_POSITIONS
from tests.verification.tampers.publications import OF_PUBLICATIONS
from tests.verification.tampers.seals import OF_SEALS
from tests.verification.tampers.words import OF_WORDS

TAMPERS = [*OF_EDITIONS, *OF_PUBLICATIONS, *OF_MOVES, *OF_POSITIONS, *OF_SEALS, *OF_WORDS]
