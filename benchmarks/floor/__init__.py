"""The least that a page of this site can cost: hand-written SQL, joined into the page by plain Python.

Each view says the words of the page that it is the floor of, in the same table inside the same base page; a test holds
them equal. They need ladders of two levels or more that leave nothing unstated, as `fill` makes them.
"""
