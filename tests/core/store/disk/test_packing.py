"""What is packed group by group is what would be packed at once."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

import core.store.disk.packing
from core.store.disk.packing import Packer
from core.store.disk.sealing import unpack
from core.store.entry import ReadingState

KEYS = st.integers(0, 40).map(str)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["put", "drop"]), st.lists(st.tuples(KEYS, st.integers(0, 9)))),
    max_size=8,
)


@given(CHANGES, st.integers(1, 6))
def test_any_changes_are_packed_as_they_stand(
    changes: list[tuple[str, list[tuple[str, int]]]], group: int
) -> None:
    records: dict[str, ReadingState] = {}
    packer = Packer()
    before = core.store.disk.packing.GROUP
    core.store.disk.packing.GROUP = group
    try:
        for kind, some in changes:
            for key, segment in some:
                if kind == "put":
                    records[key] = ReadingState(segment=segment)
                else:
                    records.pop(key, None)
            parts = packer.pack("reading", records)
            plain = b"".join(parts.plain)
            assert plain == b'"reading":' + msgspec.json.encode(records)
            assert unpack(b"".join(parts.packed)) == plain
    finally:
        core.store.disk.packing.GROUP = before


def test_only_the_group_of_a_changed_record_is_made_anew() -> None:
    records = {str(number): ReadingState(segment=number) for number in range(1000)}
    packer = Packer()
    before = packer.pack("reading", records).packed
    records["500"] = ReadingState(segment=0)
    after = packer.pack("reading", records).packed
    kept = sum(one is other for one, other in zip(before[1:-1], after[1:-1], strict=True))
    assert kept == len(before) - 3
