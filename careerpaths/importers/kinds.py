"""Every source of official data and what loads it."""

from careerpaths.importers import (
    load_cip,
    load_naics,
    load_oews,
    load_places,
    load_series,
    load_soc,
)
from careerpaths.importers.loader import Loader
from careerpaths.importers.onet import load as load_onet
from careerpaths.models import DataRelease

LOADERS: dict[DataRelease.Source, Loader] = {
    loader.source: loader
    for loader in [
        load_naics.LOADER,
        load_soc.LOADER,
        load_cip.LOADER,
        load_cip.CROSSWALK,
        load_onet.LOADER,
        load_oews.LOADER,
        load_places.LOADER,
        load_series.QCEW,
        load_series.CPI,
        load_series.SERIES,
    ]
}
