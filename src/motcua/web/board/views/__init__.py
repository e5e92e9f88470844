"""What answers the addresses of the board."""
