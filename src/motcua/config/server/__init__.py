"""The web process: Django's pages in threads, and live events beside them, on one port."""
