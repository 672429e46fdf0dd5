"""Titles people use, small enough for a test: facts written for it, in the releases' shape."""

from careerpaths.models import Title
from careerpaths.rules.words import plain
from tests.reference import OccupationFactory, OnetOccupationFactory

# SOC code -> official title, definition, what workers report.
TITLES = {
    "11-3051": ("Industrial Production Managers", "Plan the work of plants.", ["Plant Manager"]),
    "29-1141": (
        "Registered Nurses",
        "Assess and care for patients; licensed.",
        ["Charge Nurse", "Staff Nurse", "Registered Nurse (RN)", "School Nurse"],
    ),
    "29-2061": ("Licensed Practical Nurses", "Care under a nurse.", ["LPN", "Charge Nurse"]),
    "31-1121": ("Home Health Aides", "Help at home.", ["Home Attendant", "Caregiver"]),
    "31-1131": (
        "Nursing Assistants",
        "Help residents bathe and dress.",
        ["Certified Nursing Assistant (CNA)", "Nurses' Aide", "Patient Care Tech"],
    ),
    "31-9092": ("Medical Assistants", "Work in clinics.", ["Certified Medical Assistant (CMA)"]),
    "47-2111": ("Electricians", "Wire buildings.", ["Journeyman Electrician"]),
    "49-9021": (
        "Heating, Air Conditioning, and Refrigeration Mechanics and Installers",
        "Install furnaces.",
        ["HVAC Technician", "Service Technician"],
    ),
    "51-3011": ("Bakers", "Mix dough for bread.", ["Baker"]),
    "51-4041": ("Machinists", "Make parts with machine tools.", ["Machinist", "Tool Machinist"]),
    "51-9161": (
        "Computer Numerically Controlled Tool Operators",
        "Run machines by a program.",
        ["CNC Operator", "CNC Machinist", "CNC Lathe Operator"],
    ),
    "53-3032": ("Heavy and Tractor-Trailer Truck Drivers", "Drive.", ["Over the Road Driver"]),
    "53-7051": (
        "Industrial Truck and Tractor Operators",
        "Move pallets by fork.",
        ["Forklift Operator", "Fork Truck Driver"],
    ),
    "53-7062": ("Laborers and Freight Movers, Hand", "Unload with a dolly.", ["Dock Worker"]),
}


def write_titles(**release):
    """Write the titles into a release of O*NET and the SOC (O*NET 29.3 unless named)."""
    for soc, (title, definition, reported) in TITLES.items():
        if not release:
            OccupationFactory(soc=soc, title=title, definition=definition)
        occupation = OnetOccupationFactory(code=f"{soc}.00", title=title, **release)
        kinds = [(title, "official"), *((each, "reported") for each in reported)]
        Title.objects.bulk_create(
            Title(occupation=occupation, title=each, kind=kind, words=plain(each))
            for each, kind in kinds
        )
