"""Append, announce, seal, record a read."""
