"""The ladder and the levels that the pages of changes are asked about."""

import pytest

CONSULTANT = "/mit/it-consultant/"
I, II, III = (f"mit/it-consultant/it-consultant-{number}" for number in ("i", "ii", "iii"))  # noqa: E741
MANAGER, MGT_V = "mit/it-manager/it-manager", "harvard/infrastructure-management/it-infrastructure-mgt-v"

documents = pytest.mark.usefixtures("documents", "db")
