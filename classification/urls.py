"""Addresses of the pages that rule on positions and people."""

from django.urls import path, re_path

from classification.views import (
    appeals,
    cases,
    classify,
    descriptions,
    determinations,
    positions,
    qualify,
    rating_sheets,
    ratings,
    records,
    requests,
    rulings,
    runs,
)

app_name = "classification"
urlpatterns = [
    path("classify/", classify.classify, name="classify"),
    path("classify/runs/<int:pk>/", runs.run, name="run"),
    path("qualify/", qualify.qualify, name="qualify"),
    path("qualify/send/", records.send, name="send-record"),
    path("qualify/sent/", records.SentList.as_view(), name="sent-records"),
    path("qualify/sent/<int:pk>/", records.sent_record, name="sent-record"),
    path("qualify/sent/<int:pk>/take-back/", records.take_back_page, name="take-back"),
    path("qualify/sent/<int:pk>/determine/", determinations.determine, name="determine"),
    path("qualify/determinations/<int:pk>/", determinations.determination, name="determination"),
    path("positions/", positions.PositionList.as_view(), name="positions"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("positions/<int:pk>/request/", requests.open_page, name="open-request"),
    path("positions/<int:pk>/describe/<slug:role>/", descriptions.describe, name="describe"),
    path("positions/<int:pk>/descriptions/<int:number>/", descriptions.description, name="description"),
    path("positions/<int:pk>/descriptions/<int:number>/<slug:role>/sign/", descriptions.sign, name="sign-part"),
    path("requests/", requests.RequestList.as_view(), name="requests"),
    path("requests/<int:pk>/", requests.request_page, name="request"),
    path("requests/<int:pk>/steps/<slug:step>/", requests.step_page, name="request-step"),
    path("requests/<int:pk>/ratings/", ratings.ratings, name="ratings"),
    path("ratings/<int:pk>/", rating_sheets.rating, name="rating"),
    path("requests/deadlines/", appeals.deadlines, name="deadlines"),
    path("requests/<int:pk>/rule/", rulings.rule, name="rule"),
    re_path(r"^requests/(?P<pk>\d{1,18})/case\.(?P<ending>json|pdf)$", cases.case_file, name="case-file"),
    path("rulings/<int:pk>/", rulings.ruling, name="ruling"),
    path("rulings/<int:pk>/letter/", rulings.letter, name="letter"),
    path("rulings/<int:pk>/letter.pdf", rulings.letter_file, name="letter-file"),
    path("rulings/<int:pk>/appeal/", appeals.appeal, name="appeal"),
    path("rulings/<int:pk>/appeals/<int:stage>/decide/", appeals.decide, name="decide"),
    path("rulings/<int:pk>/appeals/<int:stage>/withdraw/", appeals.withdraw, name="withdraw-appeal"),
]
