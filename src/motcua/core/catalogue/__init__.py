"""What may be asked: procedures in dated versions, with their papers, limits, fees, routes and forms."""
