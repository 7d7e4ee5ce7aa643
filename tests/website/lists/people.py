"""A list of users at /people/, to hold the base of all lists to."""

import django_filters
import django_tables2
from django import forms
from django.contrib.auth.models import Group
from django.urls import path

from website.filters import FilterSet, SearchFilter
from website.lists import FilteredTable
from website.models import User
from website.tables import Table


class PeopleTable(Table):
    username = django_tables2.Column("Name")
    last_name = django_tables2.Column("Track")
    email = django_tables2.Column("Mail", orderable=False, attrs={"cell": {"class": "wide-only"}})


class PeopleFilter(FilterSet):
    q = SearchFilter("username", "groups__name", label="Find somebody")
    org = django_filters.MultipleChoiceFilter(
        field_name="first_name",
        label="Organization",
        choices=[("mit", "MIT"), ("harvard", "Harvard"), ("", "Nowhere")],
        widget=forms.CheckboxSelectMultiple,
    )
    mail = django_filters.ChoiceFilter(
        field_name="email", label="Grade", empty_label="Any", choices=[("MIT", [("a@x.org", "A"), ("b@x.org", "B")])]
    )
    group = django_filters.ModelChoiceFilter(
        field_name="groups", label="Group", queryset=Group.objects.order_by("name")
    )
    groups = django_filters.ModelMultipleChoiceFilter(label="Groups", queryset=Group.objects.order_by("name"))

    class Meta:
        model = User
        fields: list[str] = []


class PeopleList(FilteredTable):
    queryset = User.objects.order_by("last_name")
    table_class = PeopleTable
    filterset_class = PeopleFilter
    title = "People"
    nouns = ("person", "people")
    per_page = 3


urlpatterns = [path("people/", PeopleList.as_view(), name="people")]
