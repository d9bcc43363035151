"""What a line says of a stance, and what its sentence says itself."""

from core.brief.stance.stance import Asserter, Hedge, Stance

MINISTRY = Asserter(who="the ministry", words="le ministère", cue="selon", start=0, end=12)
AGENCY = Asserter(who="Yonhap", words="Yonhap", cue="selon", start=20, end=26)
HEDGE = Hedge(kind="conditional", words="aurait", start=30, end=36)


def test_whom_the_sentence_names_is_not_named_again() -> None:
    given = Stance(reported_by=(MINISTRY, AGENCY))
    assert given.unsaid_in("The Ministry counts 12 dead.").reported_by == (AGENCY,)
    assert given.unsaid_in("There are 12 dead.") == given
    assert given.unsaid_in("Other ministries count 12 dead, Yonhap writes.").reported_by == (
        MINISTRY,
    )


def test_what_is_unconfirmed_stays_so() -> None:
    given = Stance(reported_by=(MINISTRY,), hedges=(HEDGE,))
    assert given.unsaid_in("The ministry counts 12 dead.") == Stance(hedges=(HEDGE,))
    assert Stance().unsaid_in("The ministry counts 12 dead.") == Stance()
