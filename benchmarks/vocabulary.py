"""The words that the catalogue of the benchmarks is composed of: such as job specifications use, nobody's own text."""

ORGANIZATIONS = [
    "Northfield University",
    "Harbor County",
    "Lakeside Health",
    "Union Institute",
    "Port Authority",
    "State Library",
]

FIELDS = [
    "Academic Advising", "Accounting", "Admissions", "Applications", "Archives", "Budget", "Business Systems",
    "Classroom Technology", "Clinical Research", "Communications", "Compliance", "Contracts", "Data Center",
    "Data Governance", "Database", "Desktop Support", "Development", "Energy", "Environmental Health", "Events",
    "Facilities", "Financial Aid", "Fleet", "Grants", "Housing", "Human Resources", "Identity", "Infrastructure",
    "Institutional Research", "Internal Audit", "Laboratory", "Learning Design", "Library Systems", "Media", "Network",
    "Payroll", "Permits", "Procurement", "Public Health", "Records", "Research Computing", "Safety", "Security",
    "Service Desk", "Space Planning", "Storage", "Student Systems", "Telecommunications", "Transportation", "Web",
]  # fmt: skip
ROLES = [
    "Administrator", "Advisor", "Analyst", "Architect", "Consultant", "Coordinator", "Designer", "Developer",
    "Engineer", "Inspector", "Librarian", "Manager", "Officer", "Planner", "Producer", "Programmer", "Researcher",
    "Scientist", "Specialist", "Technician", "Trainer", "Writer",
]  # fmt: skip
FUNCTIONS = [
    "Administration", "Communications", "Facilities Operations", "Finance", "Human Resources",
    "Information Technology", "Library and Archives", "Public Service", "Research", "Student Services",
]  # fmt: skip

HEADINGS = {
    "impact": "JOB IMPACT",
    "competency": "QUALIFICATIONS / TECHNICAL SKILLS",
    "qualification": "QUALIFICATIONS / TECHNICAL SKILLS",
    "conditions": "WORKING CONDITIONS",
}
"""The heading that a row stands under by the kind of its dimension; the other kinds stand under none."""

# One statement is a sentence with its gaps filled: those of RISING by the level, from the lowest to the highest, those
# of FREE at random, the same at every level of the ladder. So neighbouring levels differ as they do in real ladders.
SENTENCES = {
    "criteria": [
        "Demonstrated ability to {lead} {object}, {review}",
        "Viewed as {expert} in {topic} & {other_topic}",
        "Sustained quality of {service} across {scope}",
    ],
    "summary": [
        "{Leads} {object} for {clients} within {scope}.",
        "Responsible for {service} and/or {topic}, {review}.",
        "Works with {clients} to keep {object} in step with the needs of {scope}.",
    ],
    "duties": [
        "{Leads} {object}, including {topic} and {other_topic}.",
        "Confers with {clients} to determine needs and priorities for {object}.",
        "{Leads} the planning, testing and documentation of {object} across {scope}.",
        "Prepares reports on {topic} for {audience}.",
    ],
    "supervision": [
        "Work is {review}; {audience} sets goals and deadlines.",
        "{Guides} others in {topic} and the use of {object}.",
    ],
    "impact": [
        "Results of {service} affect {scope} over {horizon}.",
        "Commits resources of up to ${money},000 for {object}.",
        "Errors in {topic} are found by {audience} and cost {scope} {horizon} of work.",
    ],
    "competency": [
        "Shows {expert} knowledge of {topic} and understands its effect on {scope}.",
        "Explains {object} to {clients}, in writing and/or in person.",
        "Solves problems of {topic} where {precedent}.",
        "Builds agreement among {clients} on {object}, {review}.",
    ],
    "qualification": [
        "Minimum of {years} years' post-secondary education or relevant work experience in {topic}",
        "Knowledge of {object} and {other_topic} within {scope}",
        "Experience working with {clients} on {service}",
    ],
    "conditions": [
        "Work is done in an office and at the sites of {scope}",
        "May lift up to {weight} pounds when handling {object}",
    ],
}

RISING = {
    "lead": ["assist with", "carry out", "plan", "lead", "direct", "set the strategy of"],
    "Leads": ["Assists with", "Carries out", "Plans", "Leads", "Directs", "Sets the direction of"],
    "Guides": ["May show", "Coaches", "Trains", "Mentors", "Supervises", "Manages"],
    "expert": ["a basic", "a good", "a thorough", "an expert", "an expert's", "a recognized authority's"],
    "review": [
        "reviewed daily", "reviewed weekly", "reviewed weekly to monthly", "reviewed at key stages",
        "under general guidance", "with little or no guidance",
    ],
    "scope": [
        "the own team", "several teams", "a department", "several departments", "the institution",
        "the institution and its partners",
    ],
    "horizon": ["days", "weeks", "a month", "months", "a year", "several years"],
    "audience": ["the team leader", "the supervisor", "the manager", "the director", "senior officers", "the board"],
    "precedent": [
        "procedures exist", "past cases are alike", "precedents must be chosen from", "precedents only partly apply",
        "few precedents exist", "no precedent exists",
    ],
    "years": ["one", "two", "three", "five", "seven", "ten"],
    "money": ["5", "20", "50", "100", "500", "1,000"],
}  # fmt: skip

FREE = {
    "object": [
        "access requests", "audit findings", "backup schedules", "building systems", "business processes",
        "case files", "change requests", "client surveys", "contracts and agreements", "course schedules",
        "data models", "equipment inventories", "field inspections", "financial reports", "grant applications",
        "hardware/software inventories", "incident reports", "integration interfaces", "large data sets",
        "maintenance plans", "network equipment", "operating procedures", "pilot programs", "policy drafts",
        "project schedules", "purchase orders", "research protocols", "security reviews", "service agreements",
        "test environments", "training materials", "user interfaces", "vendor relations", "web content",
        "work orders",
    ],
    "topic": [
        "accessibility", "automation", "budget planning", "capacity planning", "change management", "client relations",
        "configuration", "continuity planning", "cost control", "data quality", "design standards",
        "emergency response", "energy use", "information security", "inspection methods", "performance metrics",
        "privacy and records law", "problem diagnosis", "procurement rules", "program evaluation", "quality assurance",
        "regulatory reporting", "risk assessment", "scheduling", "statistical methods", "technical writing",
        "usability",
    ],
    "other_topic": [
        "archiving", "benchmarking", "cataloging", "customer service", "data entry", "estimating", "forecasting",
        "hazard control", "licensing", "monitoring", "outreach", "reconciliation", "reporting", "sampling", "sourcing",
        "system integration", "testing", "transition planning", "user training", "workflow",
    ],
    "service": [
        "consultation", "day-to-day operations", "end-user support", "field work", "general administration",
        "long-term planning", "on-site diagnosis", "project delivery", "public service", "research support",
        "specialized computing services", "training",
    ],
    "clients": [
        "applicants and residents", "clients and colleagues", "customers", "faculty and staff", "internal customers",
        "laboratory staff", "managers of other units", "outside agencies", "partners/stakeholders", "students",
        "user communities", "vendors and contractors",
    ],
    "weight": ["20", "30", "40", "50"],
}  # fmt: skip
