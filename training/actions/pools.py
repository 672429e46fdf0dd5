"""Bring like needs together."""

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.models import Partnership
from training.models import Need, Pool, PoolNeed

NAMED = "The partnership has a pool of this name already."
POOLED = "Somebody pooled one of these needs at this moment. Look at the list again."


@transaction.atomic
def make_pool(pool, *, needs, day):
    """Save a pool of these needs: its level is the highest wanted, its day the earliest.

    pool: an unsaved Pool with board, partnership and name. Raises ValidationError when one of the
    needs is in a pool by now.
    """
    # Pools of a partnership are made one after the other, so that no need lands in two.
    Partnership.objects.select_for_update(no_key=True).get(pk=pool.partnership_id)
    needs = list(Need.objects.counted().filter(pk__in=[need.pk for need in needs]))
    if not needs or PoolNeed.objects.filter(need__in=needs).exists():
        raise ValidationError(POOLED)
    if Pool.objects.filter(partnership=pool.partnership_id, name=pool.name).exists():
        raise ValidationError(NAMED)
    pool.competency_id = needs[0].competency_id
    pool.level_target = max(need.level_target for need in needs)
    pool.needed_by = min(need.needed_by for need in needs)
    pool.made_on = day
    pool.save()
    PoolNeed.objects.bulk_create(
        PoolNeed(board=pool.board, pool=pool, need=need, organization_id=need.organization_id)
        for need in needs
    )
    return pool
