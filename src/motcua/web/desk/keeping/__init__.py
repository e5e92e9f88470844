"""Quản trị: units, officers and who decides what, kept by people and not by programmers. Every write is dated."""
