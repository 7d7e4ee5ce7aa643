"""All that an organization published, as one ZIP of ladder documents."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.admin import AdminSite
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from jobfamilies.copies import copy_for
from jobfamilies.document import UnreadableDocument
from jobfamilies.models import Edition, Organization
from website.admin_pages import AdminPage
from website.models import User


class CatalogueFile(AdminPage):
    """Every published edition of an organization as it was sealed, a file each, with the sections that HR reads."""

    permission = "jobfamilies.read_hr_section"

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        organization = get_object_or_404(Organization, pk=pk)
        self.ask_about(organization)
        file = TemporaryFile()  # noqa: SIM115 -- the response closes it
        try:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                for name, content in documents(organization, self.person):
                    archive.writestr(name, content)
        except UnreadableDocument as unknown:
            raise Http404(str(unknown)) from unknown
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{organization.slug}-ladders.zip")


def documents(organization: Organization, reader: User) -> Iterator[tuple[str, bytes]]:
    """Yield (name in the archive, document) of each published edition, family by family, withdrawn ones too.

    Raises UnreadableDocument where a newer release sealed one.
    """
    editions = Edition.objects.published().filter(family__organization=organization).with_family()
    for edition in editions.order_by("family__slug", "number"):
        yield f"{edition.family.slug}/edition-{edition.number}.json", copy_for(edition, reader).make()


def catalogue_file(site: AdminSite) -> URLPattern:
    """Return the file's address below an organization's page."""
    return path("<int:pk>/ladders.zip", CatalogueFile.view_in(site), name="jobfamilies_organization_ladders")
