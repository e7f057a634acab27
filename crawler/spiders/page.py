"""Pages and files: what is asked for when a single document is cited."""

ACCEPT = b"text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
