"""The one list of where words of a person stand, whose they are, and of all columns that hold none.

A text or JSON column is of one of three kinds; the tests fail on one that is named in none. Columns with fixed
choices, and the key and digest of `SealedWords`, hold no words and are left out.

- REACHED: somebody's words. About a person, they are erased when that person asks, or once they are kept no longer.
  Those that somebody wrote as part of their work are the organization's record, and are erased only where that is
  decided.
- ACCOUNT: what an account leaves in tables that are not of this site's making, or is itself.
- OF_THE_ORGANIZATION: what an employer states of its jobs, and what names or counts things. It is never erased. Words
  about a person do not belong there; where one holds some, whoever wrote it changes it.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """Columns of one table that hold a person's words. Each of the rest names lookups from its rows.

    `about` leads to the person whom they are about. `held` leads to a description and to its position: the words are
    about the work of whoever wrote the incumbent’s part of that description; where nobody has, of who holds the
    position. `by` leads to who wrote them as part of their work. `part_of` is the foreign key to the row that they go
    with, whose key seals them, and its table. Rows are emptied, or deleted where nothing else would be left of them.
    """

    model: str
    columns: tuple[str, ...]
    about: str = ""
    held: tuple[str, str] = ("", "")
    by: str = ""
    part_of: tuple[str, str] = ("", "")
    is_deleted: bool = False

    @property
    def pieces(self) -> "tuple[Words, ...]":
        """The words in other tables that go with these."""
        return tuple(words for words in REACHED if words.part_of[1] == self.model)


CASE = ("request__description", "request__position")

# What goes with a row stands after it.
REACHED = (
    # --- of a position's work: the incumbent’s, the supervisor’s and HR’s words on it ---
    Words("classification.Part", ("origin",), held=("description", "description__position"), by="author"),
    Words("classification.Section", ("heading", "text"), part_of=("part", "classification.Part")),
    Words("classification.Duty", ("text",), part_of=("part", "classification.Part")),
    Words("classification.ClassificationRequest", ("reason",), held=("description", "position"), by="requested_by"),
    Words("classification.RequestStep", ("note",), held=CASE, by="by"),
    Words("classification.RatingSheet", (), held=CASE, by="rater"),
    # The estimate quotes the description.
    Words("classification.Rating", ("reason", "estimate", "word"), part_of=("sheet", "classification.RatingSheet")),
    Words("classification.Run", ("text", "output"), held=("description", "request__position")),
    Words(
        "classification.Ruling",
        ("rationale", "exemption_reason", "past_reason", "consequence"),
        held=CASE,
        by="ruled_by",
    ),
    Words(
        "classification.Appeal",
        ("grounds",),
        held=("ruling__request__description", "ruling__position"),
        by="filed_by",
    ),
    Words(
        "classification.AppealDecision",
        ("reasons",),
        held=("appeal__ruling__request__description", "appeal__ruling__position"),
        by="decided_by",
    ),
    Words("classification.Succession", ("reason",), about="position__incumbent", by="by"),
    # --- of somebody's studies and work: what they entered, and HR’s word on it ---
    Words("classification.OwnRecord", ("record",), about="owner", is_deleted=True),
    Words("classification.SentRecord", ("record", "message"), about="sender"),
    Words("classification.Determination", ("reasons", "judgements"), about="sent__sender", by="signed_by"),
    Words("classification.Precedent", ("reason",), by="ruled_by"),
    # --- of writing ladders: remarks of colleagues, and the log of who wrote what ---
    Words("jobfamilies.Comment", ("text",), by="author"),
    Words("jobfamilies.Transition", ("note",), by="by"),
    # The keys are those of the lines before, one for each.
    Words("ladders.CellChange", ("before", "after", "keys_before"), by="by"),
    Words("ladders.Waiver", ("reason",), by="by"),
    Words("ladders.Confirmation", ("reason",), by="by"),
    # --- what somebody was told ---
    Words("website.Message", ("facts", "error"), about="to", is_deleted=True),
)

ACCOUNT = {
    "website.User": ("username", "first_name", "last_name", "email", "password"),
    "admin.LogEntry": ("object_repr", "change_message"),
    "sessions.Session": ("session_data",),
    "account.EmailAddress": ("email",),
    "account.EmailConfirmation": ("key",),
    "usersessions.UserSession": ("user_agent", "session_key", "data"),
    "axes.AccessAttempt": ("username", "user_agent", "http_accept", "path_info", "get_data", "post_data"),
    "axes.AccessAttemptExpiration": (),
    "axes.AccessFailureLog": ("username", "user_agent", "http_accept", "path_info"),
    "axes.AccessLog": ("username", "user_agent", "http_accept", "path_info", "session_hash"),
}

OF_THE_ORGANIZATION = {
    "admin.LogEntry": "object_id",
    "auth.Group": "name",
    "auth.Permission": "name codename",
    "classification.Appeal": "stage_name heard_by",
    "classification.AppealStage": "name heard_by",
    "classification.Determination": "counted_by digest",
    "classification.Position": "number title unit",
    "classification.Precedent": "studied asked",
    "classification.Rating": "factor",
    "classification.RatingSheet": "result",
    "classification.Reading": "rules note reason",
    "classification.Ruling": "authority appeal_to",
    "classification.Run": "editions rulings engine lexicon",
    "classification.Scheme": "slug name rules source note",
    "contenttypes.ContentType": "app_label model",
    "website.Role": "thing_kind thing_key",
    # A task names rows by their keys.
    "django_tasks_database.DBTaskResult": "args_kwargs task_path worker_ids queue_name backend_name return_value "
    "exception_class_path traceback",
    "jobfamilies.Comment": "dimension",
    "jobfamilies.Edition": "source_date_label source_date_text source_date title found_by summary function_text "
    "track_text",
    "jobfamilies.Grade": "slug name",
    "jobfamilies.JobFamily": "name slug closing_reason found_by sort_key",
    "jobfamilies.JobFunction": "name slug sort_key",
    "jobfamilies.Level": "source_date_label source_date_text source_date slug title short_title job_code grade_text "
    "own_facts found_by sort_key",
    "jobfamilies.Organization": "name slug starter set_aside closing_reason found_by sort_key",
    "jobfamilies.OwnFactDefinition": "slug label choices",
    "jobfamilies.Publication": "notice reference reason authority digest previous_digest salts",
    "jobfamilies.SealEntry": "chain kind row_digest previous seen digest key_id mac",
    "jobfamilies.SourceDocument": "slug title text note sort_key",
    "jobfamilies.Synonyms": "words",
    "jobfamilies.Transition": "content_digest",
    "jobfamilies.Withdrawal": "reason",
    "ladders.CellChange": "level_name dimension row_label",
    # Statements by their keys and digests, and verdicts.
    "ladders.Confirmation": "lower upper verdicts",
    "ladders.Dimension": "name slug definition",
    "ladders.GradeEquivalence": "note",
    # What employers say of their jobs, as their files have it; HR deletes a run's files by ending it.
    "ladders.ImportFile": "name digest content found refusal",
    "ladders.ImportProfile": "name meanings",
    "ladders.ImportRun": "choices made",
    "ladders.ImportedFamily": "proposal digest files said",
    "ladders.Move": "note",
    "ladders.OutsideClass": "name slug",
    "ladders.Row": "label heading note",
    "ladders.SearchEntry": "text terms",
    "ladders.SearchWord": "word",
    "ladders.SharedText": "name text",
    "ladders.Statement": "text",
    "ladders.TextChange": "sought becomes reason places outcome",
    "ladders.Waiver": "code dimension digest place sentence",
    "sessions.Session": "session_key",
    # An erasure names people by id, in its reason too.
    "website.Sending": "digest answer",
    "website.Erasure": "reason emptied",
    "website.Message": "event about_kind about_key organization link",
    "website.Occasion": "name",
    "website.Work": "title result failure",
    "website.Worker": "name",
}

BY_MODEL = {words.model: words for words in REACHED}


def words_of(model: Any) -> Words:
    """Return where the words of a model, or of a row of one, stand. Raises KeyError where it is not in the list."""
    return BY_MODEL[model._meta.label]
