"""What the signed ratings of a request came to, as whoever rules on it may read them."""

from dataclasses import dataclass

from classification.models import ClassificationRequest, RatingSheet
from classification.rating.questionnaires import questionnaire_of
from website.models import User


@dataclass(frozen=True)
class SignedRatings:
    """The signed sheets with what each adds up to, and how many others there are that say nothing yet."""

    sheets: list[tuple[RatingSheet, str]]
    closed: int
    """Signed, and closed to this reader until their own by the same scheme is signed."""
    begun: int

    @property
    def are_none(self) -> bool:
        return not (self.sheets or self.closed or self.begun)


def signed_ratings(request: ClassificationRequest, reader: User) -> SignedRatings:
    """Return the request's ratings. Who may read which before both raters signed, the sheets themselves know."""
    every = RatingSheet.objects.filter(request=request)
    shown = every.signed().readable_by(reader).with_all().prefetch_related("ratings").order_by("signed_at", "pk")
    sheets = [(sheet, total_of(sheet)) for sheet in shown]
    closed = every.signed().count() - len(sheets)
    return SignedRatings(sheets, closed, every.filter(signed_at=None).count())


def total_of(sheet: RatingSheet) -> str:
    """Return what the answers add up to, in words; "" where the scheme adds nothing up."""
    result = questionnaire_of(sheet).result({rating.factor: rating.answer for rating in sheet.ratings.all()})
    return result.total_said if result else ""
