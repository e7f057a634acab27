"""Listings: pages whose rows are watched as a set, and whose cited items are visited at once."""

ACCEPT = b"text/html,application/xhtml+xml,*/*;q=0.8"
