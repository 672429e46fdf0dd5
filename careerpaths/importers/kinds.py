"""Every source of official data and what loads it."""

from careerpaths.importers import load_soc
from careerpaths.importers.loader import Loader
from careerpaths.models import DataRelease

LOADERS: dict[DataRelease.Source, Loader] = {
    loader.source: loader
    for loader in [
        load_soc.LOADER,
    ]
}
