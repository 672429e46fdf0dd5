"""What firms, providers and partners find on their own pages: classes, rounds and programs."""

from accounts.models import Organization
from training.models import Cohort, DemandRound, Program


def classes_of_firm(organization: Organization):
    """Return the classes a firm may pledge in, and those in which it pledged."""
    return Cohort.objects.of_firm(organization).for_list()


def classes_taught(organization: Organization):
    """Return the classes a provider teaches."""
    return Cohort.objects.taught_by(organization).for_page()


def classes_offered(organization: Organization):
    """Return the recruiting classes of partnerships in which an organization has a seat."""
    return Cohort.objects.offered_to(organization).for_list()


def rounds_released(organization: Organization):
    """Return the closed rounds of which an organization reads the release."""
    rounds = DemandRound.objects.read_by(organization).closed()
    return rounds.select_related("partnership")


def programs_offered(organization: Organization):
    """Return the programs a provider offers now, on whichever board's list."""
    programs = Program.objects.filter(provider__organization=organization).active()
    return programs.for_list().select_related("board")
