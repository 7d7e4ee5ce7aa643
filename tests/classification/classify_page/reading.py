"""How tests give a description to be read, and what the page shows of it."""

ADDRESS = "/classify/"
TEXT = """Duties:
Works with project teams to design and test new systems and procedures.
Identifies and resolves issues within the team, and documents quality standards.
Trains customers in the use of information technology and writes manuals.
Communicates technical information to customers and project members.
Performs other duties as assigned.
Feeds giraffes.
"""


def give(client, text=TEXT, **data):
    return client.post(ADDRESS, {"text": text, **data}, follow=True)


def shown(client, query=""):
    return client.get(ADDRESS + query).context["shown"]
