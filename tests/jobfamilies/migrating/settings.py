"""The settings of the tests, with the migrations of a release to come."""

from tests.settings import *

MIGRATION_MODULES = {"classification": "tests.jobfamilies.migrating.later"}
