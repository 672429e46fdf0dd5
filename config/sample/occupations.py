"""Occupations of the sample's jobs and of those before and after them, with true codes.

Codes, titles and job zones are the official ones, figures are in the CSV files beside this module;
no official sentence is kept here, and loading the real files fills what is empty. The words people
search by are the sample's own, kept as words the boards learned: as titles of O*NET's release they
would stand before those of another release that has all of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleOccupation:
    """A SOC occupation with its O*NET job zone, and words people of the boards found it by."""

    soc: str
    title: str
    zone: int
    called: tuple[str, ...]


OCCUPATIONS = [
    SampleOccupation("11-3051", "Industrial Production Managers", 4,
                     ("Plant Manager", "Production Manager", "Shop Manager")),
    SampleOccupation("17-3024",
                     "Electro-Mechanical and Mechatronics Technologists and Technicians", 3,
                     ("Mechatronics Technician", "Automation Technician", "Robot Technician",
                      "PLC Technician")),
    SampleOccupation("31-1131", "Nursing Assistants", 3,
                     ("CNA", "Nurse Aide", "Resident Care Aide")),
    SampleOccupation("49-9041", "Industrial Machinery Mechanics", 3,
                     ("Maintenance Mechanic", "Plant Mechanic", "Line Mechanic",
                      "Maintenance Technician")),
    SampleOccupation("49-9071", "Maintenance and Repair Workers, General", 3,
                     ("Building Maintenance Worker", "Handyman", "Maintenance Helper")),
    SampleOccupation("51-1011", "First-Line Supervisors of Production and Operating Workers", 3,
                     ("Shift Lead", "Line Boss", "Production Supervisor", "Shop Foreman")),
    SampleOccupation("51-2092", "Team Assemblers", 2,
                     ("Assembler", "Line Worker", "Production Assembler")),
    SampleOccupation("51-4031", "Cutting, Punching, and Press Machine Setters, Operators, and "
                     "Tenders, Metal and Plastic", 2,
                     ("Press Operator", "Punch Press Setter", "Shear Operator", "Saw Operator")),
    SampleOccupation("51-4041", "Machinists", 3,
                     ("Machinist", "Lathe Hand", "Manual Machinist", "Setup Machinist")),
    SampleOccupation("51-4121", "Welders, Cutters, Solderers, and Brazers", 2,
                     ("Welder", "MIG Welder", "TIG Welder", "Fabricator and Welder")),
    SampleOccupation("51-4191", "Heat Treating Equipment Setters, Operators, and Tenders, Metal "
                     "and Plastic", 2,
                     ("Heat Treater", "Furnace Operator", "Annealer")),
    SampleOccupation("51-9061", "Inspectors, Testers, Sorters, Samplers, and Weighers", 2,
                     ("Quality Inspector", "QC Inspector", "Gauge Inspector")),
    SampleOccupation("51-9161", "Computer Numerically Controlled Tool Operators", 2,
                     ("CNC Operator", "CNC Machine Operator", "CNC Mill Operator",
                      "CNC Lathe Operator", "CNC guy")),
    SampleOccupation("51-9162", "Computer Numerically Controlled Tool Programmers", 3,
                     ("CNC Programmer", "CAM Programmer", "CNC Setup Programmer")),
]  # fmt: skip
# O*NET's related occupations among these: from, to, tier, place.
RELATED = [
    ("11-3051", "51-1011", "Supplemental", 14), ("11-3051", "51-2092", "Supplemental", 16),
    ("49-9041", "51-4031", "Supplemental", 19), ("49-9071", "49-9041", "Primary-Long", 7),
    ("51-1011", "11-3051", "Supplemental", 12), ("51-1011", "51-2092", "Supplemental", 16),
    ("51-2092", "49-9041", "Primary-Long", 8), ("51-2092", "51-1011", "Supplemental", 14),
    ("51-2092", "11-3051", "Supplemental", 15), ("51-2092", "51-9061", "Supplemental", 16),
    ("51-2092", "51-4041", "Supplemental", 18), ("51-4031", "49-9041", "Supplemental", 18),
    ("51-4041", "51-9161", "Primary-Short", 1), ("51-4041", "51-9162", "Primary-Long", 6),
    ("51-4041", "49-9041", "Supplemental", 12), ("51-4121", "51-4191", "Supplemental", 13),
    ("51-4121", "49-9041", "Supplemental", 14), ("51-4121", "51-4041", "Supplemental", 18),
    ("51-4121", "51-4031", "Supplemental", 20), ("51-4191", "51-4121", "Supplemental", 11),
    ("51-9061", "49-9041", "Primary-Short", 3), ("51-9061", "51-4041", "Supplemental", 16),
    ("51-9161", "51-4041", "Primary-Short", 2), ("51-9161", "51-9162", "Primary-Short", 5),
    ("51-9161", "51-4031", "Supplemental", 11), ("51-9161", "49-9041", "Supplemental", 12),
    ("51-9162", "51-9161", "Primary-Short", 1), ("51-9162", "51-4041", "Primary-Short", 2),
]  # fmt: skip
# The CIP to SOC crosswalk of the sample's programs, to these occupations; and to teachers, whom
# the portal does not propose.
MATCHES = {
    "15.0403": ["17-3024"],
    "15.0404": ["17-3024"],
    "48.0501": ["51-4031", "51-4041", "51-4191"],
    "48.0508": ["51-4121"],
    "48.0510": ["51-9161", "51-9162"],
    "52.0213": ["25-1011"],
}
# Metropolitan areas by CBSA code with their county, and the boards' workforce areas.
METROS = {"29540": ("Lancaster, PA", "42071"), "39740": ("Reading, PA", "42011")}
WORKFORCE_AREAS = {"PA Lancaster": ("Lancaster", "42071"), "PA Berks": ("Berks", "42011")}
BOARD_AREAS = {"lancaster": "29540", "berks": "39740"}
PRIORITIES = {
    "lancaster": ["31-1131", "49-9041", "51-4041", "51-4121", "51-9161"],
    "berks": ["49-9041", "51-4041", "51-9161"],
}
PRIORITY_SOURCE, FIGURE_SOURCE = "Sample list of priority occupations", "sample figure"
HOUSEHOLDS = {"1 adult": "21.90", "1 adult, 1 child": "36.75", "2 adults, 2 children": "26.40"}
COUNTY_MORE = {"42071": "0.85", "42075": "0.00", "42011": "0.35"}  # an hour, above the least
# What staff decided of programs: program, SOC code, whether it leads there. The rest is proposed.
DECISIONS = [
    ("CNC Setup and Operation", "51-9161", True), ("Machining II", "51-4041", True),
    ("Machining II", "51-4031", True), ("Machining II", "51-4191", False),
    ("Industrial Controls and PLCs", "17-3024", True), ("Welding to Procedure", "51-4121", True),
    ("First-Line Leadership", "51-1011", True),
]  # fmt: skip
