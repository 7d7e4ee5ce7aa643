"""The migrations of classification, and two of a release to come; see `later_release`."""

from classification import migrations

__path__ = [*__path__, *migrations.__path__]
