"""Django's database engine over the embedded PostgreSQL: started by the first connection."""
