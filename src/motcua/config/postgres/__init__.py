"""The embedded PostgreSQL, for a demo and for tests; never used when DATABASE_URL is set.

`cluster` is the door: attach, detach, destroy. This module imports nothing, so that the keeper
stays small in memory.
"""
