"""How likely it is that two sentences with the same facts say the same."""

from core.brief.claims.likely import LIKELY, MOST_EVIDENCE, merge_clues, probability


def test_more_in_common_is_likelier() -> None:
    little = probability(merge_clues(0.2, 0.2, 0, 0))
    more = probability(merge_clues(0.6, 0.2, 0, 0))
    most = probability(merge_clues(0.6, 0.2, 1, 3))
    assert little < more < most


def test_nothing_in_common_is_never_likely() -> None:
    assert probability(merge_clues(0.0, 0.0, 0, 0)) < LIKELY / 2


def test_evidence_counts_up_to_a_number() -> None:
    assert merge_clues(0.5, 0.5, 9, 99)["evidence"] == MOST_EVIDENCE
