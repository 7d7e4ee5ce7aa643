"""Texts that break files."""

HOSTILE = [
    "=1+1",
    "@SUM(A1) +a -b",
    "</script><script>alert(1)</script> & <b>",
    '#panic() $x^2$ *b* _c_ `e` <g> [h] // i /* j */ \\ " #let a = 1',
    "first\nsecond\r\nthird\ttab",
    "_x0041_ \N{RIGHT-TO-LEFT OVERRIDE}שלום مرحبا 日本 😀",
    "w" * 40_000,
]
