"""REST v1, read only: what the board shows, for machines; rights as on the pages."""
