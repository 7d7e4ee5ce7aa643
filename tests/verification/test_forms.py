"""What each form is made of stays: a digest that was taken must come out again in every release."""

from jobfamilies.sealing.forms import VERSION, columns
from jobfamilies.sealing.kinds import kinds

# A column may join its line once rows that stand say nothing in it. Anything else is the next version of the form, by
# which rows that were sealed before are not held (docs/developers.md, “What is sealed”).
FORMS = {
    "jobfamilies.publication": """edition_id effective_on published_at published_by_id kind notice reference reason
        authority document_version digest previous_digest salts""",
    "jobfamilies.withdrawal": "publication_id withdrawn_at withdrawn_by_id reason",
    "jobfamilies.transition": """words_digest family_id number move from_stage to_stage by_id at content_digest
        document_version""",
    "website.erasure": "person_id by_id at reason with_name emptied",
    "classification.succession": "words_digest edition_id retired_key position_id family_id successor_key by_id at",
    "classification.requeststep": "words_digest request_id step from_stage to_stage by_id at",
    "classification.ruling": """words_digest position_id request_id outcome level_id authority exemption effective_on
        appeal_by appeal_to ruled_by_id ruled_at supersedes_id""",
    "classification.appeal": "words_digest ruling_id stage stage_name heard_by filed_by_id filed_at decide_by",
    "classification.appealdecision": "words_digest appeal_id outcome appeal_by decided_by_id decided_at",
    "classification.precedent": "words_digest organization_id kind studied asked is_related ruled_by_id ruled_at",
    "classification.run": "words_digest request_id description_id editions rulings engine lexicon by_id at",
    "classification.determination": "words_digest sent_id result counted_by digest signed_by_id signed_at",
    "classification.reading": """drafted_by_id drafted_at approved_by_id approved_at key family_id level_key number
        rules note reason""",
    "classification.part": "words_digest description_id role author_id changed_at signed_at",
    "classification.section": "part_id kind order",
    "classification.duty": "part_id percent order",
    "classification.scheme": """drafted_by_id drafted_at approved_by_id approved_at organization_id slug name number
        rules source note""",
    "classification.ratingsheet": "words_digest request_id rater_id scheme_id edition_id started_at signed_at result",
    "classification.rating": "sheet_id factor level is_between first_level first_is_between statement answered_at",
}


def test_the_columns_of_each_form_are_those_of_its_version():
    forms = {kind.label: columns(kind.model, kind.loses) for kind in kinds()}
    forms |= {piece.label: columns(piece.model) for kind in kinds() for piece in kind.pieces}

    assert VERSION == 1
    assert {label: set(names) for label, names in forms.items()} == {
        label: set(names.split()) for label, names in FORMS.items()
    }
