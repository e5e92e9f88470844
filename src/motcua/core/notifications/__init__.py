"""Messages to people: in the product and through outside channels."""
