"""What is kept of a job's matrices comes back as it was, and nothing out of scale does."""

import json

import pytest

from training.rules.matrix import (
    Ask,
    Complaint,
    CredentialAsk,
    Gives,
    Hires,
    Requirement,
    read_complaints,
    read_counts,
    read_credentials,
    read_hires,
    read_requirements,
    write,
)


@pytest.mark.parametrize(
    ("read", "values"),
    [
        (
            read_requirements,
            {12: Requirement(Ask.REQUIRED, 3, False, 1, 2), 7: Requirement(Ask.NOT)},
        ),
        (read_credentials, {4: CredentialAsk(Ask.PREFERRED, Gives.PAY)}),
        (read_hires, {"school": Hires(4, 3), "source:9": Hires(0)}),
        (read_counts, {8105: 3, 8107: 0}),
    ],
)
def test_what_is_kept_comes_back(read, values):
    assert read(json.loads(json.dumps(write(values)))) == values


def test_gap_is_what_people_lack_of_what_is_asked():
    assert Requirement(Ask.REQUIRED, 3, people=1).gap == 2
    assert Requirement(Ask.PREFERRED, 2, people=4).gap == 0
    assert Requirement(Ask.NOT, 3, people=1).gap is None
    assert Requirement(Ask.REQUIRED, 3).gap is None


def test_at_most_three_challenges_are_read():
    rows = [["safety", 4, "Burns."]] * 4
    assert read_complaints(rows) == [Complaint("safety", 4, "Burns.")] * 3


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        (read_requirements, {"1": ["required", 5]}),
        (read_requirements, {"1": ["maybe"]}),
        (read_hires, {"school": [2, 3]}),
        (read_hires, {"school": [-1, None]}),
        (read_counts, {"8105": -1}),
        (read_complaints, [["safety", 6]]),
    ],
)
def test_what_is_out_of_scale_is_refused(read, kept):
    with pytest.raises(ValueError, match="."):
        read(kept)
