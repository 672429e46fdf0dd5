"""Take over what a firm said in an earlier round, as it was said then."""

from training.actions.answers import save_section
from training.models import JobAnswer
from training.models.sections import Section
from training.rules.demand import quarter_index

OWN = {"id", "answer", "job", "competency", *[field.name for field in Section._meta.local_fields]}


def said_before(row):
    """Return {column: value} of all that a section says."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in OWN]
    return {name: getattr(row, name) for name in names}


def keep_section(desk, earlier, *, now, **key):
    """Keep a section of an earlier answer in the firm's draft; key: as in `save_section`.

    Wages keep the day on which they were stated. Quarters that lie before the round's period are
    left out.
    """
    values = said_before(earlier)
    if isinstance(earlier, JobAnswer):
        first = quarter_index(desk.round.period_starts_on)
        values["wages_kept"] = earlier.wages_on is not None
        if any(int(quarter) < first for quarter in earlier.timing):
            values["timing"] = {}
    return save_section(desk, type(earlier), values=values, seen=None, now=now, **key)
