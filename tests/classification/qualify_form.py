"""What the form “Do I qualify” sends, and what people enter in it."""

DISTRICT = "district/class-specification/class-specification"
PROFESSIONAL = "harvard/infrastructure-professional/it-infrastructure-professional-"
PAGE = "/qualify/"
ROWS = {"studies": 2, "jobs": 2, "licences": 1, "statuses": 1}
ON = "2026-11-01"
BACHELOR = {"degree": "bachelor’s degree", "field": "information technology"}
JOB = {"from_on": "2026-05-01", "percent": "100", "area": "project management", "kinds": ["professional"]}


def sent(level=DISTRICT, on=ON, **rows):
    """Return what the form sends: `rows` are lists of fields by the name of the part."""
    data = {"level": level, "on": on}
    for part, empty in ROWS.items():
        entries = rows.get(part, [])
        data |= {f"{part}-TOTAL_FORMS": len(entries) + empty, f"{part}-INITIAL_FORMS": 0}
        for number, entry in enumerate(entries):
            data |= {f"{part}-{number}-{name}": value for name, value in entry.items()}
        if part == "jobs":
            data |= {f"jobs-{len(entries) + number}-percent": "100" for number in range(empty)}
    return data
