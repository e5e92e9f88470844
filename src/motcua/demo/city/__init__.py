"""The city as of 2024, built through the services: units and places, officers, catalogue, the people of the demo."""
