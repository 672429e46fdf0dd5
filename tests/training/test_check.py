"""What a firm reads of its requirements beside those of the others."""

from training.rules.check import Required, others, remarks


def test_sentences_for_each_word():
    asked = [
        Required("CNC setup", 9, "few"),
        Required("Welding", 9, "about half"),
        Required("Safety", 9, "most"),
        Required("Lasers", None, None),
    ]
    assert remarks(asked) == [
        "CNC setup: you require it. Few of the other employers do.",
        "Welding: you require it. About half of the others do too.",
        "Safety: you require it. Most of the others do too.",
    ]


def test_at_least_five_others():
    assert others(6) == 5
    assert remarks([Required("CNC setup", 6, "few")])
    assert not remarks([Required("CNC setup", 5, "few")])
