"""What the pages of ratings are sent."""

from django.urls import reverse


def list_page(request):
    return reverse("classification:ratings", args=[request.pk])


def sent(sheet, answers, **more):
    """Return what the form sends: by factor (code of the answer, reason)."""
    kept = {rating.factor: rating for rating in sheet.ratings.all()}
    facts = {"save": "all"} | more
    for factor, (code, reason) in answers.items():
        facts |= {f"{factor}-answer": code, f"{factor}-reason": reason}
        if factor in kept:
            facts.setdefault(f"{factor}-read_at", kept[factor].answered_at.isoformat())
    return facts
