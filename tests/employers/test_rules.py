import pytest

from employers.rules.names import first_word


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Keystone Gear Works", "Keystone"),
        ("The Gear Works", "Gear"),
        ("Weidman, Inc.", "Weidman"),
        ("The", "The"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_a_firm_is_looked_up_by_its_first_telling_word(name, word):
    assert first_word(name) == word
