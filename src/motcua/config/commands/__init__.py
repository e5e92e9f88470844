"""One command a file; `motcua.config.cli` lists them."""
