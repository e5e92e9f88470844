"""The officers' surface: dense, calm, all by keyboard. No rule of the business lives here."""
