"""The kit of the read-only JSON API: errors, paging, filters and its description. It knows no app."""
