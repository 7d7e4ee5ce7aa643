"""The child process in which a file is opened; see opening.py."""

from website.files.opening import main

main()
