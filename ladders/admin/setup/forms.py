"""What each step of Set up asks."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import slugify

from jobfamilies.models import Grade, JobFamily, Level, Organization
from jobfamilies.models.catalogue import not_reserved
from ladders.actions.setting_up import FirstLevel
from ladders.starters import Starter, starters

MOST_LINES = 500


def lines(text: str) -> list[str]:
    """Return the lines that say something, white space folded; of a sheet's rows the first column."""
    return [" ".join(line.split("\t")[0].split()) for line in text.splitlines() if line.strip()]


class OrganizationForm(forms.Form):
    """Its name and address, and who writes its texts."""

    name = forms.CharField(max_length=100, help_text="As employees read it on every page.")
    slug = forms.SlugField(
        label="Short name in addresses",
        required=False,
        max_length=50,
        validators=[not_reserved],
        help_text="Empty: made of the name. It stays when the name changes.",
    )
    writes_own = forms.TypedChoiceField(
        label="Where do the job texts come from?",
        choices=(
            ("own", "We write our own. Pages speak of editions and their day, never of a source."),
            (
                "transcribed",
                "We transcribe documents. Pages name the document, its own words for dates and grades, "
                "and what it does not state.",
            ),
        ),
        coerce=lambda word: word == "own",
        widget=forms.RadioSelect,
        initial="own",
    )

    def __init__(self, *args: Any, organization: Organization | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        if organization:
            del self.fields["slug"]
            texts = "own" if organization.writes_own else "transcribed"
            self.initial = {"name": organization.name, "writes_own": texts}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = Organization.objects.exclude(pk=self.organization.pk if self.organization else None)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("Another organization has that name.")
        return name

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        if self.organization is None and "name" in facts and "slug" not in self.errors:
            facts["slug"] = facts.get("slug") or slugify(facts["name"])[:50]
            if not facts["slug"] or Organization.objects.filter(slug=facts["slug"]).exists():
                self.add_error("slug", "Write a short name that no other organization has.")
        return facts


class GradesForm(forms.Form):
    """Grades, one a line, lowest first."""

    grades = forms.CharField(
        label="Grades, lowest first, one a line",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        help_text="Paste a column from a sheet. Kept as you write them; to change the order, change the lines.",
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = organization.grades.order_by("order").values_list("name", flat=True)
        self.initial = {"grades": "\n".join(stored)}

    def clean_grades(self) -> list[str]:
        names = list({name.casefold(): name for name in lines(self.cleaned_data["grades"])}.values())
        longest = Grade._meta.get_field("name").max_length
        too_long = [name for name in names if len(name) > longest]  # type: ignore[operator]
        if too_long:
            raise forms.ValidationError(f"A grade has at most {longest} characters: “{too_long[0][:80]}”.")
        if len(names) > MOST_LINES:
            raise forms.ValidationError(f"At most {MOST_LINES} grades are read, and these are {len(names)}.")
        return names


class StarterField(forms.TypedChoiceField):
    """One of the starter sets."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [(each.slug, f"{each.name}, {len(each.rows)} rows") for each in starters().values()],
            coerce=self.read,
            **kwargs,
        )

    @staticmethod
    def read(slug: str) -> Starter:
        return starters()[slug]


class RowsForm(forms.Form):
    """The set of rows that new ladders begin with."""

    starter = StarterField(label="Starter set", widget=forms.RadioSelect)

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"starter": organization.starter}


class LadderForm(forms.Form):
    """A first ladder: its family, its levels from the lowest up, and which rows it has."""

    family = forms.CharField(
        label="Name of the job family", max_length=JobFamily._meta.get_field("name").max_length or 120
    )
    function = forms.CharField(
        label="Job function",
        required=False,
        max_length=100,
        help_text="A field of work that groups families, such as Information Technology. May be empty.",
    )
    levels = forms.CharField(
        label="Levels, lowest first: title, then grade after a comma",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20_000,
        validators=[RegexValidator(r"\S", "Write at least one level.")],
        help_text="One a line, such as “Accountant II, Grade 6”. The grade may be left out; codes come in the grid.",
    )
    starter = StarterField(label="Rows")

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grades = set(organization.grades.values_list("name", flat=True))
        self.initial = {"starter": organization.starter}

    def clean_levels(self) -> list[FirstLevel]:
        levels = [self.read(line) for line in self.cleaned_data["levels"].splitlines() if line.strip()]
        longest = Level._meta.get_field("title").max_length or 120
        if any(not level.title or len(level.title) > longest for level in levels):
            raise forms.ValidationError(f"Each level has a title of at most {longest} characters.")
        if len(levels) > MOST_LINES:
            raise forms.ValidationError(f"At most {MOST_LINES} levels are read.")
        return levels

    def read(self, line: str) -> FirstLevel:
        """Return a level as it is typed; a comma belongs to the title where no grade of that name follows it.

        A tab, as in lines copied from a sheet, always divides.
        """
        if "\t" in line:
            title, grade, *_ = [" ".join(part.split()) for part in line.split("\t")]
            return FirstLevel(title, grade)
        title, comma, grade = (" ".join(part.split()) for part in line.rpartition(","))
        is_grade = comma and grade.casefold() in {name.casefold() for name in self.grades}
        return FirstLevel(title, grade) if is_grade else FirstLevel(" ".join(line.split()))
