"""Static files under names that hold their digest, what a script module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Renames the imports of our own modules too, or browsers would keep an old neighbour past a release.

    Django's `support_js_module_import_aggregation` reads every script, and fails on what htmx merely mentions.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "js/*.js",
            (
                (r'(?P<matched>import (?P<names>[^"]+) from "(?P<url>\./[^"]+)")', 'import %(names)s from "%(url)s"'),
                (r'(?P<matched>import "(?P<url>\./[^"]+)")', 'import "%(url)s"'),
            ),
        ),
    )
