"""One way to write a day and a moment, in pages, letters and the admin."""

DATE_FORMAT = "F j, Y"
DATETIME_FORMAT = "F j, Y, H:i"
