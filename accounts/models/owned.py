"""What every row of a board inherits from."""

import pgtrigger
from django.db import models

from accounts.models.parties import Board, Organization


class Owned(models.Model):
    """A row of one board. Everything that is not reference data inherits from this."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="%(class)ss", editable=False)

    class Meta:
        abstract = True


class Engaged(Owned):
    """What a board knows about an organization. Adding one opens the organization's own door."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="engage",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_id"),
                func="""
                    INSERT INTO accounts_engagement (board_id, organization_id)
                    VALUES (NEW.board_id, NEW.organization_id) ON CONFLICT DO NOTHING;
                    RETURN NULL;
                """,
            )
        ]
