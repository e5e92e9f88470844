"""Figures that open: each is declared once over facts, and leads to exactly the rows that it counted."""
