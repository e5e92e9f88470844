"""One declaration, many engines: measures become SQL by ibis, and PostgreSQL or DuckDB runs it."""
